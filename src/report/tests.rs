use chrono::DateTime;

use super::*;
use crate::journal::{Details, SectionKind, SectionSetting, Slug, Speaker};

/// The paragraphs of a real report, as it was handed in.
fn sample_paragraphs() -> Vec<&'static str> {
    let sample = include_str!("../../tests/fixtures/week-2-report.md");
    sample.trim().split("\n\n").skip(2).collect()
}

fn series() -> Series {
    Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), "2024-09-12".parse().unwrap())
}

fn author() -> Author {
    Author { name: Some("박지호".to_owned()), student_id: Some("2023-12675".to_owned()), ..Author::default() }
}

fn entry(notes: &str, summary: &str, reflection: &str) -> Entry {
    let now = DateTime::parse_from_rfc3339("2024-09-19T18:00:00+09:00").unwrap();
    let mut details = Details::new(2, "2024-09-19".parse().unwrap());
    details.title = "The Qwen language models".to_owned();
    details.speakers.push(Speaker { name: "Junyang Lin".to_owned(), ..Speaker::default() });
    let mut entry = Entry::new(series().slug, details, Some(75), now);
    (entry.notes, entry.summary, entry.reflection) = (notes.into(), summary.into(), reflection.into());
    entry
}

fn written(entry: &Entry, series: &Series, format: Format) -> String {
    String::from_utf8(render(entry, series, &author(), format).unwrap().bytes).unwrap()
}

#[test]
fn every_paragraph_of_the_sample_is_in_every_format_letter_for_letter() {
    let paragraphs = sample_paragraphs();
    assert_eq!(paragraphs.len(), 9);
    let entry = entry("", &paragraphs[..7].join("\n\n"), &paragraphs[7..].join("\n\n"));
    for format in [Format::Markdown, Format::Typst, Format::Text] {
        let mut text = written(&entry, &series(), format);
        if format == Format::Text {
            text = text.replace('\n', " ");
        }
        for paragraph in &paragraphs {
            assert!(text.contains(paragraph), "{format} has not: {paragraph}");
        }
        assert!(text.contains("Week 2 Report") && text.contains("박지호") && text.contains("2023-12675"), "{format}");
    }
    let json: serde_json::Value = serde_json::from_str(&written(&entry, &series(), Format::Json)).unwrap();
    let sections = json["report"]["sections"].as_array().unwrap();
    let prose: String = sections.iter().filter_map(|section| section["markdown"].as_str()).collect();
    assert!(paragraphs.iter().all(|paragraph| prose.contains(paragraph)));
}

#[test]
fn a_report_in_markdown_has_all_its_sections() {
    let notes = "? what differs\n= the data\n?? how to begin\n? unanswered\n? ~~dropped~~\n[ ] read the paper due 2024-10-03\n[x] done";
    let entry = entry(notes, "It said *this*.\n\n# Part", "I think.");
    assert_eq!(
        written(&entry, &series(), Format::Markdown),
        "# Week 2 Report\n\n2023-12675 박지호\n\nIt said *this*.\n\n### Part\n\n## Questions\n\n- what differs\n  - the data\n\
         - *From the audience:* how to begin\n  - *Not answered in the time.*\n- unanswered\n  - *Not answered in the time.*\n\n\
         ## Reflection\n\nI think.\n\n## Next steps\n\n- [ ] read the paper due 2024-10-03\n- [x] done\n"
    );
}

#[test]
fn a_question_of_a_talk_that_goes_on_is_open() {
    let mut entry = entry("? what differs\n= the data\n? still to ask", "", "");
    let questions = |entry: &Entry| written(entry, &series(), Format::Markdown);
    let head = "# Week 2 Report\n\n2023-12675 박지호\n\n## Questions\n\n- what differs\n  - the data\n- still to ask\n";
    assert_eq!(questions(&entry), head);
    let now = DateTime::parse_from_rfc3339("2024-09-19T18:00:00+09:00").unwrap();
    entry.talk = entry.talk.running(now);
    assert_eq!(questions(&entry), head);
    entry.talk = entry.talk.finished(now);
    assert_eq!(questions(&entry), format!("{head}  - *Not answered in the time.*\n"));
}

#[test]
fn a_series_says_which_sections_there_are_and_what_they_are_called() {
    let mut series = series();
    series.language = Some("ko".to_owned());
    series.report.title = Some("{week:02}주차 {title}".to_owned());
    series.report.author_line = Some("{name} ({student_id})".to_owned());
    series.report.sections = SectionSetting::read_line("reflection:headed, summary:What was said").unwrap();
    let entry = entry("? why", "Said.", "Thought.");
    assert_eq!(
        written(&entry, &series, Format::Markdown),
        "# 02주차 The Qwen language models\n\n박지호 (2023-12675)\n\n## 느낀 점\n\nThought.\n\n## What was said\n\nSaid.\n"
    );
    let document = Document::of(&entry, &series, &author());
    assert_eq!(document.sections[0].kind, SectionKind::Reflection);
}

#[test]
fn a_bad_pattern_is_named_and_the_default_stands_in_its_place() {
    let mut series = series();
    series.report.title = Some("Week {weak}".to_owned());
    let rendered = render(&entry("", "", ""), &series, &author(), Format::Markdown).unwrap();
    assert!(String::from_utf8(rendered.bytes).unwrap().starts_with("# Week 2 Report\n"));
    assert!(rendered.warnings[0].contains("weak"), "{:?}", rendered.warnings);
}

