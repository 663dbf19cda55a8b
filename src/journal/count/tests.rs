use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

#[test]
fn words_and_characters_as_a_reader_counts_them() {
    let table = [
        ("", 0, 0, 0),
        ("   ", 0, 3, 0),
        ("\n\r\n", 0, 0, 0),
        ("word", 1, 4, 4),
        ("two words", 2, 9, 8),
        (" two  words ", 2, 12, 8),
        ("a line\nand another", 4, 17, 15),
        ("a line\r\nand another", 4, 17, 15),
        ("well-known, isn't it?", 3, 21, 19),
        ("합성 데이터는 중요하다.", 3, 13, 11),
        ("기계 학습\t세미나", 3, 9, 7),
        ("Qwen은 오픈소스다", 2, 11, 10),
        ("wide\u{3000}space", 2, 10, 9),
        ("hard\u{a0}space", 2, 10, 9),
        ("café", 1, 4, 4),
        ("cafe\u{301}", 1, 4, 4),
        ("👩‍👩‍👧 🇰🇷 👍🏽", 3, 5, 3),
        ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}", 1, 2, 2),
    ];
    for (text, words, characters, characters_without_spaces) in table {
        assert_eq!(Count::of(text), Count { words, characters, characters_without_spaces }, "{text:?}");
    }
}

#[test]
fn counts_of_lines_add_up_to_that_of_the_text() {
    let lines = ["합성 데이터", "", "two words"];
    assert_eq!(lines.iter().map(|line| Count::of(line)).sum::<Count>(), Count::of(&lines.join("\n")));
}

proptest! {
    #[test]
    fn composed_and_decomposed_texts_have_one_length(text in "[가-힣a-zé ñ\n]{0,40}") {
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        prop_assert_eq!(Count::of(&composed), Count::of(&decomposed));
    }
}
