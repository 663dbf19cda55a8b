//! What is found fast is what a plain walk over all lines finds, also after other queries.

use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::journal::{Field, Mark, Outline, QuestionState};

/// A line of an entry, as the walk sees it.
struct Plain {
    part: Part,
    number: usize,
    text: String,
    states: Vec<State>,
}

fn lines(entry: &Entry) -> Vec<Plain> {
    let plain = |part, number, text: &str| Plain { part, number, text: text.to_owned(), states: Vec::new() };
    let speakers: Vec<String> = entry.details.speakers.iter().map(ToString::to_string).collect();
    let mut lines = vec![
        plain(Part::Title, 0, &entry.details.title),
        plain(Part::Speakers, 0, &speakers.join(", ")),
        plain(Part::Tags, 0, &entry.details.tags.join(", ")),
    ];
    for field in Field::ALL {
        let text = entry.text(field).lines().iter().enumerate();
        lines.extend(text.map(|(number, line)| plain(Part::Text(field), number, &line.text)));
    }
    let outline = Outline::of(&entry.notes);
    for (note, line) in outline.notes().iter().zip(&mut lines[3..]) {
        line.states = match note.mark.filter(|_| !note.dropped) {
            Some(Mark::Section(_)) => vec![State::Section],
            Some(Mark::Insight) => vec![State::Insight],
            Some(Mark::Doubt) => vec![State::Doubt],
            _ => Vec::new(),
        };
    }
    for question in outline.questions() {
        let state = match question.state(entry.talk.has_ended(entry.details.date, now())) {
            QuestionState::Answered => State::Answered,
            QuestionState::Open => State::Open,
            QuestionState::Unanswered => State::Unanswered,
        };
        lines[3 + question.line].states = vec![State::Question, state];
    }
    for follow_up in outline.follow_ups() {
        let state = if follow_up.done { State::Done } else { State::Open };
        lines[3 + follow_up.line].states = vec![State::FollowUp, state];
    }
    lines
}

/// A query in the form in which the walk takes it: words, words that must not be there, conditions on lines.
#[derive(Clone, Debug)]
struct Asked {
    words: Vec<String>,
    without: Option<String>,
    part: Option<Part>,
    state: Option<State>,
}

impl Asked {
    fn query(&self) -> String {
        let quoted = |word: &String| format!("\"{word}\"");
        let mut parts: Vec<String> = self.words.iter().map(quoted).collect();
        parts.extend(self.without.iter().map(|word| format!("-{}", quoted(word))));
        parts.extend(self.part.map(|part| Filter::In(part).to_string()));
        parts.extend(self.state.map(|state| Filter::Is(state).to_string()));
        parts.join(" ")
    }

    fn counts(&self, line: &Plain) -> bool {
        self.part.is_none_or(|part| part == line.part) && self.state.is_none_or(|state| line.states.contains(&state))
    }

    /// The matches in a line: the bytes that are in one of any of the words, in runs.
    fn matches(&self, line: &str) -> Vec<Range<usize>> {
        let mut all: Vec<_> = self.words.iter().flat_map(|word| crate::text::Query::new(word).in_line(line)).collect();
        all.sort_by_key(|range| (range.start, range.end));
        let mut runs: Vec<Range<usize>> = Vec::new();
        for range in all {
            match runs.last_mut().filter(|run| range.start < run.end) {
                Some(run) => run.end = run.end.max(range.end),
                None => runs.push(range),
            }
        }
        runs
    }

    /// The lines of an entry, by their order and rank.
    fn found(&self, entry: &Entry) -> Vec<(usize, Part, usize)> {
        let has = |line: &Plain, word: &String| !crate::text::Query::new(word).in_line(&line.text).is_empty();
        let all = lines(entry);
        let counting: Vec<&Plain> = all.iter().filter(|line| self.counts(line)).collect();
        if self.words.iter().any(|word| !counting.iter().any(|line| has(line, word)))
            || self.without.iter().any(|word| counting.iter().any(|line| has(line, word)))
        {
            return Vec::new();
        }
        let with_all = |line: &&Plain| self.words.iter().all(|word| has(line, word));
        let any_whole = self.words.is_empty() || counting.iter().any(with_all);
        let is_found = |line: &&Plain| match (self.words.is_empty(), self.part.is_none() && self.state.is_none()) {
            (true, true) => line.part == Part::Title,
            (true, false) => !line.text.trim().is_empty(),
            (false, _) if any_whole => with_all(line),
            (false, _) => self.words.iter().any(|word| has(line, word)),
        };
        let rank = |line: &Plain| match line.part {
            Part::Title | Part::Speakers | Part::Tags => 0,
            _ if line.states.contains(&State::Section) => 1,
            Part::Text(_) => 2,
        };
        let rank = |line: &Plain| rank(line) + if any_whole { 0 } else { 3 };
        counting.into_iter().filter(is_found).map(|line| (rank(line), line.part, line.number)).collect()
    }
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "a", "da", "data", "dat", "학", "학습", "습", "e\u{301}", "É", "e", "\u{1112}", "한", "the data", "👩",
    ])
    .prop_map(str::to_owned)
}

