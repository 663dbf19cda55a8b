use super::*;

#[test]
fn a_tag_begins_with_a_letter_at_the_start_or_behind_white_space() {
    let table: [(&str, &[&str]); 29] = [
        ("no tag", &[]),
        ("#llm", &["#llm"]),
        ("about #llm, and #pre-training.", &["#llm", "#pre-training"]),
        ("\t#llm\t#rl", &["#llm", "#rl"]),
        ("wide\u{3000}#space", &["#space"]),
        ("#한국어 태그", &["#한국어"]),
        ("#한국어는 #모델_병합", &["#한국어는", "#모델_병합"]),
        (
            "#\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8} decomposed",
            &["#\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"],
        ),
        ("#re\u{301}sume\u{301}", &["#re\u{301}sume\u{301}"]),
        ("#GPT4 #v2", &["#GPT4", "#v2"]),
        ("#nlp/parsing", &["#nlp/parsing"]),
        ("#end- #end_ #end/", &["#end", "#end", "#end"]),
        ("C# and F#", &[]),
        ("#1 #2024", &[]),
        ("# #", &[]),
        ("#-x #_x", &[]),
        ("##double", &[]),
        ("a#b (#c) [#d] \"#e\"", &[]),
        ("#a#b", &["#a"]),
        ("#c++", &["#c"]),
        ("#🙂", &[]),
        ("https://example.org/#part", &[]),
        ("https://example.org/a #part", &["#part"]),
        ("[text](https://example.org/a#part)", &[]),
        ("`a #code` #tag", &["#tag"]),
        ("``a ` #code`` #tag", &["#tag"]),
        ("a lone ` #tag", &["#tag"]),
        (r"\`a #tag` b", &["#tag"]),
        (r"\#escaped", &[]),
    ];
    for (line, expected) in table {
        let found: Vec<_> = tags(line, &(0..line.len())).into_iter().map(|tag| &line[tag]).collect();
        assert_eq!(found, expected, "{line:?}");
    }
}

#[test]
fn only_the_given_part_of_a_line_is_looked_at() {
    let line = "#a #b";
    assert_eq!(tags(line, &(3..5)).first(), Some(&(3..5)));
}
