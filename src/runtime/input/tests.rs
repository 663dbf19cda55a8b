use std::time::{Duration, Instant};

use super::{FLOW, Input};
use crate::app::Msg;

/// What the messages of these reads are, the second one so long after the first and so on.
fn of_reads(reads: &[(&str, Duration)]) -> Vec<String> {
    let mut input = Input::default();
    let mut now = Instant::now();
    let mut written = Vec::new();
    for (read, pause) in reads {
        for message in input.messages(read.as_bytes(), now) {
            written.push(match message {
                Msg::Key(key) => key.to_string(),
                Msg::Burst(text) => format!("paste {text:?}"),
                other => format!("{other:?}"),
            });
        }
        now += *pause;
    }
    written
}

fn of_one(read: &str) -> Vec<String> {
    of_reads(&[(read, Duration::ZERO)])
}

#[test]
fn lines_that_come_together_are_a_paste_and_typed_keys_are_not() {
    assert_eq!(of_one("ab\r"), ["a", "b", "Enter"]);
    assert_eq!(of_one("a\rb"), ["a", "Enter", "b"]);
    assert_eq!(of_one("a\rb\r"), ["paste \"a\\nb\\n\""]);
    assert_eq!(of_one("- a\r\n- b\r\n"), ["paste \"- a\\n- b\\n\""]);
    assert_eq!(of_one("a\nb\n"), ["paste \"a\\nb\\n\""]);
    assert_eq!(of_one("a\n"), ["a", "Ctrl-J"]);
    assert_eq!(of_one("\r\r\r"), ["Enter", "Enter", "Enter"]);
    assert_eq!(of_one("a\r\r"), ["a", "Enter", "Enter"], "an Enter on an empty item ends its list");
    assert_eq!(of_one("\r\rab"), ["Enter", "Enter", "a", "b"]);
    assert_eq!(of_one("a\r\tb\r"), ["paste \"a\\n\\tb\\n\""]);
    assert_eq!(of_one("a\tb\t"), ["a", "Tab", "b", "Tab"]);
    assert_eq!(of_one("a\rb\x1b[Ac\r"), ["a", "Enter", "b", "Up", "c", "Enter"], "no paste has keys in it");
}

#[test]
fn a_long_run_of_characters_is_put_in_at_once() {
    let words = "seventeen and a half thousand words";
    assert_eq!(of_one(words), [format!("paste {words:?}")]);
    assert_eq!(of_one(&format!("{words}\r- b")), [&format!("paste {words:?}"), "Enter", "-", "Space", "b"]);
    let fields = words.replace(' ', "\t");
    assert_eq!(of_one(&fields).len(), fields.len(), "Tab goes on to the next field of a form");
}

#[test]
fn a_burst_goes_on_over_reads() {
    let soon = Duration::from_millis(1);
    let burst = "- a\r- b\r- c";
    assert_eq!(of_reads(&[(burst, soon), ("\r", soon)]), ["paste \"- a\\n- b\\n- c\"", "paste \"\\n\""]);
    let late = FLOW + soon;
    assert_eq!(of_reads(&[(burst, late), ("\r", soon)]), ["paste \"- a\\n- b\\n- c\"", "Enter"]);
    assert_eq!(of_reads(&[(burst, soon), ("\x11", soon), ("\r", soon)])[1..], ["Ctrl-Q", "Enter"]);
}

#[test]
fn lines_longer_than_a_read_are_a_burst() {
    let line = format!("- {}", "word ".repeat(60));
    let end = format!("{line}\r- ");
    let soon = Duration::from_millis(1);
    assert_eq!(
        of_reads(&[(&end, soon), ("b\r- c", soon)]),
        [format!("paste {:?}", format!("{line}\n- ")), "paste \"b\\n- c\"".to_owned()]
    );
}

#[test]
fn a_line_end_may_be_cut_between_two_reads() {
    let soon = Duration::from_millis(1);
    let reads = of_reads(&[("a\r\nb\r", soon), ("\nc\r\n", soon)]);
    assert_eq!(reads, ["paste \"a\\nb\\n\"", "paste \"c\\n\""]);
    let reads = of_reads(&[("a\r\nb\r", soon), ("\n", soon), ("\nc", soon)]);
    assert_eq!(reads, ["paste \"a\\nb\\n\"", "paste \"\\nc\""]);
    assert_eq!(of_reads(&[("a\r", soon), ("\n", soon)]), ["a", "Enter", "Ctrl-J"]);
}

#[test]
fn what_is_begun_is_waited_for_and_then_given_up() {
    let mut input = Input::default();
    let now = Instant::now();
    assert_eq!(input.deadline(), None);
    assert!(input.messages(b"\x1b", now).is_empty());
    let deadline = input.deadline().unwrap();
    assert!(deadline > now);
    assert!(input.messages(b"", now).is_empty(), "not yet");
    assert!(matches!(input.messages(b"", deadline).as_slice(), [Msg::Key(key)] if key.to_string() == "Esc"));
    assert_eq!(input.deadline(), None);
}
