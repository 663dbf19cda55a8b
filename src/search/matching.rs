//! Which lines of one entry an alternative of a query means.

use super::alternative::Alternative;
use super::filter::{Filter, State};
use super::lines::Lines;
use super::searchable::Searchable;
use super::term::{Term, Words};
use crate::journal::{Mark, Moment};
use crate::text;

/// An entry under a query.
pub(super) struct Examined<'a> {
    entry: &'a Searchable,
    lines: Lines<'a>,
    now: Moment,
}

/// The lines of an entry that are found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Meant {
    /// Title, speakers, tags and sections.
    pub prominent: Vec<usize>,
    /// The others, as many as were asked for.
    pub body: Vec<usize>,
    /// Whether one line has all the words, and not only several together.
    pub is_whole: bool,
}

impl<'a> Examined<'a> {
    pub(super) fn new(entry: &'a Searchable, now: Moment) -> Self {
        Self { entry, lines: entry.lines(), now }
    }

    /// The lines that any of the alternatives means, of the body at most so many; none when the entry is none that is meant.
    pub(super) fn meant(&self, alternatives: &[&Alternative], body: usize) -> Option<Meant> {
        let mut meant: Option<Meant> = None;
        for alternative in alternatives.iter().filter(|alternative| self.suffices(alternative)) {
            let Some(lines) = self.lines_of(alternative, body) else { continue };
            let meant = meant.get_or_insert_default();
            meant.prominent.extend(lines.prominent);
            meant.body.extend(lines.body);
            meant.is_whole |= lines.is_whole;
        }
        if let Some(meant) = meant.as_mut().filter(|_| alternatives.len() > 1) {
            for lines in [&mut meant.prominent, &mut meant.body] {
                lines.sort_unstable();
                lines.dedup();
            }
        }
        meant
    }

    /// Whether all conditions of an alternative hold, but that its only term is found.
    fn suffices(&self, alternative: &Alternative) -> bool {
        let has = |term: &Term| self.lines_with(term, alternative).next().is_some();
        let terms = alternative.terms.as_slice();
        alternative.entry.iter().all(|(holds, filter)| self.is(filter) == *holds)
            && (terms.len() == 1 || terms.iter().all(has))
            && !alternative.without.iter().any(has)
            && (!terms.is_empty() || alternative.lines.is_empty() || self.counting(alternative).next().is_some())
    }

    /// The lines that an alternative means whose conditions hold; none when its only term is not found.
    fn lines_of(&self, alternative: &Alternative, body: usize) -> Option<Meant> {
        let is_body = |line: &usize| !self.entry.is_prominent(*line);
        let Some(rarest) = alternative.terms.iter().max_by_key(|term| length(term)) else {
            return Some(self.lines_without_words(alternative, body));
        };
        let is_only = alternative.terms.len() == 1;
        let has_all = |line: usize| is_only || alternative.terms.iter().all(|term| self.has(line, term));
        let mut whole = self.lines_with(rarest, alternative).filter(|line| has_all(*line)).peekable();
        if whole.peek().is_some() {
            let prominent =
                self.prominent(alternative, |line| alternative.terms.iter().all(|term| self.has(line, term)));
            return Some(Meant { prominent, body: whole.filter(is_body).take(body).collect(), is_whole: true });
        }
        if is_only {
            return None;
        }
        let prominent = self.prominent(alternative, |line| alternative.terms.iter().any(|term| self.has(line, term)));
        let mut others: Vec<usize> = Vec::new();
        for term in &alternative.terms {
            others.extend(self.lines_with(term, alternative).filter(is_body).take(body));
        }
        others.sort_unstable();
        others.dedup();
        others.truncate(body);
        Some(Meant { prominent, body: others, is_whole: false })
    }

    /// The lines that an alternative without words means.
    fn lines_without_words(&self, alternative: &Alternative, body: usize) -> Meant {
        if alternative.lines.is_empty() {
            let (prominent, body) =
                self.tagged(alternative).into_iter().partition(|line| self.entry.is_prominent(*line));
            return Meant { prominent, body, is_whole: true };
        }
        let counts = |line: &usize| self.counts(*line, alternative) && !self.lines.is_blank(*line);
        let others = self.counting(alternative).filter(|line| !self.entry.is_prominent(*line));
        let prominent = self.entry.prominent().filter(counts).collect();
        Meant { prominent, body: others.take(body).collect(), is_whole: true }
    }

    /// The prominent lines that count and are meant. Most entries have none, which their text tells at once.
    fn prominent(&self, alternative: &Alternative, is_meant: impl Fn(usize) -> bool) -> Vec<usize> {
        if !alternative.terms.iter().any(|term| term.may_be_in(self.entry.prominent_text())) {
            return Vec::new();
        }
        self.entry.prominent().filter(|line| self.counts(*line, alternative) && is_meant(*line)).collect()
    }

    /// Where there are neither words nor conditions on lines: the lines that carry the tags asked for, else the title.
    fn tagged(&self, alternative: &Alternative) -> Vec<usize> {
        let tags = alternative.entry.iter().filter_map(|(holds, filter)| match filter {
            Filter::Tag(tag) if *holds => Some(tag.as_str()),
            _ => None,
        });
        let mut lines: Vec<usize> = tags.flat_map(|tag| self.entry.tagged(tag)).collect();
        lines.sort_unstable();
        lines.dedup();
        if lines.is_empty() { vec![0] } else { lines }
    }

