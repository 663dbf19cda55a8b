use proptest::prelude::*;

use super::*;

/// A moment of the day of the talk.
fn at(time: &str) -> Moment {
    Moment::parse_from_rfc3339(&format!("2024-09-19T{time}+09:00")).unwrap()
}

fn day() -> NaiveDate {
    at("00:00:00").date_naive()
}

fn started() -> Talk {
    Talk::planned(Some(75)).running(at("16:00:00"))
}

#[test]
fn the_clock_is_started_paused_resumed_and_ended() {
    let waiting = Talk::planned(None);
    let running = waiting.running(at("16:00:00"));
    let paused = running.paused(at("16:30:00"));
    let resumed = paused.running(at("16:40:00"));
    let ended = resumed.finished(at("17:25:00"));
    let states = [&waiting, &running, &paused, &resumed, &ended].map(Talk::state);

    assert_eq!(
        states,
        [ClockState::Waiting, ClockState::Running, ClockState::Paused, ClockState::Running, ClockState::Ended]
    );
    assert_eq!(ended.pauses, [Pause(at("16:30:00"), Some(at("16:40:00")))]);
    assert_eq!(ended.elapsed(at("23:00:00")), 75 * 60);
}

#[test]
fn what_does_not_fit_the_clock_changes_nothing() {
    let waiting = Talk::planned(Some(75));
    assert_eq!(waiting.paused(at("16:00:00")), waiting);
    assert_eq!(waiting.finished(at("16:00:00")), waiting);
    let running = started();
    assert_eq!(running.running(at("16:10:00")), running);
    let paused = running.paused(at("16:10:00"));
    assert_eq!(paused.paused(at("16:20:00")), paused);
    let ended = running.finished(at("17:00:00"));
    assert_eq!(ended.running(at("17:10:00")), ended);
    assert_eq!(ended.paused(at("17:10:00")), ended);
    assert_eq!(ended.finished(at("17:10:00")), ended);
}

#[test]
fn talk_time_leaves_breaks_out_and_is_never_negative() {
    let paused = started().paused(at("16:30:00"));
    let resumed = paused.running(at("16:40:00"));
    let twice = resumed.paused(at("16:50:00")).running(at("16:55:00"));
    let table = [
        ("not started", Talk::planned(Some(75)), "16:30:00", 0),
        ("just started", started(), "16:00:00", 0),
        ("running", started(), "16:00:59", 59),
        ("the clock set back before the start", started(), "15:00:00", 0),
        ("in an open break", paused.clone(), "16:35:00", 1800),
        ("long in an open break", paused.clone(), "23:00:00", 1800),
        ("the clock set back before the break", paused, "16:20:00", 1200),
        ("behind a break", resumed.clone(), "16:41:00", 1860),
        ("the clock set back into a break", resumed, "16:35:00", 1800),
        ("behind two breaks", twice.clone(), "17:00:00", 45 * 60),
        ("ended in a break", twice.paused(at("17:00:00")).finished(at("17:10:00")), "18:00:00", 45 * 60),
        ("ended", twice.finished(at("17:10:00")), "20:00:00", 55 * 60),
    ];
    for (why, talk, now, seconds) in table {
        assert_eq!(talk.elapsed(at(now)), seconds, "{why}");
    }
}

#[test]
fn moments_of_different_offsets_are_the_same_time() {
    let now = Moment::parse_from_rfc3339("2024-09-19T07:10:00Z").unwrap();
    assert_eq!(started().elapsed(now), 600);
}

#[test]
fn a_clock_set_back_does_not_end_a_break_or_a_talk_before_it_began() {
    let resumed = started().paused(at("16:30:00")).running(at("16:20:00"));
    assert_eq!(resumed.pauses, [Pause(at("16:30:00"), Some(at("16:30:00")))]);
    assert_eq!(started().finished(at("15:00:00")).ended, Some(at("16:00:00")));
    let ended = started().paused(at("16:30:00")).finished(at("16:20:00"));
    assert_eq!(ended.pauses, [Pause(at("16:30:00"), Some(at("16:30:00")))]);
}

