//! The columns of the list of weeks: which there are in a width, and an entry in them.
//!
//! With less room words become signs, then columns go: the speaker first, then what is open, then what is done.

use ratatui::style::Style;

use crate::app::weeks::Order;
use crate::journal::{Head, Mark};
use crate::ui::canvas::{Pen, width};
use crate::ui::header::{speakers, title};
use crate::ui::theme::Theme;

/// How wide the columns of the list are; 0 where there is none.
pub(super) struct Columns {
    date: u16,
    title: u16,
    speakers: u16,
    done: u16,
    open: u16,
}

/// The signs of the selected row and of a mark, the week and the gap behind it.
const WEEK: u16 = 2 + 3 + 2;

/// Between two columns.
const GAP: u16 = 2;

/// What is done in words.
const DONE_IN_WORDS: u16 = 5 + 1 + 7 + 1 + 10 + 1 + 6;

/// What is open in words.
const OPEN_IN_WORDS: u16 = 7 + 1 + 8;

impl Columns {
    /// The columns in a list of this width; `spans_years` says whether dates need their year.
    pub(super) fn in_width(width: u16, spans_years: bool) -> Self {
        let date = match width {
            64.. => 10,
            _ if spans_years => 8,
            _ => 5,
        };
        let done = if width >= 104 { DONE_IN_WORDS } else { 4 };
        let open = match width {
            104.. => OPEN_IN_WORDS,
            56.. => 7,
            44.. => 2,
            _ => 0,
        };
        let beside = |columns: u16| if columns > 0 { columns + GAP } else { 0 };
        // One column stays free at the right edge.
        let room = width.saturating_sub(WEEK + date + GAP + beside(done) + beside(open) + 1);
        let speakers = if width >= 72 { room / 3 } else { 0 };
        Self { date, title: room.saturating_sub(beside(speakers)), speakers, done, open }
    }

    /// Writes the names of the columns, a sign at the one that is sorted by.
    pub(super) fn name(&self, pen: &mut Pen<'_>, order: Order, is_reversed: bool, theme: &Theme) {
        let upwards = match order {
            Order::Title | Order::Speaker | Order::Done => !is_reversed,
            Order::Date | Order::Open => is_reversed,
        };
        let arrow = if upwards { "↑" } else { "↓" };
        pen.skip(2);
        pen.column_right(3, "Wk", theme.quiet);
        pen.skip(GAP);
        let names = [
            (self.date, "Date", Order::Date),
            (self.title, "Title", Order::Title),
            (self.speakers, "Speaker", Order::Speaker),
            (self.done, "Done", Order::Done),
            (self.open, if self.open > 2 { "Open" } else { "?" }, Order::Open),
        ];
        for (columns, name, sorts) in names.into_iter().filter(|(columns, ..)| *columns > 0) {
            if sorts == order {
                // The sign may stand in the gap behind the column.
                let gap = if width(name) + 1 < columns { " " } else { "" };
                pen.column(columns + 1, &format!("{name}{gap}{arrow}"), theme.strong);
                pen.skip(GAP - 1);
                continue;
            }
            pen.column(columns, name, theme.quiet);
            pen.skip(GAP);
        }
    }

    /// Writes an entry behind the signs at its start.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, head: &Head, shares_week: bool, theme: &Theme) {
        let details = &head.details;
        pen.column_right(3, &details.week.to_string(), Style::new());
        // Two talks of one number are told apart by their dates.
        pen.column(GAP, if shares_week { "*" } else { "" }, theme.warning);
        pen.column(self.date, &self.date(details.date), theme.quiet);
        pen.skip(GAP);
        let untitled = details.title.trim().is_empty();
        pen.column(self.title, title(details), if untitled { theme.quiet } else { Style::new() });
        pen.skip(GAP);
        if self.speakers > 0 {
            pen.column(self.speakers, &speakers(&details.speakers), theme.quiet);
            pen.skip(GAP);
        }
        if self.done > 0 {
            self.draw_done(pen, head, theme);
            pen.skip(GAP);
        }
        self.draw_open(pen, head, theme);
    }

    /// Writes a session without an entry.
    pub(super) fn draw_gap(&self, pen: &mut Pen<'_>, week: Option<u32>, date: chrono::NaiveDate, theme: &Theme) {
        pen.column_right(3, &week.map(|week| week.to_string()).unwrap_or_default(), theme.quiet);
        pen.skip(GAP);
        pen.column(self.date, &self.date(date), theme.quiet);
        pen.skip(GAP);
        pen.column(self.title, if week.is_some() { "— missed" } else { "— break" }, theme.quiet);
    }

    fn date(&self, date: chrono::NaiveDate) -> String {
        let pattern = match self.date {
            10.. => "%Y-%m-%d",
            8.. => "%y-%m-%d",
            _ => "%m-%d",
        };
        date.format(pattern).to_string()
    }

    /// What is done, in words or letters; a dot where something is not.
    fn draw_done(&self, pen: &mut Pen<'_>, head: &Head, theme: &Theme) {
        let handed_in = head.details.handed_in;
        let parts = [
            (head.notes.words > 0, "N", "notes", 5),
            (head.summary.words > 0, "S", "summary", 7),
            (head.reflection.words > 0, "R", "reflection", 10),
            (handed_in.is_some(), "✓", "", 6),
        ];
        let in_words = self.done == DONE_IN_WORDS;
        for (place, (is_there, letter, word, columns)) in parts.into_iter().enumerate() {
            if !in_words {
                let style = if is_there { Style::new() } else { theme.line };
                pen.column(1, if is_there { letter } else { "·" }, style);
                continue;
            }
            pen.skip(u16::from(place > 0));
            let day = handed_in.map(|day| format!("✓{}", day.format("%m-%d")));
            match (is_there, day) {
                (true, Some(day)) if word.is_empty() => pen.column(columns, &day, Style::new()),
                (true, _) => pen.column(columns, word, Style::new()),
                (false, _) => pen.column(columns, "·", theme.line),
            }
        }
    }

    /// What is open: in words, as numbers behind signs, or as signs.
    fn draw_open(&self, pen: &mut Pen<'_>, head: &Head, theme: &Theme) {
        let (questions, to_do) = (theme.sign(Mark::Question), theme.sign(Mark::FollowUp { done: false }));
        let count = |number: usize, words: String| if number > 0 { words } else { String::new() };
        let (asked, left) = (head.without_answer, head.to_do);
        match self.open {
            OPEN_IN_WORDS => {
                pen.column(8, &count(asked, format!("{asked} open")), questions);
                pen.column(8, &count(left, format!("{left} to do")), to_do);
            }
            7 => {
                pen.column(3, &count(asked, format!("?{asked}")), questions);
                pen.column(4, &count(left, format!("[]{left}")), to_do);
            }
            2 => {
                pen.column(1, &count(asked, "?".to_owned()), questions);
                pen.column(1, &count(left, "[".to_owned()), to_do);
            }
            _ => {}
        }
    }
}

/// Writes the heading of a group over the whole row: the series, how many talks, whether they are folded away.
pub(super) fn draw_group(pen: &mut Pen<'_>, name: &str, count: usize, is_folded: bool, theme: &Theme) {
    pen.write(if is_folded { "▸ " } else { "▾ " }, theme.key);
    let talks = if count == 1 { "1 talk".to_owned() } else { format!("{count} talks") };
    let room = pen.room().saturating_sub(width(&talks) + GAP + 1);
    let taken = width(name).min(room);
    pen.column(taken, name, theme.heading);
    pen.skip(GAP);
    pen.write(&talks, theme.quiet);
}