    /// The lines that count.
    fn counting<'q>(&'q self, alternative: &'q Alternative) -> impl Iterator<Item = usize> + 'q {
        let count = self.lines.count();
        (0..count).filter(|line| self.counts(*line, alternative) && !self.lines.is_blank(*line))
    }

    /// The lines that count and have the term, in their order.
    fn lines_with<'q>(&'q self, term: &'q Term, alternative: &'q Alternative) -> Box<dyn Iterator<Item = usize> + 'q> {
        let counts = |line: &usize| self.counts(*line, alternative);
        match term {
            Term::Words(words) => {
                let candidates = Candidates { lines: self.lines, words, from: 0 };
                let found = candidates.filter(|(line, is_sure)| *is_sure || self.has_words(*line, words));
                Box::new(found.map(|(line, _)| line).filter(counts))
            }
            Term::Pattern(_) => {
                let all = 0..self.lines.count();
                Box::new(all.filter(counts).filter(|line| self.has(*line, term)))
            }
        }
    }

    fn has(&self, line: usize, term: &Term) -> bool {
        match term {
            Term::Words(words) => self.has_words(line, words),
            Term::Pattern(_) => term.is_in(&self.lines.typed(line)),
        }
    }

    /// Whether the words stand in the line between clusters. Most characters tell by themselves where clusters end; only of the
    /// others the line as it was typed is asked.
    fn has_words(&self, line: usize, words: &Words) -> bool {
        let folded = self.lines.folded_bytes(line);
        let mut found = words.finder.find_iter(folded).peekable();
        let may = found.peek().is_some();
        found.any(|at| words.surely_stand(folded, at))
            || (may && !words.query.in_line(&self.lines.typed(line)).is_empty())
    }

    /// Whether a line counts.
    fn counts(&self, line: usize, alternative: &Alternative) -> bool {
        alternative.lines.iter().all(|(holds, filter)| self.line_is(line, filter) == *holds)
    }

    fn is(&self, filter: &Filter) -> bool {
        let entry = self.entry;
        match filter {
            Filter::Week(weeks) => weeks.contains(&entry.week),
            Filter::From(day) => entry.date >= *day,
            Filter::To(day) => entry.date <= *day,
            Filter::Series(name) => text::folded(entry.series().as_str()).contains(name),
            Filter::Speaker(name) => self.lines.folded(1).contains(name),
            Filter::Tag(tag) => entry.tagged(tag).next().is_some(),
            Filter::Has(field) => entry.range(super::Part::Text(*field)).any(|line| !self.lines.is_blank(line)),
            Filter::HandedIn => entry.handed_in,
            Filter::In(_) | Filter::Is(_) => true,
        }
    }

    fn line_is(&self, line: usize, filter: &Filter) -> bool {
        match filter {
            Filter::In(part) => self.entry.part(line).0 == *part,
            Filter::Is(state) => self.is_in_state(line, *state),
            _ => true,
        }
    }

    fn is_in_state(&self, line: usize, state: State) -> bool {
        let kind = self.entry.kind(line);
        let is_question = matches!(kind.mark, Some(Mark::Question | Mark::OtherQuestion));
        let has_ended = || self.entry.talk_has_ended(self.now);
        let is_to_do = kind.mark == Some(Mark::FollowUp { done: false });
        match state {
            State::Question => is_question,
            State::Mine => kind.mark == Some(Mark::Question),
            State::Answered => kind.answered,
            State::Open => is_to_do || (is_question && !kind.answered && !has_ended()),
            State::Unanswered => is_question && !kind.answered && has_ended(),
            State::Answer => kind.mark == Some(Mark::Answer),
            State::Insight => kind.mark == Some(Mark::Insight),
            State::Doubt => kind.mark == Some(Mark::Doubt),
            State::Reference => kind.mark == Some(Mark::Reference),
            State::Quotation => kind.mark == Some(Mark::Quotation),
            State::Section => matches!(kind.mark, Some(Mark::Section(_))),
            State::FollowUp => matches!(kind.mark, Some(Mark::FollowUp { .. })),
            State::Done => kind.mark == Some(Mark::FollowUp { done: true }),
            State::Due => is_to_do && self.entry.due(line).is_some(),
            State::Overdue => is_to_do && self.entry.due(line).is_some_and(|due| due < self.now.date_naive()),
        }
    }
}

/// How much a term says: what is long is rare. A pattern is asked last.
fn length(term: &Term) -> usize {
    match term {
        Term::Words(words) => words.query.folded().len(),
        Term::Pattern(_) => 0,
    }
}

/// The lines in whose folded form the words stand, each once, and whether they stand there for sure between clusters.
struct Candidates<'a> {
    lines: Lines<'a>,
    words: &'a Words,
    from: usize,
}

impl Iterator for Candidates<'_> {
    type Item = (usize, bool);

    fn next(&mut self) -> Option<(usize, bool)> {
        let folded = self.lines.all_folded();
        let at = self.from + self.words.finder.find(folded.get(self.from..)?)?;
        let line = self.lines.line_at(at);
        self.from = self.lines.range(line).end + 1;
        // Of words with a line feed in them the rest would stand in the next line.
        let is_whole = at + self.words.query.folded().len() < self.from;
        Some((line, is_whole && self.words.surely_stand(folded, at)))
    }
}