#[test]
fn no_second_of_two_breaks_that_overlap_is_left_out_twice() {
    // The clock was set back by ten minutes in the first break.
    let talk = started().paused(at("16:10:00")).running(at("16:20:00")).paused(at("16:15:00")).running(at("16:25:00"));
    assert_eq!(talk.elapsed(at("16:30:00")), 15 * 60);
}

#[test]
fn stamps_are_given_while_the_talk_is_under_way() {
    let table = [
        (Talk::planned(Some(75)), 0, None),
        (started(), 0, Some(600)),
        (started(), 5, Some(595)),
        (started(), 700, Some(0)),
        (started().paused(at("16:02:00")), 0, Some(120)),
        (started().finished(at("16:05:00")), 0, None),
    ];
    for (talk, lead, stamp) in table {
        assert_eq!(talk.stamp(at("16:10:00"), lead), stamp, "{talk:?} {lead}");
    }
}

#[test]
fn the_time_left_counts_from_the_planned_length() {
    assert_eq!(started().left(at("17:05:00")), 600);
    assert_eq!(started().left(at("17:16:40")), -100);
    assert_eq!(Talk::planned(None).left(at("16:00:00")), 75 * 60);
    assert_eq!(Talk::planned(Some(u32::MAX)).planned_seconds(), u32::MAX);
}

#[test]
fn a_talk_has_ended_by_hand_or_an_hour_behind_its_plan_or_when_it_never_began() {
    let waiting = Talk::planned(Some(75));
    let paused = started().paused(at("16:30:00"));
    let next_day = |time: &str| at(time) + Duration::days(1);
    let table = [
        ("waiting, on the day", &waiting, at("23:59:59"), false),
        ("waiting, the day after", &waiting, next_day("00:00:00"), true),
        ("waiting, the day before", &waiting, at("16:00:00") - Duration::days(1), false),
        ("running", &started(), at("17:00:00"), false),
        ("over time", &started(), at("18:14:59"), false),
        ("an hour over time", &started(), at("18:15:00"), true),
        ("a break moves the planned end", &paused.running(at("17:00:00")), at("18:15:00"), false),
        ("… by as much", &paused.running(at("17:00:00")), at("18:45:00"), true),
        ("in an open break", &paused, at("20:00:00"), false),
        ("a break that was never ended", &paused, next_day("17:15:01"), true),
        ("ended", &started().finished(at("16:20:00")), at("16:20:00"), true),
    ];
    for (why, talk, now, ended) in table {
        assert_eq!(talk.has_ended(day(), now), ended, "{why}");
    }
}

#[test]
fn the_day_that_is_past_is_that_of_the_place() {
    let evening_in_seoul = Moment::parse_from_rfc3339("2024-09-19T23:30:00+09:00").unwrap();
    assert!(!Talk::planned(None).has_ended(day(), evening_in_seoul));
    let same_moment_further_east = evening_in_seoul.with_timezone(&chrono::FixedOffset::east_opt(12 * 3600).unwrap());
    assert!(Talk::planned(None).has_ended(day(), same_moment_further_east));
}

