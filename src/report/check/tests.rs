//! Reports with planted faults, of which each is found, and reports that are right, in which nothing is.

use super::*;
use crate::journal::{Details, Moment, Slug, Speaker};
use crate::report::author_of;

fn moment() -> Moment {
    "2024-09-19T18:00:00+09:00".parse().unwrap()
}

fn series() -> Series {
    let mut series = Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), "2024-09-12".parse().unwrap());
    series.author = Some(Author {
        name: Some("박지호".to_owned()),
        student_id: Some("2023-12675".to_owned()),
        ..Author::default()
    });
    series
}

const SUMMARY: &str = "The speaker told how the group trains small models on little data, which of its choices mattered, and what the \
                       group would do otherwise if it began again today.";
const REFLECTION: &str = "I had not thought that the choice of the data matters more than the size of the model, and I want to \
                          see it for myself in the coming weeks.";

fn entry(notes: &str, summary: &str, reflection: &str) -> Entry {
    let mut details = Details::new(2, "2024-09-19".parse().unwrap());
    details.title = "Small models".to_owned();
    details.speakers.push(Speaker { name: "Junyang Lin".to_owned(), ..Speaker::default() });
    let mut entry = Entry::new(series().slug, details, Some(75), moment());
    (entry.notes, entry.summary, entry.reflection) = (notes.into(), summary.into(), reflection.into());
    entry
}

fn found(entry: &Entry, series: &Series, heads: &[Head]) -> Vec<Finding> {
    let author = author_of(entry, series, &Author::default());
    let document = Document::of(entry, series, &Author::default());
    Checked { entry, series, author: &author, document: &document, heads, pages: Some(1) }.findings()
}

/// What is found in a summary, as the check and the characters that it points to.
fn in_summary(summary: &str) -> Vec<(Check, String)> {
    let entry = entry("", &format!("{SUMMARY}\n\n{summary}"), REFLECTION);
    found(&entry, &series(), &[]).into_iter().map(|finding| (finding.check, pointed(&entry, &finding))).collect()
}

fn pointed(entry: &Entry, finding: &Finding) -> String {
    let Some(place) = &finding.place else { return String::new() };
    let text = entry.text(place.field);
    text.slice(place.positions(entry))
}

