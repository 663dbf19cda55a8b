use proptest::prelude::*;

use super::{EditError, Setting, edit};
use crate::config::{Config, EXAMPLE};

fn both() -> [Setting; 2] {
    [Setting::AuthorName("박지호".into()), Setting::AuthorStudentId("2023-12675".into())]
}

fn edited(text: &str) -> String {
    let edited = edit(text.as_bytes(), &both()).unwrap();
    let (config, problems) = Config::read(edited.as_bytes());
    assert_eq!(problems, [], "{edited}");
    assert_eq!(config.author.name.as_deref(), Some("박지호"), "{edited}");
    assert_eq!(config.author.student_id.as_deref(), Some("2023-12675"), "{edited}");
    edited
}

#[test]
fn a_setting_is_set_and_all_else_stays() {
    for (before, after) in [
        ("", "[author]\nname = \"박지호\"\nstudent_id = \"2023-12675\"\n"),
        ("# mine", "# mine\n\n[author]\nname = \"박지호\"\nstudent_id = \"2023-12675\"\n"),
        ("# mine\n", "# mine\n\n[author]\nname = \"박지호\"\nstudent_id = \"2023-12675\"\n"),
        (
            "[theme] # colours\nname =   'dark'   # at night\n# the end\n",
            "[theme] # colours\nname =   'dark'   # at night\n# the end\n\n[author]\nname = \"박지호\"\nstudent_id = \"2023-12675\"\n",
        ),
        (
            "# who\n[author]\nname   = 'nobody' # for now\n# student_id = \"…\"\n\n[theme]\nname = \"dark\"\n",
            "# who\n[author]\nname   = \"박지호\" # for now\nstudent_id = \"2023-12675\"\n# student_id = \"…\"\n\n[theme]\nname = \"dark\"\n",
        ),
        (
            "author = { name = \"nobody\" } # inline\n",
            "author = { name = \"박지호\" , student_id = \"2023-12675\" } # inline\n",
        ),
        ("author.name = \"nobody\"\n", "author.name = \"박지호\"\nauthor.student_id = \"2023-12675\"\n"),
        (
            "[keys]\r\nsave = \"f12\" # Windows\r\n",
            "[keys]\r\nsave = \"f12\" # Windows\r\n\r\n[author]\r\nname = \"박지호\"\r\nstudent_id = \"2023-12675\"\r\n",
        ),
        ("\u{feff}[author]\nname = \"\"\n", "\u{feff}[author]\nname = \"박지호\"\nstudent_id = \"2023-12675\"\n"),
    ] {
        assert_eq!(edited(before), after, "{before:?}");
    }
}

#[test]
fn the_example_keeps_every_comment() {
    let edited = edited(EXAMPLE);
    let expected = EXAMPLE.replacen("name = \"\"", "name = \"박지호\"", 1).replacen(
        "student_id = \"\"",
        "student_id = \"2023-12675\"",
        1,
    );
    assert_eq!(edited, expected);
}

#[test]
fn a_search_is_kept_changed_and_taken_out() {
    let set = |text: &str, name: &str, query: Option<&str>| {
        let (name, query) = (name.to_owned(), query.map(str::to_owned));
        edit(text.as_bytes(), &[Setting::Search { name, query }]).unwrap()
    };
    let one = set("# mine\n", "due soon", Some("is:due \"a b\""));
    assert_eq!(one, "# mine\n\n[searches]\n\"due soon\" = 'is:due \"a b\"'\n");
    let other = set(&one, "due soon", Some("is:due"));
    assert_eq!(other, "# mine\n\n[searches]\n\"due soon\" = \"is:due\"\n");
    assert_eq!(set(&other, "due soon", None), "# mine\n\n[searches]\n");
    assert_eq!(set(&other, "other", None), other);
    assert_eq!(set("", "other", None), "");
}

#[test]
fn nothing_to_set_changes_nothing() {
    assert_eq!(edit(EXAMPLE.as_bytes(), &[]).as_deref(), Ok(EXAMPLE));
}

#[test]
fn a_file_that_does_not_parse_is_not_edited() {
    for (bytes, said) in [
        (&b"[author\nname = 1"[..], "line 1, column 8"),
        (b"[author]\nname = \"\xff\"", "line 2, column 9"),
        (b"author = 3", "author is not a table"),
        (b"[[author]]\nname = \"one\"", "author is not a table"),
        (b"[author.name]\nfirst = \"one\"", "author.name is a table"),
    ] {
        let refused = edit(bytes, &both()).expect_err("nothing may be edited").to_string();
        assert!(refused.contains("was left as it is") && refused.contains(said), "{refused}");
    }
    assert!(matches!(edit(b"a = ", &[]), Err(EditError::Unreadable(_))));
}

proptest! {
    #[test]
    fn any_name_is_read_back_as_it_was_given(name in "[^\\p{Cc}]{0,20}[^\\p{Cc}\\s]", id in "[0-9A-Z-]{1,12}") {
        let settings = [Setting::AuthorName(name.clone()), Setting::AuthorStudentId(id.clone())];
        let text = edit(EXAMPLE.as_bytes(), &settings).unwrap();
        let (config, problems) = Config::read(text.as_bytes());
        prop_assert_eq!(problems, []);
        prop_assert_eq!(config.author.name, Some(name));
        prop_assert_eq!(config.author.student_id, Some(id));
    }
}
