//! Chance from a seed, so that a run that failed can be run again, and moments that pass by it.

use std::time::Duration;

#[path = "../../support/chance.rs"]
mod support;

pub use support::Chance;

/// Lets time go by, shorter than this: a moment for something to happen at which nothing has prepared.
pub fn pause(chance: &mut Chance, longest: Duration) {
    let micros = chance.below(usize::try_from(longest.as_micros()).unwrap().max(1));
    std::thread::sleep(Duration::from_micros(u64::try_from(micros).unwrap()));
}
