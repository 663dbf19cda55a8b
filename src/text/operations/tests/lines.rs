use super::*;

#[test]
fn indenting() {
    check(
        &[
            ("|foo", "  |foo"),
            ("fo|o", "  fo|o"),
            ("|", "  |"),
            ("^foo\nbar|", "^  foo\n  bar|"),
            ("f^oo\n\nb|ar", "  f^oo\n\n  b|ar"),
            ("^foo\n|bar", "^  foo\n|bar"),
            ("|foo\nb^ar", "|  foo\n  b^ar"),
        ],
        |text, selection| indent(text, selection, &Tag::default()),
    );
    check(
        &[
            ("  f|oo", "f|oo"),
            ("   f|oo", " f|oo"),
            (" |foo", "|foo"),
            ("|foo", "|foo"),
            ("| foo", "|foo"),
            ("\tf|oo", "f|oo"),
            ("  ^foo\n b|ar\nbaz", "^foo\nb|ar\nbaz"),
            ("|    - foo", "|  - foo"),
        ],
        |text, selection| outdent(text, selection, &Tag::default()),
    );
}

#[test]
fn moving_and_copying_lines() {
    check(
        &[
            ("a\nb|\nc", "b|\na\nc"),
            ("|a\nb", "|a\nb"),
            ("a\nb^b\nc|\nd", "b^b\nc|\na\nd"),
            ("a\n^b\n|c", "^b\n|a\nc"),
            ("a\n|", "|\na"),
            ("a\n^b\nc|", "^b\nc|\na"),
        ],
        move_up,
    );
    check(
        &[
            ("a|\nb\nc", "b\na|\nc"),
            ("a\nb|", "a\nb|"),
            ("^a\nb|b\nc", "c\n^a\nb|b"),
            ("^a\n|b\nc", "b\n^a\n|c"),
            ("^a\n|b", "b\n^a|"),
        ],
        move_down,
    );
    check(
        &[
            ("a|b\nc", "ab\na|b\nc"),
            ("a\nb|", "a\nb\nb|"),
            ("^a\nb|\nc", "a\nb\n^a\nb|\nc"),
            ("^a\n|b", "a\n^a\n|b"),
            ("|", "\n|"),
        ],
        duplicate,
    );
}

#[test]
fn joining_lines() {
    check(
        &[
            ("a|b\ncd", "ab| cd"),
            ("ab  |\n   cd", "ab| cd"),
            ("ab|\n\ncd", "ab|\ncd"),
            ("|\ncd", "|cd"),
            ("ab|", "ab|"),
            ("a^b\ncd\ne|f\ng", "ab cd| ef\ng"),
            ("^ab\n|cd", "ab| cd"),
            ("박|\n지호", "박| 지호"),
        ],
        |text, selection| join(text, selection, &Tag::default()),
    );
}

#[test]
fn ticking() {
    check(
        &[
            ("[ ] fo|o", "[x] fo|o"),
            ("[x] fo|o", "[ ] fo|o"),
            ("[X] fo|o", "[ ] fo|o"),
            ("[] fo|o", "[x] fo|o"),
            ("- [ ] foo|", "- [x] foo|"),
            ("  1. [x] foo|", "  1. [ ] foo|"),
            ("fo|o", "[ ] fo|o"),
            ("- fo|o", "- [ ] fo|o"),
            ("[ ]|", "[x]|"),
            ("|", "[ ] |"),
            ("[ ] a^a\n\n[x] b|b", "[x] a^a\n\n[x] b|b"),
            ("[x] a^a\n[ ] b|b", "[ ] a^a\n[ ] b|b"),
        ],
        |text, selection| toggle_check_box(text, selection, &Tag::default()),
    );
}

#[test]
fn lines_of_every_script() {
    check(
        &[("박|지호", "  박|지호"), ("- 👩‍👩‍👧|", "  - 👩‍👩‍👧|"), ("\ta|", "  \ta|"), ("^ש\n\n🇰🇷|", "^  ש\n\n  🇰🇷|")],
        |text, selection| indent(text, selection, &Tag::default()),
    );
    check(
        &[
            ("  박|지호", "박|지호"),
            ("\t\ta|", "\ta|"),
            ("\t a|", " a|"),
            (" \ta|", "\ta|"),
            ("　a|", "　a|"),
            (" ^ 한\n\t글|", "^한\n글|"),
            ("a^b\ncd|", "a^b\ncd|"),
        ],
        |text, selection| outdent(text, selection, &Tag::default()),
    );
    check(&[("한글\n\n👩‍👩‍👧|", "한글\n👩‍👩‍👧|\n"), ("한\n글|\n날", "글|\n한\n날")], move_up);
    check(&[("한|글\n\n👩‍👩‍👧", "\n한|글\n👩‍👩‍👧"), ("|\na", "a\n|")], move_down);
    check(&[("한|글", "한글\n한|글"), ("👩‍👩‍👧|\nx", "👩‍👩‍👧\n👩‍👩‍👧|\nx"), ("a\n|", "a\n\n|")], duplicate);
    check(
        &[
            ("한글|\n날", "한글| 날"),
            ("한글|　\n　날", "한글| 날"),
            ("a|\n\tb", "a| b"),
            ("^a\n\nb|", "a| b"),
            ("^a\nb\nc\n|d", "a b| c\nd"),
            ("\n|\n", "\n|"),
            ("👩|\n👩", "👩| 👩"),
        ],
        |text, selection| join(text, selection, &Tag::default()),
    );
}