#[test]
fn breaks_are_lists_of_two_and_what_is_missing_is_none() {
    let text = r#"{"started":"2024-09-19T16:00:00+09:00","pauses":[["2024-09-19T16:30:00+09:00","2024-09-19T16:40:00+09:00"],["2024-09-19T16:50:00+09:00",null]]}"#;
    let talk: Talk = serde_json::from_str(text).unwrap();
    assert_eq!(talk.pauses, [Pause(at("16:30:00"), Some(at("16:40:00"))), Pause(at("16:50:00"), None)]);
    assert_eq!((talk.ended, talk.minutes), (None, None));
    let short = text.replace(",null]", "]");
    assert_eq!(serde_json::from_str::<Talk>(&short).unwrap(), talk);
    assert_eq!(serde_json::from_str::<Talk>(&serde_json::to_string(&talk).unwrap()).unwrap(), talk);
    assert_eq!(serde_json::from_str::<Talk>(r#"{"started":null,"pauses":null}"#).unwrap(), Talk::default());
}

#[test]
fn a_clock_started_late_is_shifted_and_goes_on_from_there() {
    let paused = started().paused(at("16:10:00")).running(at("16:20:00"));
    for (why, talk, seconds, now, elapsed, later) in [
        ("five minutes late", started(), 300, "16:30:00", 2100, 2160),
        ("too early", started(), -150, "16:30:00", 1650, 1710),
        ("more than has passed", started(), -3600, "16:30:00", 0, 60),
        ("before a break", paused.clone(), 300, "16:30:00", 1500, 1560),
        ("back behind a break", paused.clone(), -900, "16:30:00", 300, 360),
        ("back into the time before it", paused.clone(), -300, "16:30:00", 900, 960),
        ("in an open break", started().paused(at("16:10:00")), -300, "16:30:00", 300, 300),
        ("ended", started().finished(at("16:40:00")), 300, "18:00:00", 2700, 2700),
        ("never started", Talk::planned(None), 300, "16:30:00", 0, 0),
    ] {
        let shifted = talk.shifted(seconds, at(now));
        assert_eq!(shifted.elapsed(at(now)), elapsed, "{why}");
        assert_eq!(shifted.elapsed(at(now) + Duration::minutes(1)), later, "{why}, a minute later");
    }
    assert_eq!(started().shifted(300, at("16:30:00")).started, Some(at("15:55:00")));
}

#[test]
fn a_talk_moves_with_the_clock_that_tells_its_moments() {
    let talk = started().paused(at("16:10:00")).running(at("16:20:00"));
    let moved = talk.moved(Duration::hours(-1));
    assert_eq!(moved.elapsed(at("15:30:00")), talk.elapsed(at("16:30:00")));
    assert_eq!(moved.moved(Duration::hours(1)), talk);
}

#[test]
fn a_talk_that_nobody_ended_ends_with_its_plan_or_its_last_note() {
    let paused = started().paused(at("16:10:00")).running(at("16:20:00"));
    for (talk, last, ended) in [
        (started(), 0, "17:15:00"),
        (started(), 80 * 60, "17:20:00"),
        (paused, 12, "17:25:00"),
        (started(), 60, "17:15:00"),
    ] {
        assert_eq!(talk.finished_as_planned(last, at("23:00:00")).ended, Some(at(ended)));
    }
}

proptest! {
    /// A shift is felt by the running clock to the second, and never makes it negative.
    #[test]
    fn a_shift_is_what_the_clock_gains(
        steps in prop::collection::vec((0_u8..2, 0_i64..1800), 0..10), shift in -9000_i64..9000
    ) {
        let mut now = at("16:00:00");
        let mut talk = Talk::planned(Some(75)).running(now);
        for (key, seconds) in steps {
            now += Duration::seconds(seconds);
            talk = if key == 0 { talk.paused(now) } else { talk.running(now) };
        }
        let expected = (i64::from(talk.elapsed(now)) + shift).max(0);
        prop_assert_eq!(i64::from(talk.shifted(shift, now).elapsed(now)), expected);
    }
    /// Whatever is pressed and however the clock jumps, talk time stays between nothing and the time since the start.
    #[test]
    fn talk_time_stays_within_the_time_that_passed(steps in prop::collection::vec((0_u8..3, -600_i64..1800), 0..12)) {
        let mut now = at("16:00:00");
        let mut latest = now;
        let mut talk = Talk::planned(Some(75)).running(now);
        for (key, seconds) in steps {
            now += Duration::seconds(seconds);
            latest = latest.max(now);
            talk = match key {
                0 => talk.paused(now),
                1 => talk.running(now),
                _ => talk,
            };
            let passed = (now - at("16:00:00")).num_seconds().max(0);
            prop_assert!(i64::from(talk.elapsed(now)) <= passed);
            prop_assert!(talk.elapsed(now) <= talk.elapsed(latest));
        }
        let ended = talk.finished(now);
        prop_assert_eq!(ended.state(), ClockState::Ended);
        prop_assert_eq!(ended.elapsed(latest + Duration::hours(1)), ended.elapsed(latest + Duration::hours(2)));
    }
}
