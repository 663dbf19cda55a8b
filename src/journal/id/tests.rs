use super::*;

fn at(time: &str) -> Moment {
    Moment::parse_from_rfc3339(time).unwrap()
}

#[test]
fn ids_are_ordered_by_the_moment_they_were_made() {
    let earlier = EntryId::new(at("2024-09-19T16:00:00+09:00"));
    let later = EntryId::new(at("2024-09-19T07:00:00.002Z"));
    assert!(earlier < later);
    assert_ne!(EntryId::new(at("2024-09-19T16:00:00Z")), EntryId::new(at("2024-09-19T16:00:00Z")));
}

#[test]
fn the_short_form_is_the_last_eight_digits() {
    let id: EntryId = "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37".parse().unwrap();
    assert_eq!(id.short(), "6e1d2a37");
    assert_eq!(id.to_string(), "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37");
    assert!("01920b7e".parse::<EntryId>().is_err());
}

#[test]
fn a_moment_before_1970_gives_an_id_too() {
    assert!(EntryId::new(at("1900-01-01T00:00:00Z")) < EntryId::new(at("2024-01-01T00:00:00Z")));
}
