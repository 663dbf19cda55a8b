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
        ("a[^x] b[^y]\n\n[^y]: c\n\n[^x]: d\n\n    e", "a[2] b[1]\n\n[1] c\n\n[2] d\n\n    e"),
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
