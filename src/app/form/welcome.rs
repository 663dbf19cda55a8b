//! The first start: name, student id, series; each may be left empty.

use super::{Form, FormField, Purpose};
use crate::app::message::Greeting;
use crate::journal::{Author, Unknown};

impl Form {
    /// The three questions of the first start.
    #[must_use]
    pub fn welcome() -> Self {
        let mut form = Self::new(
            Purpose::Welcome,
            vec![
                FormField::new("Your name", "for reports; Enter goes on, empty skips", ""),
                FormField::new("Student id", "for reports; empty skips", ""),
                FormField::new("Series", "the seminar you go to; empty calls it Seminar", ""),
            ],
        );
        let words = "Three questions, then you are in the notes. Each may be skipped, and all can be changed later.";
        words.clone_into(&mut form.words);
        form
    }

    /// The answers.
    #[must_use]
    pub fn read_greeting(&self) -> Greeting {
        let given = |field| Some(self.value(field).to_owned()).filter(|text| !text.is_empty());
        Greeting {
            author: Author { name: given(0), student_id: given(1), unknown: Unknown::new() },
            series: self.value(2).to_owned(),
        }
    }
}
