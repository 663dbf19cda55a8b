//! A tag or a speaker by another name, in every entry: which changes that takes, and what each line says before and after.
//!
//! It only makes changes; it must not apply them.

use super::index::{IndexKind, tag_name};
use super::{Source, source};
use crate::journal::{Change, Details, Entry, EntryId, Field, Outline, parse_line};
use crate::text::{self, Position, Tag};

/// A tag or a speaker that is to have another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// Speakers or tags.
    pub kind: IndexKind,
    /// What it is called now.
    pub from: String,
    /// What it is to be called.
    pub to: String,
}

/// A line that becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenamedLine {
    /// Where it stands.
    pub source: Source,
    /// What it says.
    pub before: String,
    /// What it is to say.
    pub after: String,
}

/// A renaming, worked out and not yet done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    /// What is renamed.
    pub rename: Rename,
    /// What is to be done in which entries.
    pub changes: Vec<(EntryId, Change)>,
    /// The lines that become others.
    pub lines: Vec<RenamedLine>,
    /// What cannot be read or written here and so keeps the old name, a sentence each.
    pub left_out: Vec<String>,
}

impl Renaming {
    /// A renaming that changes nothing yet.
    #[must_use]
    pub fn new(rename: Rename) -> Self {
        Self { rename, changes: Vec::new(), lines: Vec::new(), left_out: Vec::new() }
    }

    /// Takes in what is to be changed in an entry.
    pub fn add(&mut self, entry: &Entry) {
        let (changes, lines) = self.rename.changes(entry);
        self.changes.extend(changes.into_iter().map(|change| (entry.id, change)));
        self.lines.extend(lines);
    }
}

impl Rename {
    /// What is wrong with the new name.
    ///
    /// # Errors
    /// When it is empty, or no tag as notes have them.
    pub fn check(&self) -> Result<(), String> {
        let to = self.to.as_str();
        if to.trim().is_empty() {
            return Err("type the new name; Esc leaves the old".to_owned());
        }
        if to == self.from {
            return Err("it has this name already".to_owned());
        }
        let whole = 0..to.len() + 1;
        let is_tag = || parse_line(&format!("#{to}"), None).tags == [whole];
        if self.kind == IndexKind::Tags && !is_tag() {
            return Err("a tag is one word: a letter, then letters, digits, - _ or / between them".to_owned());
        }
        Ok(())
    }

    fn means(&self, name: &str) -> bool {
        self.kind.key(name) == self.kind.key(&self.from)
    }

    /// The changes in an entry, and its lines before and after.
    #[must_use]
    pub fn changes(&self, entry: &Entry) -> (Vec<Change>, Vec<RenamedLine>) {
        let (mut changes, mut lines) = (Vec::new(), Vec::new());
        let mut line = |before: String, after: String| lines.push(RenamedLine { source: source(entry), before, after });
        let details = self.details(&entry.details);
        if details != entry.details {
            let said = |details: &Details| match self.kind {
                IndexKind::Speakers => details.speakers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
                _ => details.tags.join(", "),
            };
            line(said(&entry.details), said(&details));
            changes.push(Change::Details { before: Box::new(entry.details.clone()), after: Box::new(details) });
        }
        if self.kind == IndexKind::Tags {
            let mut notes = entry.notes.clone();
            for (number, note) in Outline::of(&entry.notes).notes().iter().enumerate() {
                let before = entry.notes.line(number);
                // The last first, so that those before it still are where they were.
                for tag in note.tags.iter().rev() {
                    let name = tag.start + 1..tag.end;
                    let written = before.get(name.clone()).unwrap_or_default();
                    if !self.means(written) || written == self.to {
                        continue;
                    }
                    let place = |byte| Position::new(number, byte);
                    let edit = notes.replace(place(name.start)..place(name.end), &self.to, &Tag::default());
                    if notes.apply(&edit).is_ok() {
                        changes.push(Change::Edit { field: Field::Notes, edit });
                    }
                }
                if notes.line(number) != before {
                    line(before.to_owned(), notes.line(number).to_owned());
                }
            }
        }
        (changes, lines)
    }

    fn details(&self, details: &Details) -> Details {
        let mut details = details.clone();
        match self.kind {
            IndexKind::Speakers => {
                for speaker in details.speakers.iter_mut().filter(|speaker| self.means(&speaker.name)) {
                    self.to.clone_into(&mut speaker.name);
                }
                let all = details.speakers.clone();
                let mut number = 0;
                details.speakers.retain(|speaker| {
                    number += 1;
                    // Whoever was there by both names is there once, unless something else is said of one.
                    speaker.name != self.to || !all.iter().take(number - 1).any(|before| before == speaker)
                });
            }
            IndexKind::Tags => {
                let is_renamed = |tag: &String| self.means(tag_name(tag));
                if details.tags.iter().any(is_renamed) {
                    for tag in details.tags.iter_mut().filter(|tag| is_renamed(tag)) {
                        self.to.clone_into(tag);
                    }
                    let to = text::folded(&self.to);
                    let mut seen = false;
                    details.tags.retain(|tag| {
                        let is_it = IndexKind::Tags.key(tag) == to;
                        let is_again = is_it && seen;
                        seen |= is_it;
                        !is_again
                    });
                }
            }
            IndexKind::References => {}
        }
        details
    }
}

