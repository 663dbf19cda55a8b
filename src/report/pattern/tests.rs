use proptest::prelude::*;

use super::{Pattern, Values};

fn values() -> Values {
    Values {
        week: Some(2),
        title: Some("C# {x}".to_owned()),
        series: Some("AI Seminar".to_owned()),
        date: Some("2024-09-19".to_owned()),
        name: Some("박지호".to_owned()),
        student_id: Some("2023-12675".to_owned()),
        speakers: None,
    }
}

#[test]
fn patterns_print_what_is_known() {
    for (pattern, text) in [
        ("Week {week} Report", "Week 2 Report"),
        ("{week:02}/{week:01} {{{week}}}", "02/2 {2}"),
        ("{title}: {series}, {date}", "C# {x}: AI Seminar, 2024-09-19"),
        ("{student_id} {name}", "2023-12675 박지호"),
        ("a {speakers} b", "a b"),
        ("{speakers} {name} {speakers}", "박지호"),
        ("{name} ({speakers})", "박지호"),
        ("  ", ""),
    ] {
        assert_eq!(Pattern::parse(pattern).unwrap().print(&values()), text, "{pattern}");
    }
}

#[test]
fn what_is_wrong_with_a_pattern_is_named() {
    for (pattern, named) in [
        ("{weak}", "{weak}"),
        ("a {week", "single {"),
        ("a } b", "single }"),
        ("{week:x}", ":x"),
        ("{name:02}", ":02"),
        ("{}", "{}"),
    ] {
        let message = Pattern::parse(pattern).unwrap_err().to_string();
        assert!(message.contains(named), "{message}");
    }
}

#[test]
fn a_text_is_read_back_by_its_pattern() {
    let read = |pattern: &str, text: &str| Pattern::parse(pattern).unwrap().read(text);
    assert_eq!(read("Week {week} Report", "Week 12 Report").and_then(|values| values.week), Some(12));
    assert_eq!(read("Week {week} Report", "Week 12"), None);
    assert_eq!(read("{week:02}: {title}", "03: a: b").and_then(|values| values.title), Some("a: b".to_owned()));
    assert_eq!(read("{week:02}", "3"), None, "it would print otherwise");
    assert_eq!(read("{week} {week}", "3 4"), None);
    let without_title = read("{title} ({week:02})", "(01)").unwrap();
    assert_eq!((without_title.week, without_title.title), (Some(1), None));
    assert_eq!(
        read("{name} ({student_id})", "박지호 (1-2)").and_then(|values| values.student_id),
        Some("1-2".to_owned())
    );
}

proptest! {
    #[test]
    fn what_is_read_prints_as_it_was_read(pattern in "[a{}:( )]{0,4}(\\{title\\}|\\{week\\}|\\{name\\})[a: ()]{0,3}", text in "[a0-9 :()]{0,12}") {
        if let Ok(pattern) = Pattern::parse(&pattern)
            && let Some(values) = pattern.read(&text)
        {
            prop_assert_eq!(pattern.print(&values), text);
        }
    }

    #[test]
    fn what_is_printed_is_read(week in 0_u32..1000, title in "[a-z가-힣]{1,8}( [a-z]{1,4})?") {
        let pattern = Pattern::parse("Week {week:02}, {title} ({series})").unwrap();
        let values = Values { week: Some(week), title: Some(title), series: Some("AI".to_owned()), ..Values::default() };
        prop_assert_eq!(pattern.read(&pattern.print(&values)), Some(values));
    }
}