fn line() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "data",
        "Data ",
        "the ",
        "학습",
        "학",
        "\u{1112}\u{1161}\u{11ab}",
        "é",
        "e\u{301}",
        "E",
        " ",
        "x",
        "👩\u{200d}👩",
        "\t",
    ]);
    let sign = prop::sample::select(vec!["", "", "# ", "? ", "= ", "! ", "~ ", "[ ] ", "[x] ", "```"]);
    (sign, prop::collection::vec(piece, 0..5)).prop_map(|(sign, pieces)| sign.to_owned() + &pieces.concat())
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let lines = || prop::collection::vec(line(), 0..5).prop_map(|lines| lines.join("\n"));
    (1_u32..12, line(), lines(), lines()).prop_map(|(week, title, notes, summary)| {
        let mut entry = spoken(entry(week, &title, &notes), "Data Lin");
        entry.summary = summary.as_str().into();
        entry
    })
}

fn asked() -> impl Strategy<Value = Asked> {
    let part = prop::sample::select(vec![Part::Title, Part::Text(Field::Notes), Part::Text(Field::Summary)]);
    let state = prop::sample::select(vec![
        State::Question,
        State::Answered,
        State::Open,
        State::Unanswered,
        State::Insight,
        State::Doubt,
        State::Section,
        State::FollowUp,
        State::Done,
    ]);
    let rare = |strategy| prop::option::weighted(0.2, strategy);
    (
        prop::collection::vec(word(), 0..3),
        rare(word().boxed()),
        prop::option::weighted(0.2, part),
        prop::option::weighted(0.2, state),
    )
        .prop_map(|(words, without, part, state)| Asked { words, without, part, state })
        .prop_filter("a query says something", |asked| !asked.query().is_empty())
}

proptest! {
    #[test]
    fn what_is_found_is_what_a_walk_over_all_lines_finds(
        entries in prop::collection::vec(any_entry(), 0..6),
        queries in prop::collection::vec(asked(), 1..5),
        limit in 0_usize..12,
    ) {
        let corpus = corpus(&entries);
        let mut sorted = entries.clone();
        sorted.sort_by(|one, other| crate::journal::Head::of(one).newest_first(&crate::journal::Head::of(other)));
        let mut remembered = Remembered::default();
        for asked in &queries {
            let mut expected = Vec::new();
            for (number, entry) in sorted.iter().enumerate() {
                let found = asked.found(entry).into_iter();
                expected.extend(found.map(|(rank, part, line)| (rank, number, entry.id, part, line)));
            }
            expected.sort_by_key(|(rank, number, ..)| (*rank, *number));
            let of_entries: std::collections::HashSet<_> = expected.iter().map(|(_, number, ..)| *number).collect();
            let expected: Vec<_> = expected.into_iter().map(|(_, _, id, part, line)| (id, part, line)).collect();
            let query = Query::parse(&asked.query()).unwrap();
            for hits in [usize::MAX, limit] {
                let limits = Limits { hits, context: 0 };
                let found = find(&corpus, &query, now(), limits, &mut remembered, &|| false).unwrap();
                let places: Vec<_> = found.hits.iter().map(|hit| (hit.entry, hit.part, hit.line)).collect();
                prop_assert_eq!(&places, &expected[..expected.len().min(hits)], "{}", asked.query());
                prop_assert_eq!((found.more, found.entries), (expected.len() > hits, of_entries.len()));
                for hit in &found.hits {
                    prop_assert_eq!(&hit.found, &asked.matches(&hit.text), "{}", asked.query());
                }
                if limits == ALL {
                    prop_assert_eq!(&at_once(&corpus, &query), &found.hits);
                }
            }
        }
    }
}
