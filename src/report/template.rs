//! The forms in which a report is typeset. The built-in ones are needed without the PDF too: an exported `.typ` carries its
//! template.
//!
//! Both define two functions and need nothing but Typst 0.14 or newer:
//!
//! - `report(…, body)`, for a show rule. Both take `title`, `student_id`, `author`, `author_line`, `date`, `lang` and
//!   `paper`, the course report also `course`, `week`, `talk` and `speakers`. All but the body may be left out.
//!   `author_line` replaces the line made of student id and author; `date` is a `datetime`, `lang` a code such as `"ko"`,
//!   `paper` `"a4"` or `"us-letter"`.
//! - `checkbox(done)`, which stands at the start of a list item in place of its bullet.

mod personal;

use crate::journal::{Series, TypstImport};

pub use personal::{Own, TemplateError, file_name, read};

/// The plain template: the title in the middle, the author line below it, then the text.
pub const PLAIN: &str =
    concat!(include_str!("../../assets/templates/common.typ"), include_str!("../../assets/templates/plain.typ"));

/// The course report: a head with course, week, title, talk, speakers, date and author; a footer with course, author and page.
pub const COURSE: &str =
    concat!(include_str!("../../assets/templates/common.typ"), include_str!("../../assets/templates/course.typ"));

/// The names of the built-in templates.
pub const NAMES: [&str; 2] = ["plain", "course"];

/// The form in which a report is typeset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Template {
    /// [`PLAIN`].
    #[default]
    Plain,
    /// [`COURSE`].
    Course,
    /// A template of the user's own: where it is imported from and what it is given.
    Personal(TypstImport),
}

impl Template {
    /// The built-in template of this name.
    #[must_use]
    pub fn called(name: &str) -> Option<Self> {
        match name {
            "plain" => Some(Self::Plain),
            "course" => Some(Self::Course),
            _ => None,
        }
    }

    /// What the reports of a series are set with as far as its settings tell: the built-in template that they name, else
    /// the personal one that its imported reports used. Personal templates that are named are files, which are looked for elsewhere.
    #[must_use]
    pub fn of(series: &Series) -> Self {
        let settings = &series.report;
        let named = settings.template.as_deref().and_then(Self::called);
        named.or_else(|| settings.typst_import.clone().map(Self::Personal)).unwrap_or_default()
    }

    /// The text that stands before the report's own.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Plain => PLAIN,
            Self::Course => COURSE,
            Self::Personal(import) => &import.line,
        }
    }
}
