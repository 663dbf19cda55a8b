use proptest::prelude::*;

use super::*;

#[test]
fn code_spans_reach_to_the_next_run_of_the_same_length() {
    let table: [(&str, &[&str]); 14] = [
        ("no code", &[]),
        ("a `b` c", &["`b`"]),
        ("`a` `b`", &["`a`", "`b`"]),
        ("``a ` b``", &["``a ` b``"]),
        ("`a `` b`", &["`a `` b`"]),
        ("`a", &[]),
        ("``a`", &[]),
        ("``a` b` c", &["` b`"]),
        ("`a` b`", &["`a`"]),
        (r"\`a` b`", &["` b`"]),
        (r"\\`a`", &["`a`"]),
        (r"`a\`", &[r"`a\`"]),
        (r"\``a`", &["`a`"]),
        ("`한글` 뒤", &["`한글`"]),
    ];
    for (line, expected) in table {
        let found: Vec<_> = spans(line).into_iter().map(|span| &line[span]).collect();
        assert_eq!(found, expected, "{line:?}");
    }
}

#[test]
fn lone_runs_do_not_hide_the_spans_behind_them() {
    let unpaired: String = (2..80).map(|length| "`".repeat(length) + " ").collect();
    let line = format!("{unpaired}`code`");
    assert_eq!(spans(&line).into_iter().map(|span| &line[span]).collect::<Vec<_>>(), ["`code`"]);
}

proptest! {
    #[test]
    fn spans_are_in_order_and_begin_and_end_with_equal_runs(line in r"[`\\a ]{0,40}") {
        let mut end = 0;
        for span in spans(&line) {
            prop_assert!(end <= span.start);
            end = span.end;
            let code = &line[span];
            let opening = code.len() - code.trim_start_matches('`').len();
            let closing = code.len() - code.trim_end_matches('`').len();
            prop_assert!(opening > 0 && opening == closing && opening * 2 < code.len());
        }
    }
}
