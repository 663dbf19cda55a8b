use super::*;

fn author(name: Option<&str>, student_id: Option<&str>) -> Author {
    Author { name: name.map(str::to_owned), student_id: student_id.map(str::to_owned), unknown: Unknown::new() }
}

#[test]
fn each_field_is_taken_from_the_most_particular_that_has_it() {
    let general = author(Some("박지호"), Some("2023-12675"));
    let table = [
        (author(None, None), general.clone()),
        (author(Some("Jiho Park"), None), author(Some("Jiho Park"), Some("2023-12675"))),
        (author(Some("  "), Some("1")), author(Some("박지호"), Some("1"))),
    ];
    for (own, expected) in table {
        assert_eq!(own.over(&general), expected, "{own:?}");
    }
}

#[test]
fn blank_fields_are_no_identity() {
    assert!(author(None, Some(" ")).is_empty());
    assert!(!author(None, Some("1")).is_empty());
}
