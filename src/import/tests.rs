//! What a user's files become.

use super::*;

const MARKDOWN: &str = include_str!("../../tests/fixtures/week-2-report.md");
const TYPST: &str = include_str!("../../tests/fixtures/week-2-report.typ");

fn read(text: &str, name: &str) -> Imported {
    import(text.as_bytes(), name, &Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_sample_in_markdown() {
    let options = Options { reflection_from: Some(8), ..Options::default() };
    let imported = import(MARKDOWN.as_bytes(), "week-2-report.md", &options).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(imported.week, Some(2));
    assert_eq!(imported.title, "");
    let author = imported.author.unwrap_or_default();
    assert_eq!((author.name.as_deref(), author.student_id.as_deref()), (Some("박지호"), Some("2023-12675")));
    assert!(imported.reflection.to_string().starts_with("Listening to the seminar, I felt"));
    let whole = format!("{}\n\n{}", imported.summary, imported.reflection);
    let (_, body) = MARKDOWN.split_once("박지호\n\n").unwrap_or_default();
    assert_eq!(whole, body.trim_end());
    assert_eq!(imported.warnings, []);
}

#[test]
fn the_sample_in_typst() {
    let imported = read(TYPST, "week-2-report.typ");
    assert_eq!(imported.week, Some(2));
    let author = imported.author.unwrap_or_default();
    assert_eq!((author.name.as_deref(), author.student_id.as_deref()), (Some("박지호"), Some("2023-12675")));
    let template = imported.typst_import.unwrap_or_else(|| panic!("the template is not known"));
    assert_eq!(template.line, "#import \"../../templates/template-report.typ\": *");
    assert_eq!(template.function, "template-report");
    let (_, body) = MARKDOWN.split_once("박지호\n\n").unwrap_or_default();
    assert_eq!(imported.summary.to_string(), body.trim_end());
    assert_eq!(imported.warnings, []);
}

#[test]
fn what_cannot_be_imported_says_why() {
    let error = |bytes: &[u8], name: &str, options: &Options<'_>| {
        import(bytes, name, options).err().map(|error| error.to_string())
    };
    let none = Options::default();
    let wrong = error(b"ab\xff", "a.md", &none).unwrap_or_default();
    assert!(wrong.contains("a.md") && wrong.contains("byte 3"), "{wrong}");
    assert!(error(b"text", "a.pdf", &none).unwrap_or_default().contains(".md, .typ, .txt, .docx or .json"));
    for asked in [0, 3] {
        let options = Options { reflection_from: Some(asked), ..none };
        assert!(error(b"one\n\ntwo\n", "a.md", &options).unwrap_or_default().contains("from 1 to 2"));
    }
}

#[test]
fn titles_name_weeks_and_talks() {
    for (heading, week, title) in [
        ("Week 2 Report", Some(2), ""),
        ("WEEK 12: Scaling *Qwen*", Some(12), "Scaling Qwen"),
        ("3주차 보고서", Some(3), ""),
        ("제 4 주차: 언어 모델", Some(4), "언어 모델"),
        ("AI Seminar, week 5", Some(5), "AI Seminar, week 5"),
        ("Week 3 – Scaling laws", Some(3), "Scaling laws"),
        ("Scaling Qwen", None, "Scaling Qwen"),
        ("AI Seminar\n\n## Week 6 Report", Some(6), "AI Seminar"),
    ] {
        let imported = read(&format!("# {heading}\n\nText.\n"), "a.md");
        assert_eq!((imported.week, imported.title.as_str()), (week, title), "{heading}");
        assert_eq!(imported.summary.to_string(), "Text.");
    }
}

#[test]
fn author_lines_in_their_forms() {
    for line in
        ["2023-12675 박지호", "박지호 2023-12675", "박지호 (2023-12675)", "2023-12675, 박지호", "2023-12675 - 박지호"]
    {
        let imported = read(&format!("Week 2 Report\n{line}\nText.\n"), "a.txt");
        let author = imported.author.unwrap_or_default();
        assert_eq!((author.name.as_deref(), author.student_id.as_deref()), (Some("박지호"), Some("2023-12675")));
        assert_eq!((imported.week, imported.summary.to_string()), (Some(2), "Text.".to_owned()), "{line}");
    }
}

#[test]
fn front_matter_is_taken_over_and_the_rest_of_it_kept() {
    let text = "\u{feff}---\r\ntitle: \"Scaling: Qwen\"\r\nweek: 2\r\ndate: 2024-09-19\r\nauthor: 2023-12675 박지호\r\nspeakers:\r\n  - Junyang Lin (Qwen team)\r\ntags: [llm, data]\r\nroom: 302\r\n---\r\n\r\nText.\r\n";
    let imported = read(text, "a.md");
    assert_eq!((imported.title.as_str(), imported.week), ("Scaling: Qwen", Some(2)));
    assert_eq!(imported.date.map(|date| date.to_string()).as_deref(), Some("2024-09-19"));
    assert_eq!(imported.speakers.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Junyang Lin (Qwen team)"]);
    assert_eq!(imported.tags, ["llm", "data"]);
    assert_eq!(imported.author.and_then(|author| author.student_id).as_deref(), Some("2023-12675"));
    assert_eq!(imported.summary.to_string(), "room: 302\n\nText.");
    assert_eq!(
        imported.warnings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["line 9: \"room\" of the front matter is not understood; it stays as text"]
    );
    let rule = read("---\nNot front matter at all\n---\n", "a.md");
    assert!(rule.summary.to_string().contains("Not front matter at all"));
}

#[test]
fn sections_in_both_languages_and_prose_under_an_unknown_one() {
    let text = "# Week 2\n\nFirst.\n\n### Inside\n\nMore  \n*so*.\n\n## 질문과 답변\n\n- Why?\n  - Because.\n- *다른 참석자의 질문:* How?\n  - *시간 안에 답변을 듣지 못함.*\n\n## Reflection\n\nMine.\n\n## Next steps\n\n- [ ] read\n- [x] write\n";
    let imported = read(text, "a.md");
    assert_eq!(imported.summary.to_string(), "First.\n\n# Inside\n\nMore  \n*so*.");
    assert_eq!(imported.reflection.to_string(), "Mine.");
    assert_eq!(imported.notes.to_string(), "? Why?\n= Because.\n?? How?\n[ ] read\n[x] write");
    assert_eq!(imported.warnings, []);
    let prose = read("# Week 2\n\nFirst.\n\n## Questions\n\nSomebody asked.\n", "a.md");
    assert_eq!(prose.summary.to_string(), "First.\n\n# Questions\n\nSomebody asked.");
    assert_eq!(prose.warnings.len(), 1);
}

#[test]
fn typst_becomes_markdown_and_what_is_unknown_stays() {
    let text = "#show: report.with(title: \"Week 3 Report\", date: datetime(year: 2024, month: 9, day: 26))\n\n= Inside\n\n*bold* _so_ `code` -- https://a.b C\\#\n\n- one\n- two\n\n#rect(width: 2cm)\n";
    let imported = read(text, "a.TYP");
    assert_eq!(imported.week, Some(3));
    assert_eq!(imported.date.map(|date| date.to_string()).as_deref(), Some("2024-09-26"));
    assert_eq!(
        imported.summary.to_string(),
        "# Inside\n\n**bold** *so* `code` – <https://a.b> C#\n\n- one\n- two\n\n#rect(width: 2cm)"
    );
    assert_eq!(imported.warnings.iter().map(|warning| warning.line).collect::<Vec<_>>(), [Some(10)]);
}

#[test]
fn notes_keep_their_lines_and_their_times() {
    let options = Options { kind: Kind::Notes, ..Options::default() };
    let notes =
        |text: &str| import(text.as_bytes(), "talk.log", &options).unwrap_or_else(|error| panic!("{error}")).notes;
    let stamps = |text: &crate::text::Text| text.lines().iter().map(|line| line.tag.stamp).collect::<Vec<_>>();
    let timed = notes("[00:00:12] # History\n12:34 ? Why\n  kept\n1:02:03 end\n");
    assert_eq!(timed.to_string(), "# History\n? Why\n  kept\nend");
    assert_eq!(stamps(&timed), [Some(12), Some(754), None, Some(3723)]);
    for text in ["12:34 late\n00:10 early", "one\ntwo\nthree\n12:34 four", "12:345 no time"] {
        assert_eq!(notes(text).to_string(), text);
    }
}

mod round_trip;

#[test]
fn front_matter_as_others_write_it() {
    for (fields, week, date, title) in [
        ("week: \"4\"\ndate: '2024-09-19'", Some(4), Some("2024-09-19"), ""),
        ("week: 4 # fourth\ndate: 2024/9/19", Some(4), Some("2024-09-19"), ""),
        ("title: \"Week 4: Qwen\"\ndate: 2024-09-19T16:00:00+09:00", Some(4), Some("2024-09-19"), "Qwen"),
        ("title: C# and more\nweek: 4주차", Some(4), None, "C# and more"),
    ] {
        let imported = read(&format!("---\n{fields}\n---\nText.\n"), "a.md");
        assert_eq!((imported.week, imported.title.as_str()), (week, title), "{fields}");
        assert_eq!(imported.date.map(|date| date.to_string()).as_deref(), date, "{fields}");
        assert_eq!((imported.summary.to_string().as_str(), imported.warnings), ("Text.", Vec::new()), "{fields}");
    }
    let folded = read("---\nweek: 4\nabout: >\n  two\n  lines\n---\nText.\n", "a.md");
    assert_eq!(folded.summary.to_string(), "about: >\n  two\n  lines\n\nText.");
    assert_eq!((folded.week, folded.warnings.len()), (Some(4), 1));
}

#[test]
fn commas_within_quotes_part_no_values_of_the_front_matter() {
    let text = "---\nspeakers: [\"Lin, J. (Qwen)\", 'O''Neil, A', Ada]\ntags: [a, 'b, c']\n---\n\nText.\n";
    let imported = import(text.as_bytes(), "report.md", &Options::default()).unwrap();
    let names: Vec<&str> = imported.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!((names, imported.tags), (vec!["Lin, J.", "O'Neil, A", "Ada"], vec!["a".to_owned(), "b, c".to_owned()]));
}

#[test]
fn a_title_that_contradicts_the_front_matter_stays_as_text() {
    let imported = read("---\ntitle: Qwen\nweek: 4\n---\n# Introduction\n\nText.\n", "a.md");
    assert_eq!((imported.week, imported.title.as_str(), imported.warnings.len()), (Some(4), "Qwen", 1));
    assert_eq!(imported.summary.to_string(), "# Introduction\n\nText.");
}

#[test]
fn the_line_of_the_known_author_and_of_another_are_no_prose() {
    let known = Author { name: Some("Ada Lovelace".into()), ..Author::default() };
    let options = Options { author: Some(&known), ..Options::default() };
    for (line, name) in [("Ada Lovelace", None), ("박지호", Some("박지호")), ("Jane Doe", Some("Jane Doe"))] {
        let text = format!("# Week 2 Report\n\n{line}\n\nText.\n");
        let imported = import(text.as_bytes(), "a.md", &options).unwrap();
        assert_eq!(imported.summary.to_string(), "Text.");
        assert_eq!(imported.author.and_then(|author| author.name).as_deref(), name);
        assert_eq!(imported.warnings.len(), usize::from(name.is_some()));
    }
    let sentence = import(b"# Week 2 Report\n\nIt was good.\n\nText.\n", "a.md", &options).unwrap();
    assert_eq!((sentence.summary.to_string().as_str(), sentence.author), ("It was good.\n\nText.", None));
}

#[test]
fn what_a_show_rule_is_given_is_understood_or_stays() {
    let text = "#show: conf.with(authors: (\"박지호\",), date: \"2024-09-19\", title: [Week 7: *Nested* [deep] \\#1], abstract: [Said.])\nText.\n";
    let imported = read(text, "a.typ");
    assert_eq!((imported.week, imported.title.as_str()), (Some(7), "Nested [deep] #1"));
    assert_eq!(imported.author.and_then(|author| author.name).as_deref(), Some("박지호"));
    assert_eq!(imported.date.map(|date| date.to_string()).as_deref(), Some("2024-09-19"));
    assert_eq!(imported.summary.to_string(), "abstract: [Said.]\n\nText.");
    assert_eq!(imported.warnings.len(), 1);
}

#[test]
fn line_ends_of_any_sort_are_line_ends() {
    let imported = read("\u{feff}# Week 3\r\rOne.\r\r\nTwo.\r\n", "a.md");
    assert_eq!((imported.week, imported.summary.to_string().as_str()), (Some(3), "One.\n\nTwo."));
}

#[test]
fn front_matter_that_a_report_begins_with_comes_back() {
    use crate::journal::{Details, Entry, Slug, Speaker};
    use crate::report::{Format, front_matter, render};
    let now = chrono::DateTime::parse_from_rfc3339("2024-09-19T18:00:00+09:00").unwrap();
    let mut details = Details::new(2, "2024-09-19".parse().unwrap());
    details.title = r#"Qwen: "small" models \ more # 데이터"#.to_owned();
    details.speakers.push(Speaker { name: "Lin, J.".into(), affiliation: "Qwen".into(), ..Speaker::default() });
    details.tags = vec!["llm".to_owned(), "데이터".to_owned()];
    let entry = Entry { summary: "Said.".into(), ..Entry::new(Slug::of_name("x"), details.clone(), None, now) };
    let author = Author { name: Some("박지호".into()), student_id: Some("2023-12675".into()), ..Author::default() };
    let series = Series::new(entry.series.clone(), "x".to_owned(), details.date);
    let report = render(&entry, &series, &author, Format::Markdown).unwrap().bytes;
    let text = front_matter::of(&entry, &author) + std::str::from_utf8(&report).unwrap();
    let imported = import(text.as_bytes(), "report.md", &Options::default()).unwrap();
    assert_eq!(imported.warnings, []);
    assert_eq!((imported.week, imported.date), (Some(2), Some(details.date)));
    assert_eq!((imported.title, imported.speakers, imported.tags), (details.title, details.speakers, details.tags));
    assert_eq!(imported.author, Some(author));
    assert_eq!(imported.summary.to_string(), "Said.");
}

#[test]
fn an_author_line_that_says_what_the_front_matter_said_says_no_more() {
    let series =
        Series::new(crate::journal::Slug::of_name("Seminar"), "Seminar".to_owned(), "2024-09-12".parse().unwrap());
    let options = Options { series: Some(&series), ..Options::default() };
    let report = "---\nauthor: Jane Doe\nweek: 2\n---\n# Week 2 Report\n\nJane Doe\n\n## Summary\n\nSaid.\n";
    let imported = import(report.as_bytes(), "report.md", &options).unwrap();
    let author = imported.author.unwrap();
    assert_eq!((author.name.as_deref(), author.student_id), (Some("Jane Doe"), None));
    assert_eq!(imported.summary.to_string(), "Said.");
}
