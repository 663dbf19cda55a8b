//! The one place where the program reads the time of day.

use crate::journal::Moment;

/// Now, with the offset of the place.
pub(super) fn now() -> Moment {
    chrono::Local::now().fixed_offset()
}
