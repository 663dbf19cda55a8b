//! The built-in templates, as Typst text. They are needed without the PDF too: an exported `.typ` carries its template.

/// The plain template: the title in the middle, the author line below it, then the text.
///
/// It defines two functions and needs nothing but Typst 0.13 or newer:
///
/// - `report(title:, student_id:, author:, author_line:, date:, lang:, paper:, body)`, for a show rule. All but the body
///   may be left out. `author_line` replaces the line made of student id and author; `date` is a `datetime` and appears
///   in the PDF's metadata only; `lang` is a code such as `"ko"`; `paper` is `"a4"` or `"us-letter"`.
/// - `checkbox(done)`, which stands at the start of a list item in place of its bullet.
pub const PLAIN: &str = include_str!("../../assets/templates/plain.typ");
