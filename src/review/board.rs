//! The boards: every question and follow-up of the journal, with how it stands, those that were dropped among them; and what the
//! indexes are made of.

use chrono::{Days, NaiveDate};

use super::index::{Mention, mentions};
use super::{QuestionRow, Source, follow_ups, questions, source};
use crate::journal::{Entry, EntryId, Mark, Moment, NoteLine, Outline, QuestionState};

/// A follow-up that is due within so many days is due soon.
const SOON: u64 = 7;

/// How a question or a follow-up stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// A question whose talk has ended without an answer.
    Unanswered,
    /// A question whose talk goes on or is still to come.
    Open,
    /// A question with an answer.
    Answered,
    /// A follow-up whose day is past.
    Overdue,
    /// A follow-up to be done within a week.
    Soon,
    /// A follow-up to be done later, or whenever.
    ToDo,
    /// A follow-up that is ticked.
    Done,
    /// Struck through.
    Dropped,
}

/// A question or a follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The entry in which it stands.
    pub source: Source,
    /// Its line.
    pub note: NoteLine,
    /// How it stands.
    pub standing: Standing,
    /// Whether it is a question that somebody else asked.
    pub is_others: bool,
    /// The answers to a question.
    pub answers: Vec<NoteLine>,
    /// The day by which to do a follow-up.
    pub due: Option<NaiveDate>,
}

/// The questions, follow-ups and mentions of many entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// Newest talk first, then in the order of the notes.
    pub questions: Vec<Item>,
    /// The most urgent first; of those alike the newest talk first.
    pub follow_ups: Vec<Item>,
    /// What the indexes list, those of an entry together.
    pub mentions: Vec<Mention>,
}

impl Standing {
    /// Whether there is still something to be done about it.
    #[must_use]
    pub fn is_left(self) -> bool {
        !matches!(self, Self::Answered | Self::Done | Self::Dropped)
    }
}

impl Item {
    /// What tells it from all others: its entry and its line.
    #[must_use]
    pub fn place(&self) -> (EntryId, usize) {
        (self.source.entry, self.note.line)
    }
}

impl Board {
    /// The board of some entries.
    #[must_use]
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>, now: Moment) -> Self {
        let mut board = Self::default();
        for entry in entries {
            board.add(entry, now);
        }
        board.sort();
        board
    }

    /// Puts what this other board has of some entries in the place of what is here of them.
    pub fn replace(&mut self, entries: &[EntryId], other: Self) {
        let stays = |item: &Item| !entries.contains(&item.source.entry);
        self.questions.retain(stays);
        self.follow_ups.retain(stays);
        self.mentions.retain(|mention| !entries.contains(&mention.entry));
        self.mentions.extend(other.mentions);
        self.questions.extend(other.questions);
        self.follow_ups.extend(other.follow_ups);
        self.sort();
    }

    /// What the talks of this series before this one have left open: its follow-ups, then my questions without an answer.
    #[must_use]
    pub fn left_open(&self, entry: &Entry) -> Vec<Item> {
        let is_earlier = |item: &&Item| {
            item.standing.is_left() && item.source.series == entry.series && item.source.date < entry.details.date
        };
        let mine = self.questions.iter().filter(|item| !item.is_others);
        self.follow_ups.iter().chain(mine).filter(is_earlier).cloned().collect()
    }

    fn add(&mut self, entry: &Entry, now: Moment) {
        self.mentions.extend(mentions(entry));
        let (one, today) = (std::slice::from_ref(entry), now.date_naive());
        self.questions.extend(questions(one, now).into_iter().map(asked));
        let soon = today.checked_add_days(Days::new(SOON)).unwrap_or(NaiveDate::MAX);
        self.follow_ups.extend(follow_ups(one, today).into_iter().map(|row| Item {
            standing: match row.due {
                _ if row.done => Standing::Done,
                _ if row.overdue => Standing::Overdue,
                Some(due) if due <= soon => Standing::Soon,
                _ => Standing::ToDo,
            },
            source: row.source,
            note: row.note,
            is_others: false,
            answers: Vec::new(),
            due: row.due,
        }));
        let outline = Outline::of(&entry.notes);
        for (line, mark) in outline.dropped() {
            let item = |is_others| Item {
                source: source(entry),
                note: NoteLine::of(&entry.notes, &outline, line),
                standing: Standing::Dropped,
                is_others,
                answers: Vec::new(),
                due: None,
            };
            match mark {
                Mark::Question | Mark::OtherQuestion => self.questions.push(item(mark == Mark::OtherQuestion)),
                Mark::FollowUp { .. } => self.follow_ups.push(item(false)),
                _ => {}
            }
        }
    }

    fn sort(&mut self) {
        let newest = |item: &Item| {
            let source = &item.source;
            (std::cmp::Reverse((source.date, source.week, source.entry)), item.note.line)
        };
        self.questions.sort_by_key(newest);
        self.follow_ups.sort_by_key(|item| (item.standing, item.due.unwrap_or(NaiveDate::MAX), newest(item)));
    }
}

