//! Chance from a seed, so that a run that failed can be run again.

use std::time::Duration;

/// A sequence of numbers by chance (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below the end.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    /// Whether it is the one of so many.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// Lets time go by, shorter than this: a moment for something to happen at which nothing has prepared.
    pub fn pause(&mut self, longest: Duration) {
        let micros = self.below(usize::try_from(longest.as_micros()).unwrap().max(1));
        std::thread::sleep(Duration::from_micros(u64::try_from(micros).unwrap()));
    }
}
