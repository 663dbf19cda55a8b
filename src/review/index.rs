//! The index: the speakers, tags and references of many entries, each with how often and where it stands.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::journal::{Entry, EntryId, Mark, NoteLine, Outline};
use crate::text;

/// What an index lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum IndexKind {
    /// Who has spoken.
    #[default]
    Speakers,
    /// Tags of entries and of notes.
    Tags,
    /// The notes that are references.
    References,
}

/// A place in which something stands that an index lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What it is.
    pub kind: IndexKind,
    /// The entry.
    pub entry: EntryId,
    /// The day of its talk.
    pub date: NaiveDate,
    /// As it is written there.
    pub name: String,
    /// What it has in common with all other ways to write it.
    pub key: String,
}

/// A row of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexRow {
    /// What it is.
    pub kind: IndexKind,
    /// As it was written last.
    pub name: String,
    /// What all ways to write it have in common.
    pub key: String,
    /// In how many lines it stands.
    pub lines: usize,
    /// In how many entries.
    pub talks: usize,
    /// The day of the newest of these.
    pub last: NaiveDate,
}

impl IndexKind {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Speakers, Self::Tags, Self::References];

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Speakers => "Speakers",
            Self::Tags => "Tags",
            Self::References => "References",
        }
    }

    /// What ways to write one and the same have in common: case and Unicode form do not matter, and of a reference with a link
    /// only the link counts.
    #[must_use]
    pub fn key(self, name: &str) -> String {
        match self {
            Self::Speakers => text::folded(name.trim()),
            Self::Tags => text::folded(tag_name(name)),
            Self::References => text::folded(link(name).unwrap_or(name.trim())),
        }
    }
}

impl IndexRow {
    /// The query that finds its lines.
    #[must_use]
    pub fn query(&self) -> String {
        match self.kind {
            IndexKind::Speakers => format!("speaker:{}", quoted(&self.name)),
            IndexKind::Tags if self.name.contains([' ', '"', '(', ')']) => format!("tag:{}", quoted(&self.name)),
            IndexKind::Tags => format!("tag:{}", self.name),
            IndexKind::References => format!("is:reference {}", quoted(link(&self.name).unwrap_or(&self.name))),
        }
    }
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\\\""))
}

/// A tag of an entry without a `#` that was typed before it.
pub(super) fn tag_name(tag: &str) -> &str {
    tag.trim().trim_start_matches('#')
}

/// The first link in a text, without what a sentence puts behind it.
fn link(text: &str) -> Option<&str> {
    let start = ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let rest = text.get(start..)?;
    let end = rest.find(|character: char| character.is_whitespace() || "<>\"".contains(character));
    Some(rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches(['.', ',', ';', ':', ')', ']']))
}

/// What an entry has for the indexes. Notes that were dropped count for nothing.
#[must_use]
pub fn mentions(entry: &Entry) -> Vec<Mention> {
    let details = &entry.details;
    let mention = |kind: IndexKind, name: &str| {
        let (name, key) = (name.trim().to_owned(), kind.key(name));
        (!key.is_empty()).then_some(Mention { kind, entry: entry.id, date: details.date, name, key })
    };
    let outline = Outline::of(&entry.notes);
    let speakers = details.speakers.iter().filter_map(|speaker| mention(IndexKind::Speakers, &speaker.name));
    let own = details.tags.iter().filter_map(|tag| mention(IndexKind::Tags, tag_name(tag)));
    let mut found: Vec<Mention> = speakers.chain(own).collect();
    for (line, note) in outline.notes().iter().enumerate().filter(|(_, note)| !note.dropped) {
        let text = entry.notes.line(line);
        let first = found.len();
        for tag in note.tags.iter().filter_map(|tag| mention(IndexKind::Tags, text.get(tag.start + 1..tag.end)?)) {
            // A tag that stands twice in a line is in one line all the same.
            if !found.iter().skip(first).any(|before| before.key == tag.key) {
                found.push(tag);
            }
        }
        if note.mark == Some(Mark::Reference) {
            found.extend(mention(IndexKind::References, &NoteLine::of(&entry.notes, &outline, line).text));
        }
    }
    found
}

