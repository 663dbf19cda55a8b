//! The forms of a board: the answer to a question, the day by which to do a follow-up.

use chrono::{Days, NaiveDate, Weekday};

use super::{Form, FormField, Problems, Purpose};
use crate::journal::NoteEdit;
use crate::review::Item;

impl Form {
    /// The form for an answer to a question.
    #[must_use]
    pub fn answer(item: &Item) -> Self {
        let field = FormField::new("Answer", "goes under the question, in its own notes", "");
        Self::about(Purpose::Answer(Box::new(item.clone())), item, field)
    }

    /// The form for the day by which to do a follow-up.
    #[must_use]
    pub fn due(item: &Item) -> Self {
        let there = item.due.map(|due| due.to_string()).unwrap_or_default();
        let field = FormField::new("Due", "2024-10-03, +7 days from today, fri; empty for none", &there);
        Self::about(Purpose::Due(Box::new(item.clone())), item, field)
    }

    fn about(purpose: Purpose, item: &Item, field: FormField) -> Self {
        let mut form = Self::new(purpose, vec![field]);
        form.words.clone_from(&item.note.text);
        form
    }

    /// What is to be done to the note.
    ///
    /// # Errors
    /// When there is no answer, or the day is none.
    pub fn read_note_edit(&self, today: NaiveDate) -> Result<NoteEdit, Problems> {
        let text = self.value(0);
        let problem = |words: String| Err(vec![(0, words)]);
        match self.purpose {
            Purpose::Answer(_) if text.is_empty() => problem("type what the answer was; Esc leaves it open".to_owned()),
            Purpose::Answer(_) => Ok(NoteEdit::Answer(text.to_owned())),
            _ if text.is_empty() => Ok(NoteEdit::Due(None)),
            _ => match day(text, today) {
                Some(day) => Ok(NoteEdit::Due(Some(day))),
                None => problem(format!("\"{text}\" is no day; write 2024-10-03, +7 or fri")),
            },
        }
    }
}

/// The day of `2024-10-03`, of `+7` days behind today, or of the next Friday after today in `fri`.
fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(days) = text.strip_prefix('+') {
        let is_number = !days.is_empty() && days.bytes().all(|byte| byte.is_ascii_digit());
        let day = today.checked_add_days(Days::new(days.parse().ok().filter(|_| is_number)?))?;
        // A year of more digits would not be read again as the day of a follow-up.
        return Some(day).filter(|day| day.to_string().len() == "2024-10-03".len());
    }
    let is_date = text.len() == "2024-10-03".len() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match text.parse::<Weekday>() {
        Ok(weekday) => (1..=7).filter_map(|days| today.checked_add_days(Days::new(days))).find(|day| {
            use chrono::Datelike;
            day.weekday() == weekday
        }),
        Err(_) => text.parse().ok().filter(|_| is_date),
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_a_date_a_number_of_days_or_a_weekday() {
        // A Thursday.
        let today = "2024-10-03".parse().unwrap();
        for (text, expected) in [
            ("2024-11-01", Some("2024-11-01")),
            ("+0", Some("2024-10-03")),
            ("+7", Some("2024-10-10")),
            ("fri", Some("2024-10-04")),
            ("Thursday", Some("2024-10-10")),
            ("2024-02-30", None),
            ("2024-1-1", None),
            ("+", None),
            ("++1", None),
            ("+9999999", None),
            ("+99999999999999999999", None),
            ("soon", None),
        ] {
            assert_eq!(day(text, today), expected.map(|day| day.parse().unwrap()), "{text:?}");
        }
    }
}
