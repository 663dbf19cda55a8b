use super::*;
use Motion::{Down, RowEnd, RowStart, Up};

#[test]
fn up_and_down_and_along() {
    check(&[
        ("one t|wo three four", &[Down(1)], false, "one two three| four"),
        ("one two three| four", &[Up(1)], false, "one t|wo three four"),
        ("one two thr|ee", &[RowStart], false, "one two |three"),
        ("one two |three", &[RowStart], false, "|one two three"),
        ("o|ne two three", &[RowEnd], false, "one two| three"),
        ("one two| three", &[RowEnd], false, "one two three|"),
        ("one| two", &[Up(1)], false, "|one two"),
        ("one| two", &[Down(1)], false, "one two|"),
        ("abcdef|\nx\nabcdef", &[Down(1)], false, "abcdef\nx|\nabcdef"),
        ("abcdef|\nx\nabcdef", &[Down(1), Down(1)], false, "abcdef\nx\nabcdef|"),
        ("abcd|ef\nx\nabcdef", &[Down(2)], false, "abcdef\nx\nabcd|ef"),
        ("abcd|ef\nx\nabcdef", &[Down(1), Up(1)], false, "abcd|ef\nx\nabcdef"),
        ("abc|d\n박지호", &[Down(1)], false, "abcd\n박|지호"),
        ("abcd|\n박지호", &[Down(1)], false, "abcd\n박지|호"),
        ("박지|호\n\nabcdef", &[Down(1), Down(1)], false, "박지호\n\nabcd|ef"),
        ("abcdefghij|\nx", &[Up(1)], false, "|abcdefghij\nx"),
        ("ab\nab|cdefghijklm", &[Up(1)], false, "ab|\nabcdefghijklm"),
        ("a\nb\nc\nd\n|e", &[Up(3)], false, "a\n|b\nc\nd\ne"),
        ("a|\nb\nc", &[Down(9)], false, "a\nb\nc|"),
        ("abcdefghijk|l", &[Up(1)], false, "a|bcdefghijkl"),
        ("a|b\ncd", &[Down(1)], true, "a^b\nc|d"),
        ("- one two three fo|ur", &[Up(1)], false, "- one two th|ree four"),
    ]);
}

#[test]
fn the_column_is_remembered_over_short_and_wide_rows() {
    check(&[
        ("abcdef|\n\n\nabcdef", &[Down(1), Down(1), Down(1)], false, "abcdef\n\n\nabcdef|"),
        ("abcde|f\n박지호\nabcdef", &[Down(1)], false, "abcdef\n박지|호\nabcdef"),
        ("abcde|f\n박지호\nabcdef", &[Down(1), Down(1)], false, "abcdef\n박지호\nabcde|f"),
        ("abc|\n👩‍👩‍👧👩‍👩‍👧", &[Down(1)], false, "abc\n👩‍👩‍👧|👩‍👩‍👧"),
        ("abc|\n\tx", &[Down(1)], false, "abc\n|\tx"),
        ("abcd|\n\tx", &[Down(1)], false, "abcd\n\t|x"),
        ("ab|c\ne\u{301}e\u{301}e\u{301}", &[Down(1)], false, "abc\ne\u{301}e\u{301}|e\u{301}"),
        ("ab|c\n\u{1107}\u{1161}\u{11A8}x", &[Down(1)], false, "abc\n\u{1107}\u{1161}\u{11A8}|x"),
        ("ab|c\nשלום", &[Down(1)], false, "abc\nשל|ום"),
        ("abcdef|\nx\nabcdef", &[Down(1), Motion::Left, Down(1)], false, "abcdef\nx\n|abcdef"),
        ("abcdef\nx\nabcdef|", &[Up(1), Up(1)], false, "abcdef|\nx\nabcdef"),
        ("abcdef\nx\nabcdef|", &[Up(2)], false, "abcdef|\nx\nabcdef"),
        ("one two thr|ee four five", &[Down(1)], false, "one two three four fiv|e"),
        ("one two three fo|ur\nsix", &[Down(1)], false, "one two three four\nsix|"),
        ("abcdefghijkl|mno\nxyz", &[Down(1)], false, "abcdefghijklmno\nxy|z"),
        ("박지호발표|내용", &[Up(1)], false, "|박지호발표내용"),
        ("- one |two three", &[Down(1)], false, "- one two thre|e"),
        ("ab|c", &[Down(1)], false, "abc|"),
        ("ab|c", &[Up(1)], false, "|abc"),
        ("|", &[Down(1)], false, "|"),
        ("|", &[Up(1)], false, "|"),
    ]);
}