/// The rows of an index: what stands in most lines first, then in the order of the names.
#[must_use]
pub fn index(mentions: &[Mention], kind: IndexKind) -> Vec<IndexRow> {
    let mut rows: Vec<(IndexRow, EntryId)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    // The places of an entry stand together.
    for mention in mentions.iter().filter(|mention| mention.kind == kind) {
        let Mention { entry, date, name, key, .. } = mention;
        let place = *places.entry(key).or_insert(rows.len());
        if let Some((row, last)) = rows.get_mut(place) {
            row.lines += 1;
            row.talks += usize::from(last != entry);
            if *date > row.last {
                (row.last, row.name) = (*date, name.clone());
            }
            *last = *entry;
        } else {
            let row = IndexRow { kind, name: name.clone(), key: key.clone(), lines: 1, talks: 1, last: *date };
            rows.push((row, *entry));
        }
    }
    let mut rows: Vec<IndexRow> = rows.into_iter().map(|(row, _)| row).collect();
    rows.sort_by(|one, other| other.lines.cmp(&one.lines).then_with(|| one.key.cmp(&other.key)));
    rows
}

#[cfg(test)]
mod tests {
    use super::{IndexKind, index, mentions};
    use crate::journal::{Details, Entry, Moment, Slug, Speaker};

    fn entry(day: &str, speaker: &str, tags: &[&str], notes: &str) -> Entry {
        let made: Moment = format!("{day}T16:00:00+09:00").parse().unwrap();
        let mut details = Details::new(1, day.parse().unwrap());
        details.speakers = vec![Speaker { name: speaker.to_owned(), ..Speaker::default() }];
        details.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let mut entry = Entry::new(Slug::of_name("AI Seminar"), details, None, made);
        entry.notes = notes.into();
        entry
    }

    #[test]
    fn ways_to_write_one_thing_are_counted_together() {
        let first = entry(
            "2024-09-12",
            "김서연",
            &["LLM", "#data"],
            "#llm and #llm again\n@ Kaplan, https://arxiv.org/abs/2001.08361.\n~ #doubt\n```\n#code\n```\nsee http://a.b/#not\n@ ~~dropped~~",
        );
        // The same name in decomposed letters.
        let decomposed: String = unicode_normalization::UnicodeNormalization::nfd("김서연").collect();
        let second = entry(
            "2024-09-19",
            &decomposed,
            &["llm"],
            "@ Scaling laws (https://arxiv.org/abs/2001.08361)\n@ Book\n@ book",
        );
        let all: Vec<_> = [&first, &second].into_iter().flat_map(mentions).collect();
        let rows = |kind| {
            let rows = index(&all, kind);
            rows.into_iter().map(|row| (row.name.clone(), row.lines, row.talks, row.query())).collect::<Vec<_>>()
        };
        let row = |name: &str, lines, talks, query: &str| (name.to_owned(), lines, talks, query.to_owned());
        assert_eq!(
            rows(IndexKind::Speakers),
            [row(&decomposed, 2, 2, &format!("speaker:\"{decomposed}\""))],
            "as it was written last"
        );
        assert_eq!(
            rows(IndexKind::Tags),
            [row("llm", 3, 2, "tag:llm"), row("data", 1, 1, "tag:data"), row("doubt", 1, 1, "tag:doubt")]
        );
        assert_eq!(
            rows(IndexKind::References),
            [
                row("Book", 2, 1, "is:reference \"Book\""),
                row(
                    "Scaling laws (https://arxiv.org/abs/2001.08361)",
                    2,
                    2,
                    "is:reference \"https://arxiv.org/abs/2001.08361\""
                ),
            ]
        );
    }
}
