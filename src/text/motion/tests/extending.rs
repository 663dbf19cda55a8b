use super::*;
use Motion::{
    Down, End, Left, LineEnd, LineStart, ParagraphDown, ParagraphUp, Right, RowEnd, RowStart, Start, Up, WordLeft,
    WordRight,
};

#[test]
fn every_motion_extends_the_selection() {
    check(&[
        ("a|bc", &[Right], true, "a^b|c"),
        ("a|bc", &[Left], true, "|a^bc"),
        ("a|\nb", &[Right], true, "a^\n|b"),
        ("박|지호", &[Right, Right], true, "박^지호|"),
        ("👩‍👩‍👧|x", &[Left], true, "|👩‍👩‍👧^x"),
        ("🇰🇷|🇯🇵", &[Right], true, "🇰🇷^🇯🇵|"),
        ("one |two", &[WordRight], true, "one ^two|"),
        ("one |two", &[WordLeft], true, "|one ^two"),
        ("박지호는 |왔다", &[WordLeft], true, "|박지호는 ^왔다"),
        ("one t|wo three four", &[Down(1)], true, "one t^wo three| four"),
        ("one two three| four", &[Up(1)], true, "one t|wo three^ four"),
        ("one t|wo three", &[RowEnd], true, "one t^wo| three"),
        ("one two thr|ee", &[RowStart], true, "one two |thr^ee"),
        ("one two thr|ee", &[LineStart], true, "|one two thr^ee"),
        ("o|ne two three", &[LineEnd], true, "o^ne two three|"),
        ("a|\n\nb", &[ParagraphDown], true, "a^\n|\nb"),
        ("a\n\nb|", &[ParagraphUp], true, "a\n|\nb^"),
        ("1\n2|\n3\n4", &[Down(2)], true, "1\n2^\n3\n4|"),
        ("1\n2\n3|\n4", &[Up(2)], true, "1|\n2\n3^\n4"),
        ("a\nb|c\nd", &[Start], true, "|a\nb^c\nd"),
        ("a\nb|c\nd", &[End], true, "a\nb^c\nd|"),
        ("ab|c", &[Up(1)], true, "|ab^c"),
        ("a|bc", &[Down(1)], true, "a^bc|"),
    ]);
}

#[test]
fn a_selection_shrinks_turns_round_and_ends() {
    check(&[
        ("^abc|", &[Left], true, "^ab|c"),
        ("|abc^", &[Right], true, "a|bc^"),
        ("ab^c|d", &[Left, Left], true, "a|b^cd"),
        ("one ^two| three", &[WordLeft, WordLeft], true, "|one ^two three"),
        ("a^b|c", &[Left], true, "a|bc"),
        ("^one two|", &[WordLeft], false, "one |two"),
        ("^one| two", &[WordRight], false, "one two|"),
        ("a^bc|d\nefgh", &[Down(1)], false, "abcd\nefg|h"),
        ("^ab\ncd|", &[Left], false, "|ab\ncd"),
        ("|ab\ncd^", &[Right], false, "ab\ncd|"),
        ("^a\nb|\nc", &[End], false, "a\nb\nc|"),
        ("^a\nb|\nc", &[Start], false, "|a\nb\nc"),
        ("abcdef^\nx\nabcdef|", &[Up(1), Up(1)], true, "abcdef|\nx\nabcdef"),
    ]);
}
