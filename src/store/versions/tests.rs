use super::*;
use chrono::TimeZone;

fn version(when: DateTime<Utc>, reason: Reason) -> Version {
    let id = "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37".parse().unwrap();
    Version { id, when, reason, path: PathBuf::new() }
}

#[test]
fn the_last_ten_stay_then_one_a_day_then_one_a_week() {
    let now = Utc.with_ymd_and_hms(2024, 12, 1, 12, 0, 0).unwrap();
    // One every six hours for a hundred days, newest first.
    let versions: Vec<Version> = (0..400).map(|n| version(now - Duration::hours(6 * n), Reason::Closed)).collect();
    let dropped = superfluous(versions.iter(), now);
    let kept: Vec<&Version> = versions.iter().filter(|version| !dropped.contains(version)).collect();
    assert!(kept.iter().zip(&versions).take(10).all(|(kept, version)| *kept == version));
    let days = |from: i64, to: i64| {
        let ages = kept.iter().map(|version| (now - version.when).num_days());
        ages.filter(|age| (from..to).contains(age)).count()
    };
    assert_eq!(days(3, 30), 27, "one a day");
    assert_eq!(days(30, 100), 10 + 1, "one a week of ten weeks, and the begun one");
}

#[test]
fn what_was_handed_in_and_what_others_wrote_is_never_thinned_out() {
    let now = Utc.with_ymd_and_hms(2024, 12, 1, 12, 0, 0).unwrap();
    let kept = [Reason::HandedIn, Reason::Outside];
    let versions: Vec<Version> =
        (0..100).map(|n| version(now - Duration::minutes(n), kept[usize::try_from(n).unwrap() % 2])).collect();
    assert_eq!(superfluous(versions.iter(), now), Vec::<&Version>::new());
}

#[test]
fn a_version_is_read_from_its_name_and_other_files_are_none() {
    let id = "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37".parse().unwrap();
    let read =
        |name: &str| version_at(id, PathBuf::from(name)).map(|version| (version.when.to_rfc3339(), version.reason));
    assert_eq!(
        read("20241003T161502123Z-handed-in.json"),
        Some(("2024-10-03T16:15:02.123+00:00".to_owned(), Reason::HandedIn))
    );
    for name in ["20241003T161502123Z-01920b7e.log", "20241003T161502123Z-other.json", "notes.json", "Z-closed.json"] {
        assert_eq!(read(name), None, "{name}");
    }
}
