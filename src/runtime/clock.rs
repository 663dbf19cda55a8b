//! The one place where the program reads the time of day.

use crate::journal::Moment;

/// Now, with the offset of the place.
pub(super) fn now() -> Moment {
    chrono::Local::now().fixed_offset()
}

/// A moment as the clock on the wall showed it then.
pub(super) fn local(moment: chrono::DateTime<chrono::Utc>) -> Moment {
    moment.with_timezone(&chrono::Local).fixed_offset()
}