fn asked(row: QuestionRow) -> Item {
    let standing = match row.state {
        QuestionState::Unanswered => Standing::Unanswered,
        QuestionState::Open => Standing::Open,
        QuestionState::Answered => Standing::Answered,
    };
    Item { source: row.source, note: row.note, standing, is_others: !row.mine, answers: row.answers, due: None }
}

#[cfg(test)]
mod tests {
    use super::{Board, Standing};
    use crate::journal::{Details, Entry, Moment, Slug};

    fn entry(week: u32, date: &str, notes: &str) -> Entry {
        let made: Moment = format!("{date}T16:00:00+09:00").parse().unwrap();
        let mut entry = Entry::new(Slug::of_name("AI Seminar"), Details::new(week, date.parse().unwrap()), None, made);
        entry.notes = notes.into();
        entry
    }

    fn said(items: &[super::Item]) -> Vec<(u32, &str, Standing)> {
        items.iter().map(|item| (item.source.week, item.note.text.as_str(), item.standing)).collect()
    }

    #[test]
    fn items_stand_in_the_order_in_which_they_are_wanted() {
        use Standing::*;
        let now: Moment = "2024-10-03T18:00:00+09:00".parse().unwrap();
        let first = entry(1, "2024-09-12", "[ ] a due 2024-10-02\n[x] b\n[ ] ~~c~~\n? d\n= e\n? f");
        let second = entry(2, "2024-10-03", "[ ] g\n[ ] h due 2024-10-10\n[ ] i due 2024-10-11\n?? j\n? ~~k~~");
        let mut board = Board::of([&first, &second], now);
        assert_eq!(
            said(&board.follow_ups),
            [
                (1, "a due 2024-10-02", Overdue),
                (2, "h due 2024-10-10", Soon),
                (2, "i due 2024-10-11", ToDo),
                (2, "g", ToDo),
                (1, "b", Done),
                (1, "~~c~~", Dropped),
            ]
        );
        assert_eq!(
            said(&board.questions),
            [(2, "j", Open), (2, "~~k~~", Dropped), (1, "d", Answered), (1, "f", Unanswered)]
        );
        assert_eq!(said(&board.left_open(&second)), [(1, "a due 2024-10-02", Overdue), (1, "f", Unanswered)]);
        assert!(board.left_open(&first).is_empty());
        let ticked = Entry { notes: "[x] a due 2024-10-02\n? f".into(), ..first.clone() };
        board.replace(&[first.id], Board::of([&ticked], now));
        assert_eq!(said(&board.left_open(&second)), [(1, "f", Unanswered)]);
        assert_eq!(board.questions.len(), 3);
    }

    #[test]
    fn another_series_is_left_alone() {
        let now: Moment = "2024-10-03T18:00:00+09:00".parse().unwrap();
        let mut other = entry(1, "2024-09-12", "[ ] a");
        other.series = Slug::of_name("Reading Group");
        assert!(Board::of([&other], now).left_open(&entry(2, "2024-10-03", "")).is_empty());
    }
}