/// In each of these one thing is wrong: the check that says so, and the characters that it points to.
const FAULTS: &[(&str, Check, &str)] = &[
    ("The model was large, and .", Check::BrokenSentence, "and ."),
    ("The model was large, and.", Check::BrokenSentence, "and."),
    ("It was said that the model learns because. Then it stopped.", Check::BrokenSentence, "because."),
    ("They trained it on code, maths,. Then they stopped.", Check::BrokenSentence, "maths,."),
    ("The speaker then went on to say that the size of", Check::BrokenSentence, "of"),
    ("The speaker said many things about the data, the size,", Check::BrokenSentence, "size,"),
    ("발표자는 데이터가 중요하다고 했다. 그리고 .", Check::BrokenSentence, "그리고 ."),
    ("발표자는 모델의 크기보다 데이터의 질이 훨씬", Check::BrokenSentence, "훨씬"),
    ("The speaker showed the the results.", Check::DoubledWord, "the the"),
    ("The speaker showed The\nthe results.", Check::DoubledWord, "The\nthe"),
    ("It is a a model.", Check::DoubledWord, "a a"),
    ("It is *the* the model.", Check::DoubledWord, "the* the"),
    ("발표자는 데이터가 데이터가 중요하다고 했다.", Check::DoubledWord, "데이터가 데이터가"),
    ("She said \"it is late and went home.", Check::Unclosed, "\""),
    ("She said “it is late and went home.", Check::Unclosed, "“"),
    ("She said it is late” and went home.", Check::Unclosed, "”"),
    ("The model (a small one was shown.", Check::Unclosed, "("),
    ("The model a small one) was shown.", Check::Unclosed, ")"),
    ("그는 「모델을 말했다.", Check::Unclosed, "「"),
    ("The model was **very large.", Check::Unclosed, "**"),
    ("The model was *very large.", Check::Unclosed, "*"),
    ("The model was _very large.", Check::Unclosed, "_"),
    ("The function `train was shown.", Check::Unclosed, "`"),
    ("The model was ~~very large.", Check::Unclosed, "~~"),
    ("그는 **\"말\"**이 중요하다고 했다.", Check::Unclosed, "**"),
    ("! the data matters more than the size.", Check::LeftoverMark, "!"),
    ("? why not distil.", Check::LeftoverMark, "?"),
    ("?? who checks the licences.", Check::LeftoverMark, "??"),
    ("= a team of four.", Check::LeftoverMark, "="),
    ("~ a large word.", Check::LeftoverMark, "~"),
    ("@ the paper of 2023.", Check::LeftoverMark, "@"),
    ("12:05 the data matters.", Check::LeftoverMark, "12:05"),
    ("1:02:05 the data matters.", Check::LeftoverMark, "1:02:05"),
    ("It was shown.\n! the data matters.", Check::LeftoverMark, "!"),
    ("See [the paper](http://).", Check::MalformedLink, "[the paper](http://)"),
    ("See [the paper]().", Check::MalformedLink, "[the paper]()"),
    ("See [the paper](htp://example.com).", Check::MalformedLink, "[the paper](htp://example.com)"),
    ("See [the paper](www.example.com).", Check::MalformedLink, "[the paper](www.example.com)"),
    ("See [the paper](http:/example.com).", Check::MalformedLink, "[the paper](http:/example.com)"),
    ("See [the paper] (https://example.com).", Check::MalformedLink, "] (https://example.com)."),
    ("See [the paper](https://example.com/a b).", Check::MalformedLink, "](https://example.com/a"),
    ("See <http://nowhere>.", Check::MalformedLink, "<http://nowhere>"),
    ("See https:// for more.", Check::MalformedLink, "https://"),
    ("It was shown[^1].", Check::MalformedLink, "[^1]"),
    ("It's “his” model, and ‘hers’ as well.", Check::MixedQuotes, "'"),
    ("She said \"yes\" and \"no\", and “perhaps”.", Check::MixedQuotes, "“"),
    ("# One\n\n## Two\n\nIt was shown.\n\n## Three", Check::EmptySection, "## Three"),
];

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let is_missed =
        |(summary, check, pointed): &&(&str, Check, &str)| in_summary(summary) != [(*check, (*pointed).to_owned())];
    let missed: Vec<_> = FAULTS.iter().filter(is_missed).map(|(summary, ..)| (summary, in_summary(summary))).collect();
    assert_eq!(missed, []);
}

/// In none of these anything is wrong.
const RIGHT: &[&str] = &[
    "It was said that that is how it is, and he had had enough. It is very, very large.",
    "The value of x x is a square. Vitamin A. Then plan B. He got an A.",
    "See Fig. 2, e.g. the upper part, etc. and so on... It costs 3.5 dollars (about 4,000 won).",
    "He asked: \"What is it for?\" She said, \"It is for you.\"",
    "The screen measures 14\" and the door 6' 2\".",
    "First 1) the data, 2) the size; then a) the code and b) the maths.",
    "That was fun :) and that was not :-(",
    "The range is [0, 1) or (0, 1].",
    "5 * 3 is 15, and 2*3*4 is 24; A* search was shown; `a ** b` and snake_case and __init__ as well.",
    "The \\*star\\* and the \\_line\\_ and the \\`tick stay.",
    "\\! no mark, \\? none, and 5 ~ 6 as well.",
    "?Is it a question, or !not",
    "At 16:00 it began, and at 17:15 it ended.",
    "See https://example.com/a_(b)?q=1#c, <https://example.com>, [here](https://example.com \"title\") and [there](notes.pdf).",
    "Write to [me](mailto:jiho@example.com) or <jiho@example.com>, or go to http://localhost:8080/ for it.",
    "It was shown.[^1]\n\n[^1]: In the second half of the talk.",
    "The words were:\n\n- one and\n- two, the\n- three",
    "She put it so,\n\n> We measure the ruler with the ruler.",
    "The formula $a b b$ and $$x = [0, 1)$$ were shown, with $5 and $10 as prices.",
    "```\nthe the ( \" and .\n```",
    "“A quotation over two paragraphs begins here.\n\n“It goes on here,” she said.",
    "It’s ‘tis the ‘90s’ fault, he said.",
    "# The talk\n\n## History\n\nIt was shown.",
    "| a | b |\n|---|---|\n| the | the |\n| ! | x |",
    "발표자는 더 더 많은 데이터가 꼭 꼭 필요하다고 천천히 천천히 말했다.",
    "그는 \"데이터가 중요하다\"고 했다(나도 그렇게 생각한다). 「논문」과 『책』을 보았다.",
    "GPT-4와 Qwen을 비교했다. *푸코*의 말이 생각났다. **강조**는 이렇게 한다.",
    "Then the speaker ended with a question (what would you do?)",
    "The word \"and\". The word 'the'. The word `of`.",
    "\"Who asks?\" he asked, \"and why?\" — \"I do.\"",
    "State-of-the-art the-the is a name, and so is the @the.",
];

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    let found: Vec<_> = RIGHT.iter().map(|summary| (summary, in_summary(summary))).collect();
    let wrong: Vec<_> = found.into_iter().filter(|(_, found)| !found.is_empty()).collect();
    assert_eq!(wrong, []);
}