#[test]
fn the_same_entry_gives_the_same_bytes() {
    let entry = entry("? why\n= so", "Said.", "Thought.");
    for format in Format::ALL.into_iter().filter(|format| format.is_built()) {
        let once = render(&entry, &series(), &author(), format).unwrap().bytes;
        assert_eq!(once, render(&entry, &series(), &author(), format).unwrap().bytes, "{format}");
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_its_writer_a_pdf_is_refused_with_what_to_do() {
    let error = render(&entry("", "", ""), &series(), &author(), Format::Pdf).unwrap_err().to_string();
    assert!(error.contains("export to typ instead"), "{error}");
}

#[test]
fn prose_that_looks_like_an_author_line_is_not_one_where_none_stands() {
    let entry = entry("", "2023-12675 박지호", "");
    let write = |author: &Author| {
        String::from_utf8(render(&entry, &series(), author, Format::Markdown).unwrap().bytes).unwrap()
    };
    assert_eq!(write(&Author::default()), "# Week 2 Report\n\n2023\\-12675 박지호\n");
    assert_eq!(write(&author()), "# Week 2 Report\n\n2023-12675 박지호\n\n2023-12675 박지호\n");
}

#[test]
fn json_has_its_documented_shape() {
    let entry = entry("? why", "# Data", "");
    let json: serde_json::Value = serde_json::from_str(&written(&entry, &series(), Format::Json)).unwrap();
    let expected = serde_json::json!({
        "title": "Week 2 Report", "author_line": "2023-12675 박지호", "name": "박지호", "student_id": "2023-12675",
        "week": 2, "date": "2024-09-19", "language": "en",
        "sections": [
            { "section": "summary", "heading": null, "markdown": "# Data\n" },
            { "section": "questions", "heading": "Questions", "markdown": "- why\n  - *Not answered in the time.*\n" },
        ],
    });
    assert_eq!((&json["seminote"], &json["report"]), (&1.into(), &expected));
    assert_eq!(json["entry"], serde_json::to_value(&entry).unwrap());
    assert_eq!(json["series"], serde_json::to_value(series()).unwrap());
}

#[cfg(feature = "pdf")]
#[test]
fn every_construct_can_be_typeset() {
    let prose = "# A\n\n*a* **b** ~~c~~ `d` $e$ [f](https://g.h) ![i](j.png) <k>\\\nl[^1] m[^1]\n\n[^1]: n\n\n- o\n  1. p\n\n* q\n\n\
                 > r\n\n```c++\ns\n```\n\n| t | u |\n|--:|---|\n| v | w |\n\n---\n\n- [ ] x\n- [x] y\n\n<div>\nz\n</div>\n\n[1]()";
    let report = render(&entry("? a\n[ ] b", prose, prose), &series(), &author(), Format::Pdf).unwrap();
    assert!(report.bytes.starts_with(b"%PDF"));
    assert_eq!(report.warnings, Vec::<String>::new());
}

#[cfg(feature = "pdf")]
#[test]
fn every_formula_that_is_understood_can_be_typeset() {
    let nested = |open: &str, close: &str| format!("{}x{}", open.repeat(60), close.repeat(60));
    let deep = |open: &str, close: &str| {
        let depths = (1..60).rev().map(|depth| format!("{}x{}", open.repeat(depth), close.repeat(depth)));
        depths.into_iter().find(|source| mathematics::Formula::read(source, true).is_ok()).unwrap()
    };
    let hard = [
        nested("{", "}"),
        deep(r"\frac{", "}{2}"),
        deep(r"\sqrt{", "}"),
        deep("x_{", "}"),
        deep(r"\left(", r"\right)"),
        deep(r"\begin{cases}", r"\end{cases}"),
        deep(r"\underbrace{", "}_{n}"),
        r#"\text{\#panic(1)} \text{한 "글"} \# \& \% \_ \{ \} ~ @ ; : ! ?"#.to_owned(),
    ];
    for source in mathematics::tests::FORMULAS.iter().map(ToString::to_string).chain(hard) {
        let text = format!("In a line ${source}$, and alone:\n\n$${source}$$");
        let report = render(&entry("", &text, ""), &series(), &author(), Format::Pdf)
            .unwrap_or_else(|error| panic!("{source}: {error}"));
        assert_eq!(report.warnings, Vec::<String>::new(), "{source}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_character_that_no_font_has_is_an_error_with_its_place() {
    let entry = entry("? ask *about* 漢 here", "Text.\n\n- an \u{10fffd} item and 漢", "");
    let error = render(&entry, &series(), &author(), Format::Pdf).unwrap_err().to_string();
    assert!(error.contains("U+10FFFD \u{10fffd} (summary, line 3, column 6)"), "{error}");
    assert!(error.contains("U+6F22 漢 (summary, line 3, column 17)"), "{error}");
    let mut entry = self::entry("", "", "");
    entry.details.title = "漢".to_owned();
    let mut series = series();
    series.report.title = Some("{title}".to_owned());
    let error = render(&entry, &series, &author(), Format::Pdf).unwrap_err().to_string();
    assert!(error.contains("U+6F22 漢 (in the head of the report)"), "{error}");
}
