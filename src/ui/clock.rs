//! Talk time in words.

/// Seconds as `mm:ss`, from an hour on as `h:mm:ss`.
pub(super) fn talk_time(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::talk_time;

    #[test]
    fn talk_time_shows_hours_from_the_first_on() {
        for (seconds, words) in [(0, "00:00"), (95, "01:35"), (3599, "59:59"), (3600, "1:00:00"), (36_061, "10:01:01")]
        {
            assert_eq!(talk_time(seconds), words);
        }
    }
}
