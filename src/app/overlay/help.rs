//! The keys in force, place by place.

use crate::command::{Command, Keymap, Place};

/// The help window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// Its rows.
    pub rows: Vec<HelpRow>,
    /// The first row that is shown.
    pub top: usize,
}

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// The name of a place.
    Place(&'static str),
    /// A command with its keys; none when it is only in the palette.
    Command(String, &'static str),
    /// Something about notes rather than keys: a sign and what it means.
    Sign(&'static str, &'static str),
    /// An empty row.
    Gap,
}

/// The signs of the note grammar.
const SIGNS: [(&str, &str); 9] = [
    ("#  ##", "a section of the talk"),
    ("!", "an insight: a point to keep"),
    ("?", "my question for the speaker"),
    ("??", "a question somebody else asked"),
    ("=", "an answer to the question above"),
    (">", "a quotation"),
    ("~", "a doubt"),
    ("@", "a reference: a paper, a link, a person"),
    ("[ ]  [x]", "a follow-up, open or done; due 2024-10-03 dates it"),
];

/// What the list of weeks shows of an entry.
const OF_WEEKS: [(&str, &str); 6] = [
    ("N S R", "notes, summary, reflection are written"),
    ("✓", "handed in"),
    ("?2", "questions of mine without an answer"),
    ("[]3", "follow-ups to do"),
    ("*", "another talk of the series has the same number"),
    ("■", "marked"),
];

impl Help {
    /// The help for `place`: its own commands first, then those of the places around it, then all others.
    #[must_use]
    pub fn of(keymap: &Keymap, place: Place) -> Self {
        let mut rows = Vec::new();
        let others = Place::ALL.into_iter().filter(|other| !place.chain().contains(other));
        for listed in place.chain().iter().copied().chain(others) {
            let commands = Command::all().filter(|command| command.places().next() == Some(listed));
            let mut commands = commands.peekable();
            if commands.peek().is_none() {
                continue;
            }
            rows.push(HelpRow::Place(listed.title()));
            rows.extend(commands.map(|command| {
                let keys: Vec<String> = keymap.keys(command).iter().map(ToString::to_string).collect();
                HelpRow::Command(keys.join("  "), command.title())
            }));
            rows.push(HelpRow::Gap);
            if listed == Place::WeekList {
                rows.push(HelpRow::Place("What the list of weeks shows"));
                rows.extend(OF_WEEKS.map(|(sign, meaning)| HelpRow::Sign(sign, meaning)));
                rows.push(HelpRow::Gap);
            }
            if listed == Place::Notes {
                rows.push(HelpRow::Place("What a note starts with"));
                rows.extend(SIGNS.map(|(sign, meaning)| HelpRow::Sign(sign, meaning)));
                rows.push(HelpRow::Gap);
            }
        }
        Self { rows, top: 0 }
    }
}
