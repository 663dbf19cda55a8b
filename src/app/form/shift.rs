//! The form that shifts all stamps.

use super::{Form, FormField, Problems, Purpose};

/// The most by which stamps are shifted, in seconds: a day.
const MOST: i64 = 24 * 60 * 60;

impl Form {
    /// The form for shifting the stamps.
    #[must_use]
    pub fn shift_stamps() -> Self {
        let field = FormField::new("By", "+5 for five minutes later, -2:30, +1:05:00", "");
        Self::new(Purpose::ShiftStamps, vec![field])
    }

    /// By how many seconds all stamps are shifted.
    ///
    /// # Errors
    /// When it is no time.
    pub fn read_shift(&self) -> Result<i64, Problems> {
        let text = self.value(0);
        seconds(text).ok_or_else(|| {
            let problem = if text.is_empty() {
                "type minutes, such as +5, or minutes and seconds, such as -2:30".to_owned()
            } else {
                format!("\"{text}\" is no time up to a day; write it as +5, -2:30 or +1:05:00")
            };
            vec![(0, problem)]
        })
    }
}

/// Seconds of `+5` (minutes), `-2:30`, `1:05:00`; without a sign it is later.
fn seconds(text: &str) -> Option<i64> {
    let (sign, time) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(time) => (-1, time),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut parts = Vec::new();
    for part in time.trim().split(':') {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        parts.push(part.parse::<i64>().ok().filter(|number| is_number && *number <= MOST)?);
    }
    let seconds = match parts.as_slice() {
        [minutes] => minutes * 60,
        [minutes, seconds @ 0..60] => minutes * 60 + seconds,
        [hours, minutes @ 0..60, seconds @ 0..60] => (hours * 60 + minutes) * 60 + seconds,
        _ => return None,
    };
    (seconds <= MOST).then_some(sign * seconds)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn shifts_are_minutes_or_clock_times_with_a_sign() {
        for (text, expected) in [
            ("+5", Some(300)),
            ("5", Some(300)),
            ("-2:30", Some(-150)),
            ("\u{2212}2:30", Some(-150)),
            ("+0:07", Some(7)),
            ("+1:05:00", Some(3900)),
            ("90", Some(5400)),
            ("90:00", Some(5400)),
            ("0", Some(0)),
            ("24:00:00", Some(86_400)),
            ("", None),
            ("+", None),
            ("five", None),
            ("2:60", None),
            ("1:60:00", None),
            ("1:2:3:4", None),
            ("--5", None),
            ("5:", None),
            ("24:00:01", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(seconds(text), expected, "{text:?}");
        }
    }
}