#[test]
fn the_prose_of_the_sample_is_right() {
    let paragraphs: Vec<&str> = include_str!("../../../tests/fixtures/week-2-report.md").trim().split("\n\n").collect();
    let entry = entry("", &paragraphs[2..9].join("\n\n"), &paragraphs[9..].join("\n\n"));
    assert_eq!(found(&entry, &series(), &[]), []);
}

#[test]
fn what_is_missing_in_the_details_is_named() {
    let mut entry = entry("", SUMMARY, REFLECTION);
    entry.details.title = " ".to_owned();
    entry.details.speakers.clear();
    let mut series = series();
    series.author = None;
    let checks: Vec<Check> = found(&entry, &series, &[]).into_iter().map(|finding| finding.check).collect();
    assert_eq!(checks, [Check::Title, Check::Speaker, Check::Name, Check::StudentId]);
}

#[test]
fn weeks_that_stand_twice_or_out_of_order_are_named() {
    let entry = entry("", SUMMARY, REFLECTION);
    let head = |week, date: &str| {
        let mut other = entry.clone();
        other.id = crate::journal::EntryId::new(moment());
        (other.details.week, other.details.date) = (week, date.parse().unwrap());
        Head::of(&other)
    };
    for (heads, expected) in [
        (vec![head(1, "2024-09-12"), head(3, "2024-09-26")], vec![]),
        (vec![head(2, "2024-09-19")], vec![Check::DuplicateWeek]),
        (vec![head(2, "2024-10-19")], vec![Check::DuplicateWeek]),
        (vec![head(1, "2024-09-26")], vec![Check::WeekOrder]),
        (vec![head(3, "2024-09-12"), head(1, "2024-10-03")], vec![Check::WeekOrder]),
        (vec![Head::of(&entry)], vec![]),
    ] {
        let checks: Vec<Check> = found(&entry, &series(), &heads).into_iter().map(|finding| finding.check).collect();
        assert_eq!(checks, expected, "{heads:?}");
    }
}

