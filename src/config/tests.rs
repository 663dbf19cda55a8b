use proptest::prelude::*;

use super::{Config, EXAMPLE, ExportSettings, KeptSearch, Severity, Symbols, Theme, ThemeSettings};
use crate::command::{Command, Key, Keymap, Place};

fn told(text: &str) -> Vec<String> {
    Config::read(text.as_bytes()).1.iter().map(ToString::to_string).collect()
}

fn read(text: &str) -> Config {
    let (config, problems) = Config::read(text.as_bytes());
    assert_eq!(problems, [], "{text}");
    config
}

#[test]
fn the_example_says_the_defaults() {
    assert_eq!(read(EXAMPLE), Config::default());
    assert_eq!(read(""), Config::default());
}

#[test]
fn the_example_names_every_setting_and_its_comments_are_settings_too() {
    let uncommented: String = EXAMPLE
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line).to_owned() + "\n")
        .collect();
    let config = read(&uncommented);
    assert_eq!(config.export.directory.as_deref(), Some("~/reports".as_ref()));
    assert_eq!(config.export.format, Some("pdf"));
    assert_eq!(config.keymap.keys(Command::EndTalk), []);
    assert_eq!(config.searches[0].name, "mine");
}

#[test]
fn every_setting_is_read() {
    let config = read(
        "author = { name = \"박지호\", student_id = \"2023-12675\" }\n\
         keys.save = \"f12\"\n\
         [talk]\nstamp_lead = 5\nshow_stamps = false\nwarn_minutes = [1, 20, 5, 5]\n\
         [editor]\nmax_width = 72\ncontinue_lists = false\n\
         [theme]\nname = \"light\"\nsymbols = \"ascii\"\n\
         [export]\ndirectory = \"/reports\"\nname = \"{week}\"\nformat = \"typ\"\n\
         [searches]\nmine = \"is:question\"\n\
         [resurface]\nshow = false\n",
    );
    assert_eq!(config.author.name.as_deref(), Some("박지호"));
    assert_eq!(config.author.student_id.as_deref(), Some("2023-12675"));
    let f12: Key = "f12".parse().unwrap();
    assert_eq!(config.keymap.command(Place::Notes, f12), Some(Command::Save));
    assert_eq!(config.talk.stamp_lead, 5);
    assert!(!config.talk.show_stamps);
    assert_eq!(config.talk.warn_minutes, [20, 5, 1]);
    assert_eq!(config.editor.max_width, 72);
    assert!(!config.editor.continue_lists);
    assert_eq!(config.theme, ThemeSettings { name: Theme::Light, symbols: Symbols::Ascii });
    assert!(!config.resurface.show);
    let kept = KeptSearch { name: "mine".to_owned(), query: "is:question".to_owned() };
    assert_eq!(config.searches, [kept]);
    assert_eq!(
        config.export,
        ExportSettings {
            directory: Some("/reports".into()),
            name: "{week}".into(),
            format: Some("typ"),
            front_matter: false
        }
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_mistake() {
    let config = read("\u{feff}[talk]\r\nstamp_lead = 7\r\n");
    assert_eq!(config.talk.stamp_lead, 7);
}

#[test]
fn everything_that_is_wrong_is_told_with_its_line_and_the_rest_is_used() {
    let text = "\
stamp_lead = 3

[autor]
name = \"박지호\"

[author]
student_id = 202312675
nmae = \"박지호\"

[keys]
nxt-word = \"ctrl-right\"
save = [
  \"f12\",
  \"ctrl-shft-s\",
]
quit = 3
find = [\"f7\", 7]
copy = \"c\"

[talk]
stamp_lead = -1
show_stamps = \"yes\"
warn_minutes = [10, 0]

[editor]
max_width = 10

[theme]
name = \"drak\"

[export]
name = \"a\\nb\"
format = \"odt\"
directory = [\"x\"]

[searches]
mine = 3
none = \" \"
";
    let (config, problems) = Config::read(text.as_bytes());
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 1: there is no setting outside the tables \"stamp_lead\"; there are author, keys, talk, editor, theme, export, resurface, searches",
            "line 3: there is no table \"autor\"; did you mean \"author\"?",
            "line 7: author.student_id must be text in quotes, not 202312675; the default is in force",
            "line 8: [author] has no setting \"nmae\"; did you mean \"name\"?",
            "line 11: there is no command \"nxt-word\"; did you mean \"next-word\"?",
            "line 14: save: \"ctrl-shft-s\" is not a key: \"shft\" is no modifier; there are ctrl, alt and shift",
            "line 16: keys.quit must be a key in quotes, or a list of them such as [\"ctrl-w\", \"f9\"]",
            "line 17: keys.find must be a key in quotes, or a list of them such as [\"ctrl-w\", \"f9\"]",
            "line 18: copy: c alone is typed into the text; add Ctrl or Alt, or take a function key",
            "line 21: talk.stamp_lead must be a whole number from 0 to 600, not -1; the default is in force",
            "line 22: talk.show_stamps must be true or false, not \"yes\"; the default is in force",
            "line 23: talk.warn_minutes must be a list of whole numbers from 1 to 600, such as [10, 3], not the array that stands there; the default is in force",
            "line 26: editor.max_width must be a whole number from 20 to 1000, not 10; the default is in force",
            "line 29: theme.name must be one of \"auto\", \"dark\", \"light\", \"high-contrast\", \"high-contrast-light\", not \"drak\"; the default is in force",
            "line 32: export.name must be one line without control characters, not \"a\\nb\"; the default is in force",
            "line 33: export.format must be one of \"md\", \"typ\", \"pdf\", \"docx\", \"html\", \"txt\", \"json\", not \"odt\"; the default is in force",
            "line 34: export.directory must be text in quotes, not the array that stands there; the default is in force",
            "line 37: searches.mine must be one line of text in quotes",
        ]
    );
    let warnings = [1, 3, 8];
    for problem in &problems {
        assert_eq!(problem.severity == Severity::Warning, warnings.contains(&problem.line), "{problem}");
    }
    let f12: Key = "f12".parse().unwrap();
    assert_eq!(config.keymap.command(Place::Notes, f12), Some(Command::Save));
    assert_eq!(Config { keymap: Keymap::default(), ..config }, Config::default());
}

#[test]
fn a_value_in_a_tables_place_is_told_and_the_defaults_hold() {
    assert_eq!(
        told("talk = 3\nkeys = \"vi\"\n"),
        [
            "line 1: talk must be a table: write [talk] and its settings below",
            "line 2: keys must be a table: write [keys] and its settings below",
        ]
    );
}

#[test]
fn a_file_that_is_not_toml_gives_the_defaults_and_says_where() {
    for (bytes, start) in [
        (&b"[talk]\nstamp_lead = 5\nshow_stamps = maybe\n"[..], "line 3, column 15: the file is not valid TOML: "),
        (b"[talk]\nstamp_lead = 1\nstamp_lead = 2\n", "line 3, column 1: the file is not valid TOML: "),
        ("# 박지호\n한 = ".as_bytes(), "line 2, column "),
        (b"[talk", "line 1, column "),
        (b"a = \"\xff\"", "line 1, column 6: the file is not UTF-8 from byte 5 on"),
        (b"\0", "line 1, column 2: the file is not valid TOML: "),
    ] {
        let (config, problems) = Config::read(bytes);
        assert_eq!(config, Config::default());
        let [problem] = problems.as_slice() else { panic!("one problem was expected: {problems:?}") };
        let told = problem.to_string();
        assert!(told.starts_with(start) && !told.contains('\n'), "{told}");
        assert_eq!(problem.severity, Severity::Error);
    }
}

#[test]
fn a_key_that_goes_to_another_command_is_told_when_it_was_the_last() {
    let text = "[keys]\nhelp = \"ctrl-q\"\n";
    let (config, problems) = Config::read(text.as_bytes());
    assert_eq!(problems, [], "quit still has q in Weeks");
    assert_eq!(config.keymap.keys(Command::Quit).len(), 1);
    assert_eq!(
        told("[keys]\nhelp = \"ctrl-s\"\nfind = \"f9\"\npalette = \"f8\"\n"),
        [
            "line 2: help: Ctrl-S was the only key of save; give that one another, or write save = [] if it needs none",
            // Everywhere is around the notes, so F8 ends no talk there; F9 still starts the clock in the weeks.
            "line 4: palette: F8 was the only key of end-talk; give that one another, or write end-talk = [] if it needs none",
        ]
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (_, problems) = Config::read(&bytes);
        let lines = bytes.split(|byte| *byte == b'\n').count();
        prop_assert!(problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
    }

    #[test]
    fn any_values_in_known_places_are_read(
        values in prop::collection::vec(("[a-z_]{1,12}|name|stamp_lead|save", "\\PC{0,8}|\\[.{0,5}\\]|[0-9]{1,25}|true|\"f1\""), 0..8),
        table in "author|keys|talk|editor|theme|export|resurface|searches|[a-z]{1,6}",
    ) {
        let lines: Vec<String> = values.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        let text = format!("[{table}]\n{}", lines.join("\n"));
        let (_, problems) = Config::read(text.as_bytes());
        let lines = text.split('\n').count();
        prop_assert!(problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
    }
}
