use crate::report::Format;
use crate::report::fixture::{entry, rendered, series};

#[test]
fn every_construct_can_be_read_without_markup() {
    for (markdown, text) in [
        ("one\ntwo\\\nthree", "one two\nthree"),
        ("# a", "a"),
        ("*a* **b** `c` ~~d~~ $e$", "a b c ~~d~~ $e$"),
        ("[a](https://x.y) <https://x.y> [b](c \"d\") [](e)", "a (https://x.y) https://x.y b (d, c) e"),
        ("- a\n  - b\n- [x] c", "- a\n  - b\n- [x] c"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("> a\n>\n> b", "> a\n>\n> b"),
        ("```\na\n\n b\n```", "    a\n\n     b"),
        ("| a | b |\n|---|---|\n| c | |", "a | b\n-----\nc |"),
        (
            "| 이름 | n | m |\n|---|--:|:-:|\n| Ada | 1 | ab |\n| 긴 이름 | 10 | abcd |",
            "이름    |  n |  m\n-------------------\nAda     |  1 |  ab\n긴 이름 | 10 | abcd",
        ),
        ("a[^x] b[^y]\n\n[^y]: c\n\n[^x]: d\n\n    e", "a[1] b[2]\n\n[1] d\n\n    e\n\n[2] c"),
        ("<b>a</b>", "<b>a</b>"),
        ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
    ] {
        let report = rendered(&entry(markdown, "", &[]), &series(), Format::Text);
        assert_eq!(report, format!("Week 2 Report\n=============\n\n2023-12675 박지호\n\n{text}\n"), "{markdown}");
    }
}

#[test]
fn headings_of_sections_are_underlined_as_wide_as_they_are() {
    let mut series = series();
    series.language = Some("ko".to_owned());
    let report = rendered(&entry("", "", &["[ ] a", "[x] b"]), &series, Format::Text);
    assert!(report.ends_with("\n\n앞으로 할 일\n------------\n\n- [ ] a\n- [x] b\n"), "{report}");
}

#[test]
fn lines_end_between_words_and_none_begins_with_what_would_be_a_sign() {
    let wrapped = |markdown: &str| {
        let report = rendered(&entry(markdown, "", &[]), &series(), Format::Text);
        report.split_once("박지호\n\n").unwrap().1.trim_end().to_owned()
    };
    let words = "word ".repeat(14);
    assert_eq!(wrapped(&format!("{words}1. two")), format!("{words}1.\ntwo"));
    assert_eq!(wrapped(&format!("{words}wide two")), format!("{}\nwide two", words.trim_end()));
    assert_eq!(wrapped(&format!("- {words}x")), format!("- {}\n  x", words.trim_end()));
    let address = format!("https://example.org/{}", "a/".repeat(40));
    assert_eq!(wrapped(&format!("see {address} there")), format!("see\n{address}\nthere"));
    let korean = "한국어 문장은 낱말 사이에서 끝난다. ".repeat(4);
    let lines = wrapped(&korean);
    assert!(lines.lines().count() > 1 && lines.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 72));
    assert_eq!(lines.replace('\n', " "), korean.trim_end());
}
