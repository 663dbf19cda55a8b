use super::*;

#[test]
fn every_stop_on_the_way() {
    // To the right it stops at the ends of words, to the left at their starts.
    for (right, left) in [
        ("one| two|", "|one |two"),
        ("one|,| two|;| three|", "|one|, |two|; |three"),
        ("don't| stop|", "|don't |stop"),
        ("e.g|.| 3.14| x_y|", "|e.g|. |3.14 |x_y"),
        ("1,000.50| won|", "|1,000.50 |won"),
        ("well|-|known| fact|", "|well|-|known |fact"),
        ("naïve| cafe\u{301}|", "|naïve |cafe\u{301}"),
        ("박지호는|,| 왔다|", "|박지호는|, |왔다"),
        ("GPT|-|4는| 크다|", "|GPT|-|4는 |크다"),
        ("\u{1107}\u{1161}\u{11A8}\u{110C}\u{1175}| x|", "|\u{1107}\u{1161}\u{11A8}\u{110C}\u{1175} |x"),
        ("漢字|かな|カナ|", "|漢字|かな|カナ"),
        ("日本語|、|テスト|。|", "|日本語|、|テスト|。"),
        ("中文和|한국어|", "|中文和|한국어"),
        ("👩‍👩‍👧👍🏽| ok|", "|👩‍👩‍👧👍🏽 |ok"),
        ("🇰🇷🇯🇵| x|", "|🇰🇷🇯🇵 |x"),
        ("שלום| עולם|", "|שלום |עולם"),
        ("السلام| عليكم|", "|السلام |عليكم"),
        ("Привет|,| мир|", "|Привет|, |мир"),
        ("καλή| μέρα|", "|καλή |μέρα"),
        ("\tone|\ttwo|", "|\t|one\t|two"),
        ("  |", "|  "),
        ("one|   |", "|one   "),
        ("one|\n|\n two|", "|one\n|\n| |two"),
        ("a|+|b| ==| c|", "|a|+|b |== |c"),
        ("(|see| [|1|])|", "|(|see |[|1|])"),
        ("https|://|a.b|/|c|", "|https|://|a.b|/|c"),
        ("$|math|$| `|code|`|", "|$|math|$ |`|code|`"),
        ("-| item|", "|- |item"),
        ("??| why|", "|?? |why"),
        ("", ""),
    ] {
        let text = Text::from(right.replace('|', "").as_str());
        assert_eq!(stops(&text, Position::default(), Motion::WordRight), right);
        assert_eq!(stops(&text, text.end(), Motion::WordLeft), left);
    }
}

#[test]
fn from_where_it_stands() {
    use Motion::{WordLeft, WordRight};
    check(&[
        ("|one two", &[WordRight], false, "one| two"),
        ("one| two", &[WordRight], false, "one two|"),
        ("one two|", &[WordLeft], false, "one |two"),
        ("one |two", &[WordLeft], false, "|one two"),
        ("o|ne two", &[WordRight], false, "one| two"),
        ("one t|wo", &[WordLeft], false, "one |two"),
        ("one  |  two", &[WordRight], false, "one    two|"),
        ("one  |  two", &[WordLeft], false, "|one    two"),
        ("  |one", &[WordLeft], false, "|  one"),
        ("one|  ", &[WordRight], false, "one  |"),
        ("|don't stop", &[WordRight], false, "don't| stop"),
        ("|foo (bar)", &[WordRight, WordRight], false, "foo (|bar)"),
        ("foo, bar|", &[WordLeft, WordLeft], false, "foo|, bar"),
        ("|x=1.5;", &[WordRight, WordRight, WordRight], false, "x=1.5|;"),
        ("|3.14 is", &[WordRight], false, "3.14| is"),
        ("|snake_case x", &[WordRight], false, "snake_case| x"),
        ("|박지호는 왔다", &[WordRight], false, "박지호는| 왔다"),
        ("박지호는 왔다|", &[WordLeft], false, "박지호는 |왔다"),
        ("|漢字かなカナ", &[WordRight], false, "漢字|かなカナ"),
        ("漢字|かなカナ", &[WordRight], false, "漢字かな|カナ"),
        ("漢字かなカナ|", &[WordLeft], false, "漢字かな|カナ"),
        ("|👩‍👩‍👧 x", &[WordRight], false, "👩‍👩‍👧| x"),
        ("one|\ntwo three", &[WordRight], false, "one\ntwo| three"),
        ("one two\n|three", &[WordLeft], false, "one |two\nthree"),
        ("one|\n\ntwo", &[WordRight], false, "one\n|\ntwo"),
        ("|", &[WordRight], false, "|"),
        ("|", &[WordLeft], false, "|"),
        ("|one two", &[WordRight, WordRight], true, "^one two|"),
    ]);
}
