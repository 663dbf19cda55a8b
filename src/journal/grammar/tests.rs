use proptest::prelude::*;

use super::*;

const TO_DO: Mark = Mark::FollowUp { done: false };
const DONE: Mark = Mark::FollowUp { done: true };

/// A line outside code as its mark, its sign and its body.
fn cut(line: &str) -> (Option<Mark>, &str, &str) {
    let note = parse_line(line, None);
    (note.mark, &line[note.sign], &line[note.body])
}

#[test]
fn a_sign_before_a_space_is_a_mark() {
    let table = [
        ("# History", Mark::Section(1), "#", "History"),
        ("## Since 2017", Mark::Section(2), "##", "Since 2017"),
        ("! smaller models catch up", Mark::Insight, "!", "smaller models catch up"),
        ("? what differs", Mark::Question, "?", "what differs"),
        ("?? how to get in", Mark::OtherQuestion, "??", "how to get in"),
        ("= join a company", Mark::Answer, "=", "join a company"),
        ("> data is the moat", Mark::Quotation, ">", "data is the moat"),
        ("~ not convinced", Mark::Doubt, "~", "not convinced"),
        ("@ arXiv:2407.10671", Mark::Reference, "@", "arXiv:2407.10671"),
        ("[ ] read the report", TO_DO, "[ ]", "read the report"),
        ("[] read the report", TO_DO, "[]", "read the report"),
        ("[x] read the report", DONE, "[x]", "read the report"),
        ("[X] read the report", DONE, "[X]", "read the report"),
        ("- [ ] read", TO_DO, "- [ ]", "read"),
        ("* [x] read", DONE, "* [x]", "read"),
        ("+ [] read", TO_DO, "+ []", "read"),
        ("-  \t[ ] read", TO_DO, "-  \t[ ]", "read"),
        ("? 왜 작은 모델인가", Mark::Question, "?", "왜 작은 모델인가"),
        ("?\ttab", Mark::Question, "?", "tab"),
        ("? \t  wide gap  ", Mark::Question, "?", "wide gap  "),
        ("? ? twice", Mark::Question, "?", "? twice"),
        ("= = sum", Mark::Answer, "=", "= sum"),
    ];
    for (line, mark, sign, body) in table {
        assert_eq!(cut(line), (Some(mark), sign, body), "{line:?}");
        for indentation in [" ", "    ", "\t", " \t "] {
            let indented = format!("{indentation}{line}");
            assert_eq!(cut(&indented), (Some(mark), sign, body), "{indented:?}");
        }
    }
}

#[test]
fn a_sign_at_the_end_of_the_line_is_a_mark_without_a_body() {
    let signs = [
        ("#", Mark::Section(1)),
        ("##", Mark::Section(2)),
        ("!", Mark::Insight),
        ("?", Mark::Question),
        ("??", Mark::OtherQuestion),
        ("=", Mark::Answer),
        (">", Mark::Quotation),
        ("~", Mark::Doubt),
        ("@", Mark::Reference),
        ("[ ]", TO_DO),
        ("[]", TO_DO),
        ("[x]", DONE),
        ("- [ ]", TO_DO),
    ];
    for (sign, mark) in signs {
        for line in [sign.to_owned(), format!("{sign} "), format!("  {sign}\t ")] {
            assert_eq!(cut(&line), (Some(mark), sign, ""), "{line:?}");
        }
    }
}

#[test]
fn everything_else_is_a_plain_note() {
    let table = [
        "",
        "C# and F# on .NET",
        "#tag at the start",
        "### third level",
        "#!/bin/sh",
        "!important",
        "!! twice",
        "!=",
        "?who",
        "??? three",
        "?! both",
        "==",
        "=> so",
        ">quoted",
        ">> shifted",
        "~~struck~~",
        "~5 ms",
        "@home",
        "[x](https://example.org)",
        "[ ]nothing between",
        "[  ] wide",
        "[y] other",
        "[xx] two",
        "-[ ] no space behind the bullet",
        "-- [ ] no bullet",
        "- - [ ] two bullets",
        "1. [ ] a number is no bullet",
        "- ? a bullet before another mark",
        "- a list",
        "* a list",
        "*?* emphasis",
        "`? code`",
        "\\? escaped",
        "\\# escaped",
        "\\[ ] escaped",
        "- \\[ ] escaped",
        "\u{a0}? behind a hard space",
        "?\u{3000}a wide space is none",
        "？ a full-width sign is none",
        "가 나 다",
        "🙂 ?",
    ];
    for line in table {
        let note = parse_line(line, None);
        assert_eq!((note.mark, note.dropped, note.due, note.code), (None, false, None, false), "{line:?}");
        assert_eq!(cut(line).2, line, "{line:?}");
    }
}

#[test]
fn the_body_of_a_plain_note_leaves_the_indentation_out() {
    assert_eq!(cut(" \t - item "), (None, "", "- item "));
    assert_eq!(cut("   "), (None, "", ""));
}

