//! The checks of the fuzz targets on inputs that are made up anew each time, around what the formats look like.

use proptest::prelude::*;

#[path = "../support/checks.rs"]
mod checks;
#[expect(dead_code, reason = "the faults it can make are for the tests of the store")]
#[path = "../support/memory_files.rs"]
mod memory_files;

/// Pieces of the formats, and what is hard for them.
const PIECES: &[&str] = &[
    "\n",
    " ",
    "# ",
    "## ",
    "? ",
    "?? ",
    "= ",
    "> ",
    "~ ",
    "@ ",
    "! ",
    "[ ] ",
    "[x] ",
    "- ",
    "1. ",
    "```",
    "~~~",
    "~~",
    "\\",
    "due 2024-10-03",
    "#tag",
    "#박지호",
    "$",
    "$x$",
    "**",
    "*",
    "_",
    "`",
    "[a](b)",
    "![",
    "](",
    "<b>",
    "&amp;",
    "|",
    "---",
    "Week 2 Report",
    "2023-12675 박지호",
    "#show: report.with(",
    "title: ",
    "\"",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "//",
    "/*",
    "#set text(",
    "#import \"a.typ\": report",
    "#read(\"/etc/passwd\")",
    "https://a.b/c?d=e#f",
    "@ref",
    "<label>",
    "{\"seminote\":1",
    "\"notes\":[",
    "null",
    "0",
    "-1",
    "1e400",
    "\"at\":",
    "\\u001b",
    "\u{1b}[31m",
    "\0",
    "\u{202e}",
    "👩‍👩‍👧",
    "é",
    "\u{301}",
    "🇰🇷",
    "가",
    "각",
    "\r",
    "\t",
    "[author]\n",
    "[keys]\n",
    "name = ",
    "ctrl-",
    "alt-",
    "shift-",
    "f5",
    "next-word = [",
    "\u{feff}",
    "\u{2028}",
    "--",
    "...",
    "'",
    "C#",
    "a_b",
    "3 * 4",
];

fn text() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![5 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,8}", 1 => any::<String>()];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let damage = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..2);
    (any::<u8>(), text(), damage).prop_map(|(first, text, damage)| {
        let mut bytes = [&[first], text.as_bytes()].concat();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_notes(input in text()) {
        checks::grammar(&input);
    }

    #[test]
    fn any_file_to_import(input in bytes()) {
        checks::importers(&input);
    }

    #[test]
    fn any_file_of_an_entry(input in bytes()) {
        checks::entry(&input[1..]);
    }

    #[test]
    fn any_recovery_log(input in bytes()) {
        checks::recovery(&input);
    }

    #[test]
    fn any_key(input in text()) {
        checks::keys(&input);
    }

    #[test]
    fn any_configuration(input in bytes()) {
        checks::config(&input[1..]);
    }

    #[test]
    fn any_text_in_a_report_and_on_the_screen(input in text()) {
        checks::escapes(&input);
    }
}
