use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Thursdays from 2024-09-12, with two breaks, fifteen sessions.
fn course() -> Calendar {
    let breaks = ["2024-09-26", "2024-10-03"].map(day);
    Calendar::new(day("2024-09-12"), Some(Weekday::Thu), breaks, Some(15))
}

#[test]
fn a_date_belongs_to_a_week_of_the_course() {
    let table = [
        ("2024-09-12", 1, "the first session"),
        ("2024-09-13", 1, "between sessions: that before"),
        ("2024-09-18", 1, "the day before the second"),
        ("2024-09-19", 2, "the second"),
        ("2024-09-26", 2, "a break takes no number"),
        ("2024-10-03", 2, "nor does the next"),
        ("2024-10-09", 2, "still behind the second"),
        ("2024-10-10", 3, "the third, in calendar week 41"),
        ("2024-09-11", 1, "before the first"),
        ("2019-01-01", 1, "years before the first"),
        ("2025-01-02", 15, "the last"),
        ("2025-01-09", 15, "a week behind the last"),
        ("9999-12-31", 15, "far behind the last"),
    ];
    for (date, week, why) in table {
        assert_eq!(course().week_of(day(date)), week, "{date}: {why}");
    }
}

#[test]
fn the_first_session_is_the_first_such_weekday() {
    // 2024-09-12 is a Thursday.
    let table = [
        (None, "2024-09-12"),
        (Some(Weekday::Thu), "2024-09-12"),
        (Some(Weekday::Fri), "2024-09-13"),
        (Some(Weekday::Sun), "2024-09-15"),
        (Some(Weekday::Mon), "2024-09-16"),
        (Some(Weekday::Wed), "2024-09-18"),
    ];
    for (weekday, first) in table {
        let calendar = Calendar::new(day("2024-09-12"), weekday, [], None);
        assert_eq!(calendar.date_of(1), Some(day(first)), "{weekday:?}");
        assert_eq!(calendar.week_of(day("2024-09-12")), 1, "{weekday:?}");
    }
}

#[test]
fn weeks_have_dates_and_no_others() {
    let table = [
        (0, None),
        (1, Some("2024-09-12")),
        (2, Some("2024-09-19")),
        (3, Some("2024-10-10")),
        (15, Some("2025-01-02")),
        (16, None),
        (u32::MAX, None),
    ];
    for (week, date) in table {
        assert_eq!(course().date_of(week), date.map(day), "week {week}");
    }
}

#[test]
fn breaks_off_the_weekday_or_before_the_first_date_count_for_nothing() {
    let breaks = ["2024-09-05", "2024-09-13", "2024-09-20"].map(day);
    let calendar = Calendar::new(day("2024-09-12"), None, breaks, None);
    assert_eq!(calendar.week_of(day("2024-09-26")), 3);
    assert_eq!(calendar.date_of(3), Some(day("2024-09-26")));
}

#[test]
fn a_break_on_the_first_date_puts_the_first_session_off() {
    let calendar = Calendar::new(day("2024-09-12"), None, [day("2024-09-12")], Some(2));
    assert_eq!(calendar.date_of(1), Some(day("2024-09-19")));
    assert_eq!(calendar.week_of(day("2024-09-12")), 1);
    assert_eq!(calendar.week_of(day("2024-09-19")), 1);
    assert_eq!(calendar.sessions().collect::<Vec<_>>(), ["2024-09-19", "2024-09-26"].map(day));
}

#[test]
fn sessions_are_the_dates_on_which_there_is_one() {
    for (date, expected) in [
        ("2024-09-12", true),
        ("2024-09-13", false),
        ("2024-09-26", false),
        ("2024-10-10", true),
        ("2024-09-05", false),
        ("2025-01-02", true),
        ("2025-01-09", false),
    ] {
        assert_eq!(course().has_session(day(date)), expected, "{date}");
    }
}

#[test]
fn the_ends_of_time_and_a_course_of_no_weeks_are_no_trouble() {
    for starts in [NaiveDate::MIN, NaiveDate::MAX, day("2024-09-12")] {
        for weekday in [None, Some(Weekday::Mon), Some(Weekday::Sun)] {
            for weeks in [None, Some(0), Some(1), Some(u32::MAX)] {
                let calendar = Calendar::new(starts, weekday, [NaiveDate::MAX, NaiveDate::MIN], weeks);
                for date in [NaiveDate::MIN, NaiveDate::MAX, day("2024-09-12")] {
                    assert!(calendar.week_of(date) >= 1);
                    assert!(!calendar.has_session(date) || calendar.sessions().any(|session| session == date));
                }
                assert_eq!(calendar.date_of(0), None);
                assert_eq!(calendar.date_of(u32::MAX), None);
            }
        }
    }
}

proptest! {
    #[test]
    fn a_session_belongs_to_its_own_week(
        ahead in 0_u8..7,
        breaks in prop::collection::vec(0_u64..150, 0..12),
        weeks in prop::option::of(1_u32..20),
    ) {
        let starts = day("2024-09-12");
        let breaks = breaks.into_iter().map(|days| starts + Days::new(days));
        let calendar = Calendar::new(starts, Some(Weekday::try_from(ahead).unwrap()), breaks, weeks);
        for (week, date) in (1..).zip(calendar.sessions().take(30)) {
            prop_assert_eq!(calendar.week_of(date), week);
            prop_assert_eq!(calendar.date_of(week), Some(date));
            prop_assert!(calendar.has_session(date));
        }
    }

    #[test]
    fn week_numbers_never_fall_as_time_goes_on(breaks in prop::collection::vec(0_u64..100, 0..8)) {
        let starts = day("2024-09-12");
        let calendar = Calendar::new(starts, None, breaks.into_iter().map(|days| starts + Days::new(days)), None);
        let numbers: Vec<_> = starts.iter_days().take(150).map(|date| calendar.week_of(date)).collect();
        prop_assert!(numbers.is_sorted_by(|before, after| *after == *before || *after == *before + 1));
    }
}