#[test]
fn sections_that_say_next_to_nothing_and_missed_targets_are_named() {
    let series = series();
    let checks = |summary: &str, reflection: &str, series: &Series| -> Vec<(Check, Option<Field>)> {
        let found = found(&entry("", summary, reflection), series, &[]);
        found.into_iter().map(|finding| (finding.check, finding.place.map(|place| place.field))).collect()
    };
    assert_eq!(checks("", REFLECTION, &series), [(Check::EmptySection, Some(Field::Summary))]);
    assert_eq!(checks(SUMMARY, " \n", &series), [(Check::EmptySection, Some(Field::Reflection))]);
    assert_eq!(checks("It was about models.", REFLECTION, &series), [(Check::EmptySection, Some(Field::Summary))]);
    assert_eq!(checks("모델에 관한 발표였다.", REFLECTION, &series), [(Check::EmptySection, Some(Field::Summary))]);
    for (words, pages, expected) in [
        (None, None, vec![]),
        (Some(54), Some(1), vec![]),
        (Some(60), None, vec![]),
        (Some(100), None, vec![(Check::Length, None)]),
        (Some(40), None, vec![(Check::Length, None)]),
        (None, Some(2), vec![(Check::Length, None)]),
        (Some(u32::MAX), Some(u32::MAX), vec![(Check::Length, None), (Check::Length, None)]),
    ] {
        let mut series = series.clone();
        series.report.target = Some(crate::journal::Target { words, pages, ..crate::journal::Target::default() });
        assert_eq!(checks(SUMMARY, REFLECTION, &series), expected, "{words:?} {pages:?}");
    }
}

#[test]
fn questions_and_follow_ups_that_are_left_are_named_where_they_stand() {
    let notes =
        "? answered\n= yes\n? 왜 그런가\n?? and you\n? ~~dropped~~\n?\n[x] done\n  - [ ] 논문 읽기 due 2024-10-03";
    let entry = entry(notes, SUMMARY, REFLECTION);
    let found = found(&entry, &series(), &[]);
    let found: Vec<(Check, String)> =
        found.into_iter().map(|finding| (finding.check, pointed(&entry, &finding))).collect();
    assert_eq!(
        found,
        [
            (Check::UnansweredQuestion, "왜 그런가".to_owned()),
            (Check::UnansweredQuestion, "and you".to_owned()),
            (Check::OpenFollowUp, "논문 읽기 due 2024-10-03".to_owned()),
        ]
    );
}

#[test]
fn a_check_that_is_switched_off_finds_nothing() {
    let mut series = series();
    let entry = entry("? why\n", "The the model.", "");
    series.report.checks_off = Check::ALL
        .into_iter()
        .filter(|check| *check != Check::DoubledWord)
        .map(|check| check.name().to_owned())
        .collect();
    let checks: Vec<Check> = found(&entry, &series, &[]).into_iter().map(|finding| finding.check).collect();
    assert_eq!(checks, [Check::DoubledWord]);
    assert!(Check::ALL.into_iter().all(|check| check.name().parse() == Ok(check)));
    assert!("doubled".parse::<Check>().is_err());
}

#[cfg(feature = "pdf")]
#[test]
fn characters_that_no_font_has_are_named_once_where_they_first_stand() {
    assert_eq!(
        in_summary("한글 漢字 and 漢 again, `🙂` and é, e\u{301}, ㄱ, — and “so”\u{200b}."),
        [
            (Check::MissingCharacter, "漢".to_owned()),
            (Check::MissingCharacter, "字".to_owned()),
            (Check::MissingCharacter, "`🙂`".to_owned()),
        ]
    );
}

#[test]
fn places_are_exact_behind_escapes_and_entities() {
    assert_eq!(
        in_summary("A \\* \\# &amp; \\[b\\] and then the the end."),
        [(Check::DoubledWord, "the the".to_owned())]
    );
    assert_eq!(in_summary("> It said\n> the the end."), [(Check::DoubledWord, "the the".to_owned())]);
}

proptest::proptest! {
    /// Whatever is typed, nothing panics, and each finding points to characters that are there.
    #[test]
    fn places_lie_in_the_text(summary in "[a-c가나. ,;!?'\"“”‘’()\\[\\]{}*_~`\\\\&:/@=>#|$^0-9\n\u{301}漢🙂-]{0,80}") {
        let entry = entry("? why\n[ ] 하기", &summary, &summary);
        for finding in found(&entry, &series(), &[]) {
            let Some(place) = &finding.place else { continue };
            let (text, range) = (entry.text(place.field), place.positions(&entry));
            proptest::prop_assert!(range.start <= range.end && range.end <= text.end(), "{finding:?}");
            for position in [range.start, range.end] {
                proptest::prop_assert!(text.line(position.line).is_char_boundary(position.byte), "{finding:?}");
            }
        }
    }
}
