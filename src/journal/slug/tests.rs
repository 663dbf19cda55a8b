use proptest::prelude::*;

use super::*;

#[test]
fn names_become_slugs() {
    let table = [
        ("AI Seminar", "ai-seminar"),
        ("기계 학습 세미나", "기계-학습-세미나"),
        ("  Systems &  Networks!  ", "systems-networks"),
        ("Übung 2", "übung-2"),
        ("e\u{301}te\u{301}", "été"),
        ("\u{1112}\u{1161}\u{11ab}", "한"),
        ("", "seminar"),
        ("🙂🙂", "seminar"),
        ("--", "seminar"),
        ("..", "seminar"),
        ("../x", "x"),
        ("/etc/passwd", "etc-passwd"),
        ("a\\b:c*d?e\"f<g>h|i", "a-b-c-d-e-f-g-h-i"),
        ("line\nbreak\0null", "line-break-null"),
        ("\u{202e}reversed", "reversed"),
        ("CON", "con-s"),
        ("con.txt", "con-txt"),
        ("Nul", "nul-s"),
        ("COM1", "com1-s"),
        ("lpt9", "lpt9-s"),
        ("com¹", "com¹-s"),
        ("com", "com"),
        ("com10", "com10"),
        ("console", "console"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
    ];
    for (name, slug) in table {
        assert_eq!(Slug::of_name(name).as_str(), slug, "{name:?}");
    }
}

#[test]
fn long_names_are_cut_to_what_a_file_name_holds() {
    for name in ["a".repeat(10_000), "세미나".repeat(500), "𐐨".repeat(500), "a ".repeat(500), "!".repeat(10_000) + "x"]
    {
        let slug = Slug::of_name(&name);
        let last = slug.numbered(u32::MAX);
        for slug in [slug, last] {
            assert!(slug.as_str().len() <= 200, "{slug}");
            assert_eq!(slug.as_str().parse(), Ok(slug.clone()));
        }
    }
}

#[test]
fn a_second_series_of_a_name_gets_a_number() {
    assert_eq!(Slug::of_name("AI Seminar").numbered(2).as_str(), "ai-seminar-2");
}

#[test]
fn what_is_no_slug_is_refused() {
    let names = [
        "",
        "-",
        "-a",
        "a-",
        "a--b",
        "AI",
        "a b",
        "a/b",
        "..",
        "../x",
        ".",
        "a.json",
        "con",
        "CON",
        "nul",
        "com1",
        "lpt²",
        "a\0",
        "a\n",
        "\u{1112}\u{1161}\u{11ab}",
        "🙂",
    ];
    for name in names {
        assert!(name.parse::<Slug>().is_err(), "{name:?}");
    }
    assert!("a".repeat(LONGEST + 1).parse::<Slug>().is_err());
    assert!("a".repeat(LONGEST).parse::<Slug>().is_ok());
}

#[test]
fn the_error_says_what_a_slug_is_and_prints_safely() {
    let error = "a\u{1b}[31m".parse::<Slug>().unwrap_err().to_string();
    assert_eq!(
        error,
        "\"a\\u{1b}[31m\" is not a series' short name: it takes lower-case letters, digits and single hyphens, at most 48 characters, as in \"ai-seminar\""
    );
}

proptest! {
    #[test]
    fn every_name_has_a_slug_that_is_its_own(name in any::<String>()) {
        let slug = Slug::of_name(&name);
        prop_assert_eq!(slug.as_str().parse::<Slug>(), Ok(slug.clone()));
        prop_assert_eq!(Slug::of_name(slug.as_str()), slug.clone());
        prop_assert!(!slug.as_str().contains(['/', '\\', '.', ':', '\0']));
    }
}