#[cfg(test)]
mod tests {
    use super::Rename;
    use crate::journal::{Details, Entry, Moment, Slug, Speaker};
    use crate::review::IndexKind;

    fn entry(notes: &str) -> Entry {
        let now: Moment = "2024-09-19T16:00:00+09:00".parse().unwrap();
        let mut entry = Entry::new(Slug::of_name("S"), Details::new(2, "2024-09-19".parse().unwrap()), None, now);
        entry.notes = notes.into();
        entry
    }

    fn renamed(rename: &Rename, entry: &Entry) -> Entry {
        let mut after = entry.clone();
        let (changes, _) = rename.changes(entry);
        for change in &changes {
            after.apply(change).unwrap();
        }
        let mut back = after.clone();
        for change in changes.iter().rev() {
            back.apply(&change.inverse()).unwrap();
        }
        assert_eq!(back, *entry, "it is taken back whole");
        after
    }

    #[test]
    fn a_tag_is_renamed_where_it_is_one_and_nowhere_else() {
        let rename = Rename { kind: IndexKind::Tags, from: "llm".to_owned(), to: "models".to_owned() };
        for (before, after) in [
            ("about #llm and #LLM", "about #models and #models"),
            ("#llm", "#models"),
            ("#llms #llm/qwen a#llm #llm-1", "#llms #llm/qwen a#llm #llm-1"),
            ("`#llm` https://a.b/ #llm.", "`#llm` https://a.b/ #models."),
            ("see https://a.b/#llm", "see https://a.b/#llm"),
            ("```\n#llm\n```\n? ~~old #llm~~", "```\n#llm\n```\n? ~~old #models~~"),
            ("# llm\nllm", "# llm\nllm"),
        ] {
            assert_eq!(renamed(&rename, &entry(before)).notes.to_string(), after, "{before}");
        }
    }

    #[test]
    fn what_had_both_names_has_one() {
        let mut both = entry("");
        both.details.tags = ["data", "LLM", "models", "#llm"].map(str::to_owned).to_vec();
        let rename = Rename { kind: IndexKind::Tags, from: "llm".to_owned(), to: "models".to_owned() };
        assert_eq!(renamed(&rename, &both).details.tags, ["data", "models"]);
        let speaker =
            |name: &str, at: &str| Speaker { name: name.to_owned(), affiliation: at.to_owned(), ..Speaker::default() };
        both.details.speakers = vec![speaker("J. Lin", ""), speaker("Junyang Lin", ""), speaker("j. lin", "Qwen")];
        let rename = Rename { kind: IndexKind::Speakers, from: "J. Lin".to_owned(), to: "Junyang Lin".to_owned() };
        let after = renamed(&rename, &both).details.speakers;
        assert_eq!(after, [speaker("Junyang Lin", ""), speaker("Junyang Lin", "Qwen")]);
    }

    #[test]
    fn a_line_is_shown_before_and_after() {
        let rename = Rename { kind: IndexKind::Tags, from: "llm".to_owned(), to: "모델".to_owned() };
        let mut tagged = entry("a\nb #llm");
        tagged.details.tags = vec!["llm".to_owned()];
        let (_, lines) = rename.changes(&tagged);
        let lines: Vec<_> = lines.iter().map(|line| (line.before.as_str(), line.after.as_str())).collect();
        assert_eq!(lines, [("llm", "모델"), ("b #llm", "b #모델")]);
    }

    #[test]
    fn a_name_that_notes_would_not_take_for_a_tag_is_refused() {
        let to = |kind, to: &str| Rename { kind, from: "llm".to_owned(), to: to.to_owned() }.check().is_ok();
        for (name, is_tag) in [("models", true), ("모델", true), ("a/b-c_1", true), ("two words", false), ("1", false)]
        {
            assert_eq!(to(IndexKind::Tags, name), is_tag, "{name}");
            assert!(to(IndexKind::Speakers, name));
        }
        for name in ["", " ", "llm"] {
            assert!(!to(IndexKind::Tags, name) && !to(IndexKind::Speakers, name));
        }
        assert!(!to(IndexKind::Tags, "#x") && !to(IndexKind::Tags, "a-"));
    }
}
