//! A report that is written, read and written again is the same, byte for byte.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;

use crate::import::{Options, import};
use crate::journal::{
    Author, Details, Entry, Moment, Pause, SectionKind, SectionSetting, Series, Slug, Speaker, Talk, TypstImport,
    Unknown,
};
use crate::report::{Document, Format, Template, author_of, front_matter, render, render_as};
use crate::text::{Line, Tag, Text};

/// What is hard to write or looks like something else.
const LINES: [&str; 69] = [
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
    "$a % b\nc$",
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

/// A report from a personal template that is imported and exported comes out the same.
fn check_personal(entry: &Entry, series: &Series, general: &Author) -> Result<(), TestCaseError> {
    let names = ["title", "student-id", "authors", "speakers", "date", "week", "talk", "course"];
    let import = TypstImport {
        line: "#import \"../../templates/mine.typ\": *".to_owned(),
        function: "mine".to_owned(),
        arguments: names.map(str::to_owned).to_vec(),
        unknown: Unknown::new(),
    };
    let write = |entry: &Entry, import: &TypstImport| {
        let template = Template::Personal(import.clone());
        let rendered = render_as(entry, series, general, Format::Typst, &template);
        String::from_utf8(rendered.unwrap_or_else(|error| panic!("{error}")).bytes)
            .unwrap_or_else(|error| panic!("{error}"))
    };
    let first = write(entry, &import);
    let known = series.author.as_ref().map_or_else(|| general.clone(), |author| author.over(general));
    let options = Options { series: Some(series), author: Some(&known), ..Options::default() };
    let imported = self::import(first.as_bytes(), "report.typ", &options)
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    let mut again = self::entry(series, entry.details.week);
    let found = imported.typst_import.clone().ok_or_else(|| TestCaseError::fail("no template"))?;
    prop_assert_eq!((&found.line, &found.function), (&import.line, &import.function));
    again.details.date = imported.date.unwrap_or(entry.details.date);
    again.details.author = imported.author;
    again.details.title = imported.title;
    again.details.speakers = imported.speakers;
    again.summary = imported.summary;
    again.reflection = imported.reflection;
    again.notes = imported.notes;
    let second = write(&again, &found);
    prop_assert!(first == second, "first:\n{}\nsecond:\n{}\nsummary:\n{}", first, second, again.summary);
    Ok(())
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
    again.details.speakers = imported.speakers;
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

/// What a report says, field by field, and which sections it has; what these say is seen in the file that is written of it.
fn fields(entry: &Entry, series: &Series, general: &Author) -> Vec<(String, String)> {
    let document = Document::of(entry, series, general);
    let field = |name: &str, value: &dyn ToString| (name.to_owned(), value.to_string());
    let mut fields = vec![
        field("title", &document.title),
        field("author line", &document.author_line),
        field("name", &document.name),
        field("student id", &document.student_id),
        field("date", &document.date),
        field("week", &document.week),
    ];
    let headings =
        document.sections.iter().map(|section| (format!("{:?}", section.kind), format!("{:?}", section.heading)));
    fields.extend(headings);
    fields
}

/// The entry that an import makes.
fn imported_again(bytes: &[u8], format: Format, series: &Series, general: &Author) -> Result<Entry, TestCaseError> {
    let known = series.author.as_ref().map_or_else(|| general.clone(), |author| author.over(general));
    let options = Options { series: Some(series), author: Some(&known), ..Options::default() };
    let imported =
        import(bytes, &format!("report.{format}"), &options).map_err(|error| TestCaseError::fail(error.to_string()))?;
    if let Some(whole) = imported.whole {
        return Ok(whole.entry);
    }
    let mut entry = entry(series, imported.week.unwrap_or_default());
    entry.details.date = imported.date.unwrap_or_default();
    entry.details.title = imported.title;
    entry.details.speakers = imported.speakers;
    entry.details.tags = imported.tags;
    entry.details.author = imported.author;
    entry.updated = Some(moment() + chrono::Duration::days(30_000));
    (entry.notes, entry.summary, entry.reflection) = (imported.notes, imported.summary, imported.reflection);
    Ok(entry)
}

/// An entry about which nothing stands in a report: clock, stamps, days, what a later version wrote.
fn talk() -> impl Strategy<Value = Talk> {
    let moment = |seconds: i64| moment() + chrono::Duration::seconds(seconds);
    (0..9_i64, 0..3_i64, any::<bool>(), prop::option::of(1..200_u32)).prop_map(
        move |(started, pauses, ended, minutes)| {
            let mut unknown = Unknown::new();
            if minutes.is_none() {
                unknown.insert("later".to_owned(), serde_json::json!({ "x": [started, null] }));
            }
            let pauses = (1..=pauses).map(|pause| Pause(moment(60 * pause), Some(moment(60 * pause + started))));
            Talk {
                started: (started > 0).then(|| moment(started)),
                ended: (ended && started > 0).then(|| moment(4000)),
                minutes,
                pauses: pauses.collect(),
                unknown,
            }
        },
    )
}

fn details() -> impl Strategy<Value = Details> {
    let title = select(vec!["", "Qwen", "C# & *x*", "Week 9: a (b)", "언어 \"모델\" \\ #1"]);
    let speakers = select(vec![vec![], vec![("Lin, J.", "Qwen")], vec![("김서연", ""), ("A (B)", "KAIST (AI)")]]);
    let tags = select(vec![vec![], vec!["llm"], vec!["데이터", "a-b"]]);
    (title, speakers, tags, author(), 1..30_u32, 0..20_000_i64, any::<bool>()).prop_map(
        |(title, speakers, tags, author, week, day, handed_in)| {
            let date = NaiveDate::default() + chrono::Duration::days(day);
            let speaker = |(name, affiliation): (&str, &str)| Speaker {
                name: name.to_owned(),
                affiliation: affiliation.to_owned(),
                unknown: Unknown::new(),
            };
            Details {
                title: title.to_owned(),
                speakers: speakers.into_iter().map(speaker).collect(),
                tags: tags.into_iter().map(str::to_owned).collect(),
                author,
                handed_in: handed_in.then_some(date),
                ..Details::new(week, date)
            }
        },
    )
}

/// Sections that are all under a heading.
fn headed() -> impl Strategy<Value = Vec<SectionSetting>> {
    sections().prop_map(|sections| {
        let all = SectionKind::ALL.map(|section| SectionSetting {
            section,
            headed: true,
            heading: None,
            unknown: Unknown::new(),
        });
        let mut sections = sections.unwrap_or_else(|| all.to_vec());
        for setting in &mut sections {
            setting.headed = true;
        }
        sections
    })
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
        entry.details.speakers = vec![Speaker::read("Ada Lovelace (King's)"), Speaker::read("김서연")];
        // Without a title the head of such a report is looked for in its text, and there a heading that is called as a section
        // begins one.
        let has_title = title != Some("{title}") || !talk.is_empty();
        if has_title && !summary.contains("## Summary") && !reflection.contains("## Summary") {
            check_personal(&entry, &series, &general)?;
        }
        series.report.template = Some("course".to_owned());
        check(&entry, &series, &general, Format::Typst)?;
    }

    #[test]
    fn every_field_that_a_report_prints(
        (summary, reflection, notes) in (text(&LINES, 9), text(&LINES, 6), text(&NOTES, 8)),
        sections in headed(),
        (details, talk) in (details(), talk()),
        general in author(),
        language in select(vec!["en", "ko"]),
        title in select(vec![None, Some("{week:02}: {title}"), Some("{series} – {week}주차")]),
    ) {
        let mut series = series(Some(sections), language);
        series.report.title = title.map(str::to_owned);
        let general = general.unwrap_or_default();
        let mut entry = Entry { details, talk, ..entry(&series, 1) };
        entry.unknown.insert("mood".to_owned(), serde_json::json!("good"));
        // The talk is over, which its report does not say.
        entry.updated = Some(moment() + chrono::Duration::days(30_000));
        (entry.summary, entry.reflection) = (Text::from(summary.as_str()), Text::from(reflection.as_str()));
        entry.notes = Text::from_lines((0..).zip(notes.split('\n')).map(|(at, line)| {
            Line { text: line.to_owned(), tag: Tag { stamp: (at % 3 > 0).then_some(at * 60), kept: None } }
        }));
        let first = fields(&entry, &series, &general);

        let json = written(&entry, &series, &general, Format::Json);
        prop_assert_eq!(&imported_again(json.as_bytes(), Format::Json, &series, &general)?, &entry);

        let typst = written(&entry, &series, &general, Format::Typst);
        let again = imported_again(typst.as_bytes(), Format::Typst, &series, &general)?;
        prop_assert_eq!(&fields(&again, &series, &general), &first, "{}", tail(&typst));
        let second = written(&again, &series, &general, Format::Typst);
        prop_assert_eq!(tail(&second), tail(&typst));

        let author = author_of(&entry, &series, &general);
        let markdown = written(&entry, &series, &general, Format::Markdown);
        let headed = front_matter::of(&entry, &author) + &markdown;
        let again = imported_again(headed.as_bytes(), Format::Markdown, &series, &general)?;
        prop_assert_eq!(&fields(&again, &series, &general), &first, "{}", headed);
        prop_assert_eq!(written(&again, &series, &general, Format::Markdown), markdown);
        let said = |entry: &Entry| {
            let Details { week, date, title, speakers, tags, .. } = entry.details.clone();
            (week, date, title, speakers, tags)
        };
        prop_assert_eq!(said(&again), said(&entry));
    }
}
