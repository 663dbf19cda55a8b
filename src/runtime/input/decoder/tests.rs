use std::fmt::Write;

use proptest::prelude::*;

use super::{Decoder, Event, PASTE, PASTE_BEGINS, PASTE_ENDS};
use crate::app::Mouse;

/// Keys by their names, the rest so that it reads as well.
fn written(events: &[Event]) -> String {
    let mut text = String::new();
    for event in events {
        let gap = if text.is_empty() { "" } else { " " };
        match event {
            Event::Key(key) => write!(text, "{gap}{key}").unwrap(),
            Event::Paste(pasted) => write!(text, "{gap}paste{pasted:?}").unwrap(),
            Event::Mouse(Mouse { kind, column, row, shift }) => {
                let shift = if *shift { "Shift-" } else { "" };
                write!(text, "{gap}{shift}{kind:?}@{column},{row}").unwrap();
            }
        }
    }
    text
}

/// All that these bytes are when nothing comes after them.
fn decoded(bytes: &[u8]) -> String {
    let mut decoder = Decoder::default();
    let mut events = decoder.feed(bytes);
    events.extend(decoder.give_up());
    assert_eq!(decoder.patience(), None);
    written(&events)
}

#[test]
fn every_key_of_the_keyboard_in_every_form_that_terminals_send() {
    let table: &[(&[u8], &str)] = &[
        (b"a", "a"),
        (b"A", "A"),
        (b" ", "Space"),
        ("가é😀".as_bytes(), "가 é 😀"),
        (b"\r", "Enter"),
        (b"\n", "Ctrl-J"),
        (b"\t", "Tab"),
        (b"\x7f", "Backspace"),
        (b"\x08", "Ctrl-H"),
        (b"\x01\x11\x1a", "Ctrl-A Ctrl-Q Ctrl-Z"),
        (b"\x00\x1c\x1d\x1e\x1f", "Ctrl-Space Ctrl-\\ Ctrl-] Ctrl-^ Ctrl-_"),
        // Alone, and before other keys.
        (b"\x1b", "Esc"),
        (b"\x1b\x1b", "Esc Esc"),
        (b"\x1b\x1b\x1b", "Esc Esc Esc"),
        (b"\x1b\x1bOS", "Esc F4"),
        // Alt.
        (b"\x1b1", "Alt-1"),
        (b"\x1bm", "Alt-M"),
        (b"\x1bM", "Alt-Shift-M"),
        (b"\x1b\r", "Alt-Enter"),
        (b"\x1b\x7f", "Alt-Backspace"),
        (b"\x1b\x06", "Ctrl-Alt-F"),
        (b"\x1b[", "Alt-["),
        (b"\x1bO", "Alt-Shift-O"),
        (b"\x1bOx", "Alt-Shift-O x"),
        (b"\x1bP", "Alt-Shift-P"),
        (b"\x1b]what", "Alt-] w h a t"),
        (b"\x1b]1\r", "Alt-] 1 Enter"),
        ("\u{1b}ㅎ".as_bytes(), "Alt-ㅎ"),
        // Arrows and the keys above them: xterm's two modes, Linux, rxvt.
        (b"\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "Up Down Right Left Home End"),
        (b"\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF", "Up Down Right Left Home End"),
        (b"\x1b[1~\x1b[2~\x1b[3~\x1b[4~\x1b[5~\x1b[6~", "Home Insert Delete End PageUp PageDown"),
        (b"\x1b[7~\x1b[8~", "Home End"),
        (b"\x1b[1;2A\x1b[1;3B\x1b[1;5C\x1b[1;6D", "Shift-Up Alt-Down Ctrl-Right Ctrl-Shift-Left"),
        (b"\x1b[1;5H\x1b[1;6F\x1b[3;5~\x1b[5;2~", "Ctrl-Home Ctrl-Shift-End Ctrl-Delete Shift-PageUp"),
        (b"\x1b[1;8A\x1b[1;133A", "Ctrl-Alt-Shift-Up Ctrl-Up"),
        (b"\x1b[a\x1bOd\x1b[3^\x1b[5$\x1b[7@", "Shift-Up Ctrl-Left Ctrl-Delete Shift-PageUp Ctrl-Shift-Home"),
        (b"\x1b\x1b[D\x1b\x1b[3~", "Alt-Left Alt-Delete"),
        (b"\x1b[Z\x1b[1;5Z", "Shift-Tab Ctrl-Shift-Tab"),
        // Function keys.
        (b"\x1bOP\x1bOQ\x1bOR\x1bOS", "F1 F2 F3 F4"),
        (b"\x1b[P\x1b[Q\x1b[R\x1b[S", "F1 F2 F3 F4"),
        (b"\x1b[[A\x1b[[E", "F1 F5"),
        (b"\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~", "F1 F2 F3 F4 F5"),
        (b"\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~", "F6 F7 F8 F9 F10"),
        (b"\x1b[23~\x1b[24~\x1b[28~\x1b[34~", "F11 F12 F15 F20"),
        (b"\x1b[1;2P\x1b[1;5R\x1b[15;3~", "Shift-F1 Ctrl-F3 Alt-F5"),
        // modifyOtherKeys and CSI u.
        (b"\x1b[27;5;9~\x1b[27;2;13~\x1b[27;6;122~", "Ctrl-Tab Shift-Enter Ctrl-Shift-Z"),
        (b"\x1b[9;5u\x1b[13;2u\x1b[13;3u\x1b[27u", "Ctrl-Tab Shift-Enter Alt-Enter Esc"),
        (b"\x1b[122;6u\x1b[97u\x1b[97;2u\x1b[127;5u", "Ctrl-Shift-Z a A Ctrl-Backspace"),
        (b"\x1b[49:33;2u\x1b[44032u\x1b[27;3u", "! 가 Alt-Esc"),
        (b"\x1b[97;5:1u\x1b[97;5:2u\x1b[97;5:3u", "Ctrl-A Ctrl-A"),
    ];
    for (bytes, keys) in table {
        assert_eq!(decoded(bytes), *keys, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn the_mouse_in_every_protocol() {
    for (bytes, events) in [
        (b"\x1b[<0;5;3M\x1b[<32;6;3M\x1b[<0;6;3m".as_slice(), "Press@4,2 Drag@5,2 Release@5,2"),
        (b"\x1b[<64;1;1M\x1b[<65;300;200M", "ScrollUp@0,0 ScrollDown@299,199"),
        (b"\x1b[<4;5;3M\x1b[<36;6;3M\x1b[<8;5;3M", "Shift-Press@4,2 Shift-Drag@5,2 Press@4,2"),
        (b"\x1b[<2;5;3M\x1b[<35;5;3M\x1b[<66;5;3M\x1b[<2;5;3m", ""),
        (b"\x1b[<0;0;0M\x1b[<0;1M\x1b[<0;1;1;1M\x1b[<0;99999;1M\x1b[<M", ""),
        (b"\x1b[32;5;3M\x1b[35;5;3M\x1b[96;5;3M\x1b[0;5;3M", "Press@4,2 Release@4,2 ScrollUp@4,2"),
        (b"\x1b[M %#\x1b[M`%#x", "Press@4,2 ScrollUp@4,2 x"),
    ] {
        assert_eq!(decoded(bytes), events, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn what_is_for_nobody_is_left_out_whole() {
    for sequence in [
        "\x1b[I",
        "\x1b[O",
        "\x1b[24;80R",
        "\x1b[0;0R",
        "\x1b[?1;2c",
        "\x1b[>0;276;0c",
        "\x1b[?2026;2$y",
        "\x1b[4;1$y",
        "\x1b[8;24;80t",
        "\x1b[?0u",
        "\x1b[57441;2u",
        "\x1b[1;9A",
        "\x1b[99~",
        "\x1b[99999999999999~",
        "\x1b[201~",
        "\x1b[!p",
        "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
        "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        "\x1bP>|xterm(390)\x1b\\",
        "\x1bP1+r544e=787465726d\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
    ] {
        assert_eq!(decoded(format!("a{sequence}b").as_bytes()), "a b", "{sequence:?}");
    }
    assert_eq!(decoded(b"\x1b[12\x1b[Ax"), "Up x", "a torn sequence ends where the next begins");
    assert_eq!(decoded("\x1b[1;가".as_bytes()), "가");
    assert_eq!(decoded(b"\x1b[1;5"), "", "the rest did not come");
}

#[test]
fn bytes_that_are_no_character_are_seen() {
    assert_eq!(decoded(b"a\xffb"), "a \u{fffd} b");
    assert_eq!(decoded(b"\xea\xb0x"), "\u{fffd} x");
    assert_eq!(decoded(b"\xea\xb0"), "\u{fffd}");
    assert_eq!(decoded(b"\x1b[200~a\xffb\x1b[201~"), "paste\"a\u{fffd}b\"");
}

#[test]
fn an_escape_is_a_key_only_when_nothing_follows() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert!(decoder.patience().is_some());
    assert_eq!(written(&decoder.feed(b"[A")), "Up");
    assert_eq!(decoder.patience(), None);
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert_eq!(written(&decoder.give_up()), "Esc");
    assert_eq!(written(&decoder.feed(b"[A")), "[ A");
}

#[test]
fn a_paste_ends_with_its_mark_or_when_nothing_more_comes() {
    assert_eq!(decoded(b"x\x1b[200~a\r\x1b[Ab\x1b[201~y"), "x paste\"a\\r\\u{1b}[Ab\" y");
    assert_eq!(decoded(b"\x1b[200~\x1b[201~y"), "y");
    assert_eq!(decoded(b"\x1b[200~a\x1b[201~\x1b[200~b\x1b[201~"), "paste\"a\" paste\"b\"");
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b[200~never "), []);
    assert_eq!(decoder.feed(b"ending\x1b[20"), []);
    assert!(decoder.patience().is_some());
    assert_eq!(written(&decoder.give_up()), "paste\"never ending\\u{1b}[20\"");
    assert_eq!(decoder.patience(), None);
    assert_eq!(written(&decoder.feed(b"key\x1b[201~\x11")), "k e y Ctrl-Q", "a late mark is nothing");
}

#[test]
fn an_endless_paste_comes_in_parts_and_nothing_is_lost() {
    let mut decoder = Decoder::default();
    let chunk = "가나다".repeat(PASTE / 9 / 4).into_bytes();
    let mut events = decoder.feed(PASTE_BEGINS);
    for _ in 0..5 {
        events.extend(decoder.feed(&chunk));
    }
    assert_eq!(events.len(), 1);
    events.extend(decoder.feed(PASTE_ENDS));
    let text: String = events
        .iter()
        .map(|event| match event {
            Event::Paste(text) => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(text.as_bytes() == chunk.repeat(5));
}

/// Bytes in which everything occurs that means something.
fn any_input() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        4 => prop::sample::select(vec![
            "\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_G", "\x1b\\", "\x07", "[", "M", "<", "0;5;3", "M", "m", "1;5", "200~", "201~",
            "\x1b[200~", "\x1b[201~", "~", "A", "u", "$", "27;", "가", "é", "\r", "\x00", "🇰🇷", "?", ":", "99999999999",
        ]).prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn it_does_not_matter_where_reads_cut(bytes in any_input(), cuts in prop::collection::vec(0_usize..40, 0..8)) {
        let mut decoder = Decoder::default();
        let (mut events, mut rest) = (Vec::new(), bytes.as_slice());
        for cut in cuts {
            let (part, behind) = rest.split_at(cut.min(rest.len()));
            events.extend(decoder.feed(part));
            rest = behind;
        }
        events.extend(decoder.feed(rest));
        events.extend(decoder.give_up());
        prop_assert_eq!(decoder.patience(), None);
        prop_assert_eq!(written(&events), decoded(&bytes));
    }

    #[test]
    fn text_comes_as_it_was_typed_and_as_it_was_pasted(text in "[^\\x00-\\x1f\\x7f ]{0,20}") {
        let keys: Vec<String> = text.chars().map(String::from).collect();
        prop_assert_eq!(decoded(text.as_bytes()), keys.join(" "));
        let pasted = format!("\x1b[200~{text}\x1b[201~");
        let expected = if text.is_empty() { String::new() } else { format!("paste{text:?}") };
        prop_assert_eq!(decoded(pasted.as_bytes()), expected);
    }
}