#[test]
fn to_the_ends_of_a_row() {
    check(&[
        ("박지호 |발표 내용", &[RowEnd], false, "박지호 발표 내용|"),
        ("박|지호 발표 내용", &[RowEnd], false, "박지호| 발표 내용"),
        ("박지호 발표 내|용", &[RowStart], false, "박지호 |발표 내용"),
        ("abc|defghijklm", &[RowEnd], false, "abcdefghij|klm"),
        ("abc|defghijklm", &[RowEnd, RowEnd], false, "abcdefghijklm|"),
        ("abc|defghijklm", &[RowEnd, RowStart], false, "|abcdefghijklm"),
        ("abc|defghijklm", &[RowEnd, Motion::Left], false, "abcdefghi|jklm"),
        ("abc|defghijklm", &[RowEnd, Motion::Right], false, "abcdefghijk|lm"),
        ("abc|defghijklm", &[RowEnd, Down(1)], false, "abcdefghijklm|"),
        ("abc|defghijklmnopqrstuvwxyz", &[RowEnd, Down(1)], false, "abcdefghijklmnopqrst|uvwxyz"),
        ("abc|defghijklmnopqrstuvwxyz", &[RowEnd, Down(1), Down(1)], false, "abcdefghijklmnopqrstuvwxyz|"),
        ("abc|defghijklmnopqrstuvwxyz", &[RowEnd, Down(1), RowStart], false, "abcdefghij|klmnopqrstuvwxyz"),
        ("abc|defghijklmnopqrstuvwxyz", &[RowEnd, Down(2), Up(1), Up(1)], false, "abcdefghij|klmnopqrstuvwxyz"),
        ("박지호|발표내용정리", &[RowEnd], false, "박지호발표|내용정리"),
        ("박지호|발표내용정리", &[RowEnd, RowStart], false, "|박지호발표내용정리"),
        ("abcdefghijk|lm", &[RowStart], false, "abcdefghij|klm"),
        ("abcdefghij|klm", &[RowStart], false, "|abcdefghijklm"),
        ("- one two t|hree", &[RowStart], false, "- one two |three"),
        ("- one two |three", &[RowStart], false, "|- one two three"),
        ("|", &[RowEnd], false, "|"),
        ("|", &[RowStart], false, "|"),
        ("a\n|\nb", &[RowEnd], false, "a\n|\nb"),
        ("a\n|\nb", &[RowStart], false, "a\n|\nb"),
        ("one|      two three", &[RowEnd], false, "one     | two three"),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧|👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", &[RowEnd], false, "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧|👩‍👩‍👧"),
    ]);
}

#[test]
fn in_the_narrowest_windows() {
    for (width, before, motion, after) in [
        (1, "a|bc", Down(1), "ab|c"),
        (1, "ab|c", Up(1), "a|bc"),
        (1, "|박지호", Down(1), "박|지호"),
        (2, "박|지호", Down(1), "박지|호"),
        (2, "박지|호", Up(1), "박|지호"),
        (3, "박|지호", Up(1), "|박지호"),
        (3, "|abcdef", RowEnd, "abc|def"),
        (1, "|abc", RowEnd, "a|bc"),
        (1, "|박지호", RowEnd, "박|지호"),
        (2, "👩‍👩‍👧|👩‍👩‍👧", Up(1), "|👩‍👩‍👧👩‍👩‍👧"),
        (1, "a|\nb", Down(1), "a\nb|"),
    ] {
        let (text, selection) = parse(before);
        let cursor = moved(&text, &mut Wrapping::new(width), selection.into(), motion, false);
        assert_eq!(draw(&text, cursor.selection), after, "{before:?} {motion:?} in {width}");
    }
}
