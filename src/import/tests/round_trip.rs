//! A report that is written, read and written again is the same, byte for byte.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;

use crate::import::{Options, import};
use crate::journal::{Author, Details, Entry, Moment, SectionKind, SectionSetting, Series, Slug, Unknown};
use crate::report::{Format, render};
use crate::text::Text;

/// What is hard to write or looks like something else.
const LINES: [&str; 68] = [
    "",
    "",
    "",
    "plain words",
    "# A heading",
    "### Questions",
    "## Summary",
    "###### deep",
    "= Typst heading",
    "== Two",
    "- item",
    "  - nested",
    "* other item",
    "1. one",
    "2) two",
    "+ plus",
    "- [ ] to do",
    "- [x] done",
    "> quoted",
    "```",
    "```rust",
    "~~~",
    "    code",
    "| a | b |",
    "|---|:-:|",
    "| c | d |",
    "| e | f | g | h",
    "[^1]",
    "[^1]: a footnote",
    "[x]: https://a.b",
    "[x]",
    "https://example.org/a_b?c=d#e",
    "<https://a.b>",
    "[words](https://a.b \"t\")",
    "![image](a.png)",
    "[![badge](b.png)](https://a.b) ![a *[b](c)*](d)",
    "costs $5 and $6",
    "$x^2$",
    "$\\frac{a}{b}$ and $x\\text{ $y$ \"z\" }$ or $$\\sum_i */ x_i$$",
    "$\\unknown{x}$ $a \\ b$",
    "$x$는 *푸코*의 `code`를 **강조**한다",
    "~~a~~가 [링크](https://a.b)는",
    "$$",
    "C# and F#",
    "a_b _c_ *d* **e** ***f***",
    "\"quoted\" 'so' it's",
    "한국어 문장입니다.",
    "👩‍🔬 é",
    "ends\\",
    "ends  ",
    "<b>bold</b>",
    "<div>",
    "<!-- c",
    "---",
    "===",
    "***",
    "2023-12675 박지호",
    "Week 3 Report",
    "// not a comment",
    "/* nor this",
    "@label <label> ~ ... -- ---",
    "#let x = 1",
    "#strong[x];",
    "[ ( { unclosed",
    "`code` `` a`b ``",
    "~~gone~~",
    "&amp; &#32;",
    "\\* \\# \\_",
];

const NOTES: [&str; 24] = [
    "plain",
    "? Why *so*?",
    "? is `code` a_b?",
    "?? Who asked",
    "= because $5",
    "= ",
    "? ",
    "= ~~no~~",
    "? ~~dropped~~",
    "[ ] read due 2024-10-03",
    "[x] done",
    "- [ ] [ ] twice",
    "? - a list",
    "? # C#",
    "= > quoted",
    "? *From the audience:* mine",
    "= *Not answered in the time.*",
    "? <b> &amp; \\",
    "[ ] https://a.b/c_d",
    "? [^1] [x](y)",
    "# Section",
    "``` ",
    "? 1. 한국어 👩‍🔬",
    "= ends  ",
];

fn text(lines: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![6 => select(lines).prop_map(str::to_owned), 1 => "[ -~가]{0,12}"], 0..most)
        .prop_map(|lines| lines.join("\n"))
}

fn sections() -> impl Strategy<Value = Option<Vec<SectionSetting>>> {
    let setting = |(section, headed, heading): (SectionKind, bool, Option<&str>)| SectionSetting {
        section,
        headed,
        heading: heading.map(str::to_owned),
        unknown: Unknown::new(),
    };
    let all = Just(SectionKind::ALL.to_vec()).prop_shuffle();
    let settings = (all, prop::collection::vec(any::<bool>(), 4), any::<bool>(), 1..5_usize).prop_map(
        move |(kinds, headed, own, most)| {
            let words = ["What *it* said", "Asked & answered", "My view: #1", "To_do"];
            let settings = kinds.into_iter().zip(headed).zip(words);
            let settings = settings.map(|((kind, headed), words)| setting((kind, headed, own.then_some(words))));
            Some(settings.take(most).collect())
        },
    );
    prop_oneof![2 => Just(None), 3 => settings]
}

