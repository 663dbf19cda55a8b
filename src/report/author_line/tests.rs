use super::read;

#[test]
fn a_number_and_a_name_are_an_author() {
    for line in [
        "2023-12675 박지호",
        "박지호 2023-12675",
        "박지호 (2023-12675)",
        "2023-12675, 박지호",
        "2023-12675 (박지호)",
        "박지호 | 2023-12675",
        "2023-12675 - 박지호",
        "2023-12675 – 박지호",
        "박지호 — 2023-12675",
    ] {
        let author = read(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(
            (author.name.as_deref(), author.student_id.as_deref()),
            (Some("박지호"), Some("2023-12675")),
            "{line}"
        );
    }
    for line in ["20231267 – Jane Doe", "Jane Doe (20231267)", "20231267, Jane Doe"] {
        let author = read(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!((author.name.as_deref(), author.student_id.as_deref()), (Some("Jane Doe"), Some("20231267")));
    }
    assert_eq!(read("2023-12675").and_then(|author| author.name), None);
    assert_eq!(read("2023-12675 J. R. O'Neil").and_then(|author| author.name).as_deref(), Some("J. R. O'Neil"));
}

#[test]
fn a_sentence_is_none() {
    for line in [
        "In 2023-2024 the model was good",
        "2023-2024 was a good year for models",
        "2023-2024 was good.",
        "박지호",
        "2023 - 12675 박지호",
        "",
        "20240919 Thursday",
        "20240919",
        "2023-12675: 박지호",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}
