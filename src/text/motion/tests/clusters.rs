use super::*;

#[test]
fn every_stop_in_every_script() {
    for drawn in [
        "|",
        "|h|e|l|l|o|",
        "|박|지|호|",
        "|\u{1107}\u{1161}\u{11A8}|\u{110C}\u{1175}|\u{1112}\u{1169}|",
        "|\u{1100}\u{1100}\u{1161}|x|",
        "|ㅂ|ㅏ|ㄱ|",
        "|é|e\u{301}|x\u{302}\u{323}|",
        "|漢|字|か\u{3099}|カ|ー|",
        "|ｶﾞ|ﾊﾟ|",
        "|👩‍👩‍👧|👍🏽|🏳️‍🌈|👩🏽‍🔬|",
        "|🇰🇷|🇯🇵|🇫|",
        "|1\u{FE0F}\u{20E3}|❤\u{FE0F}|❤|",
        "|🏴󠁧󠁢󠁳󠁣󠁴󠁿|x|",
        "|ש|ל|ו|ם|",
        "|\u{5E9}\u{5C1}\u{5B8}|\u{5D0}|",
        "|ا|ل|س|ل|ا|م|",
        "|\u{644}\u{64E}|\u{627}|",
        "|\u{915}\u{94D}\u{937}\u{93F}|\u{924}|",
        "|\u{E01}\u{E49}|\u{E32}|",
        "|\u{E19}\u{E33}|\u{E01}|",
        "|\t|a|\t|",
        "|\u{202E}|a|\u{202C}|",
        "|a\u{200D}|b|",
        "|\u{200B}|a|\u{FEFF}|",
        "|\r|a|\0|",
        "|\u{301}|a|",
        "|a|\n|\n|\t|\n|박|",
        "|a| |\u{A0}|　|b|",
        "|ﬁ|İ|ß|",
    ] {
        let text = Text::from(drawn.replace('|', "").as_str());
        let (start, end) = (Position::default(), text.end());
        // The way there does not name its start, the way back not its end.
        let right = stops(&text, start, Motion::Right);
        let left = stops(&text, end, Motion::Left);
        assert_eq!(right, drawn[1..], "right through {drawn:?}");
        let without_end = if start == end { "" } else { &drawn[..drawn.len() - 1] };
        assert_eq!(left, without_end, "left through {drawn:?}");
    }
}

#[test]
fn from_where_it_stands() {
    use Motion::{Left, Right};
    check(&[
        ("|ab", &[Right], false, "a|b"),
        ("a|b", &[Left], false, "|ab"),
        ("|ab", &[Left], false, "|ab"),
        ("ab|", &[Right], false, "ab|"),
        ("ab|\ncd", &[Right], false, "ab\n|cd"),
        ("ab\n|cd", &[Left], false, "ab|\ncd"),
        ("|👩‍👩‍👧x", &[Right], false, "👩‍👩‍👧|x"),
        ("🇰🇷🇯🇵|", &[Left], false, "🇰🇷|🇯🇵"),
        ("|\u{1107}\u{1161}\u{11A8}x", &[Right], false, "\u{1107}\u{1161}\u{11A8}|x"),
        ("e\u{301}|", &[Left], false, "|e\u{301}"),
        ("박|지호", &[Right], false, "박지|호"),
        ("^ab|c", &[Left], false, "|abc"),
        ("^ab|c", &[Right], false, "ab|c"),
        ("|ab^c", &[Right], false, "ab|c"),
        ("^ab|c", &[Right], true, "^abc|"),
        ("a^b|c", &[Left], true, "a|bc"),
        ("a|bc", &[Left, Left], true, "|a^bc"),
    ]);
}