fn author() -> impl Strategy<Value = Option<Author>> {
    let of = |name: Option<&str>, id: Option<&str>| {
        Some(Author { name: name.map(str::to_owned), student_id: id.map(str::to_owned), unknown: Unknown::new() })
    };
    select(vec![
        None,
        of(Some("박지호"), Some("2023-12675")),
        of(Some("Jane *Doe*"), Some("A_1")),
        of(Some("박지호"), None),
        of(Some("Ada Lovelace"), None),
        of(None, Some("2023-12675")),
        of(Some("\"Q\" O'Neil [x]"), Some("#7")),
    ])
}

/// The day after the talk, so that its questions are no longer open.
fn moment() -> Moment {
    DateTime::UNIX_EPOCH.fixed_offset() + chrono::Duration::days(1)
}

fn series(sections: Option<Vec<SectionSetting>>, language: &str) -> Series {
    let slug: Slug = "seminar".parse().unwrap_or_else(|error| panic!("{error}"));
    let mut series = Series::new(slug, "Seminar".to_owned(), NaiveDate::default());
    series.report.sections = sections;
    series.language = Some(language.to_owned());
    series
}

fn entry(series: &Series, week: u32) -> Entry {
    Entry::new(series.slug.clone(), Details::new(week, NaiveDate::default()), None, moment())
}

fn written(entry: &Entry, series: &Series, general: &Author, format: Format) -> String {
    let rendered = render(entry, series, general, format).unwrap_or_else(|error| panic!("{error}"));
    String::from_utf8(rendered.bytes).unwrap_or_else(|error| panic!("{error}"))
}

/// `general` is the author of the configuration.
fn check(entry: &Entry, series: &Series, general: &Author, format: Format) -> Result<(), TestCaseError> {
    let first = written(entry, series, general, format);
    let known = series.author.as_ref().map_or_else(|| general.clone(), |author| author.over(general));
    let options = Options { series: Some(series), author: Some(&known), ..Options::default() };
    let imported = import(first.as_bytes(), &format!("report.{format}"), &options)
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    if series.report.title.is_none() {
        prop_assert_eq!(imported.week, Some(entry.details.week));
    }
    let mut again = self::entry(series, entry.details.week);
    again.details.date = imported.date.unwrap_or(entry.details.date);
    again.details.author = imported.author;
    again.details.title = imported.title;
    again.summary = imported.summary;
    again.reflection = imported.reflection;
    again.notes = imported.notes;
    let second = written(&again, series, general, format);
    prop_assert!(first == second, "first:\n{}\nsecond:\n{}\nsummary:\n{}", tail(&first), tail(&second), again.summary);
    Ok(())
}

/// A report without the template.
fn tail(text: &str) -> &str {
    text.find("#show: report.with").map_or(text, |at| &text[at..])
}

#[test]
fn open_questions_under_their_heading_come_back_as_questions() -> Result<(), TestCaseError> {
    let series = series(None, "en");
    let mut entry = entry(&series, 3);
    entry.updated = Some(DateTime::UNIX_EPOCH.fixed_offset());
    entry.notes = "? why\n?? how\n= so".into();
    for format in [Format::Markdown, Format::Typst] {
        let options = Options { series: Some(&series), ..Options::default() };
        let imported = import(
            written(&entry, &series, &Author::default(), format).as_bytes(),
            &format!("report.{format}"),
            &options,
        )
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&imported.notes, &entry.notes);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 5))]

    #[test]
    fn a_report_in_markdown_or_typst(
        (summary, reflection, notes) in (text(&LINES, 9), text(&LINES, 6), text(&NOTES, 8)),
        sections in sections(),
        (author, of_series, general) in (author(), author(), author()),
        language in select(vec!["en", "ko"]),
        week in 1..30_u32,
        talk in select(vec!["", "C# & *x*", "Week 9: a (b)"]),
        title in select(vec![None, Some("{title} ({week:02})"), Some("{title}"), Some("{series} – {week}주차")]),
        author_line in select(vec![None, Some("{name} ({student_id})"), Some("")]),
    ) {
        let mut series = series(sections, language);
        series.report.title = title.map(str::to_owned);
        series.report.author_line = author_line.map(str::to_owned);
        series.author = of_series;
        let general = general.unwrap_or_default();
        let mut entry = entry(&series, week);
        entry.details.author = author;
        entry.details.title = talk.to_owned();
        entry.summary = Text::from(summary.as_str());
        entry.reflection = Text::from(reflection.as_str());
        entry.notes = Text::from(notes.as_str());
        check(&entry, &series, &general, Format::Markdown)?;
        check(&entry, &series, &general, Format::Typst)?;
    }
}