#[test]
fn a_mark_line_struck_through_as_a_whole_is_dropped() {
    let table = [
        ("? ~~why~~", true),
        ("? ~~why~~  ", true),
        ("?? ~~why~~", true),
        ("= ~~because~~", true),
        ("- [ ] ~~read~~", true),
        ("# ~~History~~", true),
        ("~ ~~doubt~~", true),
        ("? ~~why~~ though", false),
        ("? so ~~why~~", false),
        ("? ~~one~~ and ~~two~~", false),
        ("? ~~~~", false),
        ("? ~~ ~~", false),
        ("? ~~", false),
        ("? ~~~", false),
        ("? ~why~", false),
        ("~~? why~~", false),
        ("~~plain~~", false),
    ];
    for (line, dropped) in table {
        assert_eq!(parse_line(line, None).dropped, dropped, "{line:?}");
    }
}

#[test]
fn a_follow_up_may_have_a_date() {
    let table = [
        ("[ ] read due 2024-10-03", Some("2024-10-03")),
        ("[x] read due 2024-10-03", Some("2024-10-03")),
        ("- [ ] due 2024-10-03 read", Some("2024-10-03")),
        ("[ ] read, due: 2024-10-03.", Some("2024-10-03")),
        ("[ ] read (due 2024-10-03)", Some("2024-10-03")),
        ("[ ] due:2024-10-03", Some("2024-10-03")),
        ("[ ] 읽기 due 2024-10-03까지", Some("2024-10-03")),
        ("[ ] due 2024-02-29", Some("2024-02-29")),
        ("[ ] due when? due 2024-10-03", Some("2024-10-03")),
        ("[ ] due 2024-13-40, no: due 2024-10-03", Some("2024-10-03")),
        ("[ ] due 2024-10-03 or due 2024-10-10", Some("2024-10-03")),
        ("[ ] due 2023-02-29", None),
        ("[ ] due 2024-00-10", None),
        ("[ ] due 2024-10-32", None),
        ("[ ] due 2024-1-3", None),
        ("[ ] due 24-10-03", None),
        ("[ ] due 12024-10-03", None),
        ("[ ] due 2024-10-031", None),
        ("[ ] due 2024-10-03-2", None),
        ("[ ] due +024-10-03", None),
        ("[ ] due 2024- 1- 3", None),
        ("[ ] due 2024/10/03", None),
        ("[ ] due2024-10-03", None),
        ("[ ] overdue 2024-10-03", None),
        ("[ ] due tomorrow", None),
        ("[ ] due 2024-10-0", None),
        ("[ ] due 2024-10-가", None),
        ("[ ] due", None),
        ("? due 2024-10-03", None),
        ("due 2024-10-03", None),
    ];
    for (line, due) in table {
        let due = due.map(|day| day.parse::<NaiveDate>().unwrap());
        assert_eq!(parse_line(line, None).due, due, "{line:?}");
    }
}

#[test]
fn tags_stand_in_marked_notes_but_not_in_their_sign() {
    let line = "? why #llm and not #코드";
    let note = parse_line(line, None);
    let tags: Vec<_> = note.tags.into_iter().map(|tag| &line[tag]).collect();
    assert_eq!(tags, ["#llm", "#코드"]);
}

#[test]
fn nothing_in_a_code_block_is_a_mark_or_a_tag() {
    let fence = parse_line("```rust", None).fence;
    assert!(fence.is_some());
    for line in ["# not a section", "? no", "[ ] no due 2024-10-03", "a #tag", "~~~", "``", "```rust"] {
        let note = parse_line(line, fence);
        assert_eq!(
            (note.mark, note.due, note.tags.len(), note.code, note.fence),
            (None, None, 0, true, fence),
            "{line}"
        );
    }
    let closing = parse_line("```", fence);
    assert_eq!((closing.code, closing.fence), (true, None));
}

/// Lines made of what the grammar looks at, and of anything else.
fn lines() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        " ",
        "\t",
        "#",
        "!",
        "?",
        "=",
        ">",
        "~",
        "~~",
        "@",
        "[ ]",
        "[x]",
        "[]",
        "- ",
        "\\",
        "`",
        "```",
        "due ",
        "2024-10-03",
        "a",
        "가",
        "\u{301}",
        "👩‍👩‍👧",
        "\r",
    ]);
    prop_oneof![prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat()), "[^\n]*"]
}

proptest! {
    #[test]
    fn the_parts_of_a_line_joined_are_the_line(line in lines(), opening in lines()) {
        let open = parse_line(&opening, None).fence;
        let note = parse_line(&line, open);
        let parts = [0..note.sign.start, note.sign.clone(), note.sign.end..note.body.start, note.body.clone()];
        prop_assert_eq!(parts.map(|part| &line[part]).concat(), line.as_str());
        prop_assert_eq!(note.body.end, line.len());
        prop_assert!(line[..note.sign.start].chars().all(|character| matches!(character, ' ' | '\t')));
        prop_assert!(note.mark.is_some() != note.sign.is_empty());
        for tag in &note.tags {
            prop_assert!(tag.start >= note.body.start && line[tag.clone()].starts_with('#'));
        }
    }

    #[test]
    fn a_backslash_before_it_makes_a_note_plain(line in lines()) {
        let escaped = format!("\\{line}");
        prop_assert_eq!(parse_line(&escaped, None).mark, None);
    }
}
