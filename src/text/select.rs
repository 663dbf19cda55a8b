//! Selecting by words, lines, paragraphs and all, as keys, double and triple clicks and drags do.
//!
//! It must not know of the mouse: a place comes in, a selection goes out.

use std::ops::Range;

use super::{Position, Selection, Text, word};

/// By what a selection grows: a press selects one of them, a drag from there goes on by whole ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granularity {
    /// Between two clusters: a click.
    Cluster,
    /// A word, or a run of blanks or signs: a double click.
    Word,
    /// A line with its line feed: a triple click.
    Line,
    /// The lines between two blank ones with their line feeds, or a run of blank ones.
    Paragraph,
}

/// The selection of what stands at `position`.
#[must_use]
pub fn select(text: &Text, position: Position, granularity: Granularity) -> Selection {
    let position = text.snap(position);
    let line = position.line;
    match granularity {
        Granularity::Cluster => Selection::caret(position),
        Granularity::Word => {
            let word = word::around(text.line(line), position.byte);
            Selection { anchor: Position::new(line, word.start), head: Position::new(line, word.end) }
        }
        Granularity::Line => lines(text, line..line + 1),
        Granularity::Paragraph => {
            let is_blank = |line: &usize| text.line(*line).trim().is_empty();
            let same = |other: &usize| is_blank(other) == is_blank(&line);
            let start = (0..line).rev().take_while(same).last().unwrap_or(line);
            let end = (line + 1..text.lines().len()).take_while(same).last().unwrap_or(line);
            lines(text, start..end + 1)
        }
    }
}

/// Whole lines with their line feeds; the last line of a text has none.
fn lines(text: &Text, range: Range<usize>) -> Selection {
    let next = range.end < text.lines().len();
    let head = if next { Position::new(range.end, 0) } else { text.line_end(range.end - 1) };
    Selection { anchor: Position::new(range.start, 0), head }
}

/// The selection of what the caret stands in; of what is selected already and the next one as well. Blanks between words
/// and blank lines between paragraphs do not count as one.
#[must_use]
pub fn grow(text: &Text, selection: Selection, granularity: Granularity) -> Selection {
    let selection = text.snap_selection(selection);
    if selection.is_empty() {
        return select(text, selection.head, granularity);
    }
    let start = select(text, selection.start(), granularity).start().min(selection.start());
    let from = selection.end();
    let touched = select(text, from, granularity);
    // The end of a selection lies within a word only when something of it is left out.
    let is_within = touched.start() < from && from < touched.end();
    let end = if is_within { touched.end() } else { next_end(text, from, granularity) };
    Selection { anchor: start, head: end }
}

/// The end of the next word, line or paragraph behind a place that is the end of one.
fn next_end(text: &Text, from: Position, granularity: Granularity) -> Position {
    match granularity {
        Granularity::Cluster => from,
        Granularity::Word if from == text.line_end(from.line) && from.line + 1 < text.lines().len() => {
            Position::new(from.line + 1, word::end_after(text.line(from.line + 1), 0))
        }
        Granularity::Word => Position::new(from.line, word::end_after(text.line(from.line), from.byte)),
        Granularity::Line => select(text, from, granularity).end(),
        Granularity::Paragraph => {
            let mut below = from.line..text.lines().len();
            let next = below.find(|line| !text.line(*line).trim().is_empty());
            next.map_or(text.end(), |line| select(text, Position::new(line, 0), granularity).end())
        }
    }
}

/// The selection of all there is.
#[must_use]
pub fn select_all(text: &Text) -> Selection {
    Selection { anchor: Position::default(), head: text.end() }
}

/// The selection from what was pressed, `origin`, to what stands at `position`; all of what was pressed stays in it.
#[must_use]
pub fn drag(text: &Text, origin: Selection, position: Position, granularity: Granularity) -> Selection {
    let here = select(text, position, granularity);
    if here.start() < origin.start() {
        Selection { anchor: origin.end(), head: here.start() }
    } else {
        Selection { anchor: origin.start(), head: here.end().max(origin.end()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::{draw, parse};

    #[test]
    fn a_press_selects_and_a_drag_goes_on() {
        use Granularity::{Cluster, Line, Word};
        for (before, granularity, after) in [
            ("one t|wo three", Cluster, "one t|wo three"),
            ("one t|wo three", Word, "one ^two| three"),
            ("one |two three", Word, "one ^two| three"),
            ("one| two", Word, "one^ |two"),
            ("one two|", Word, "one ^two|"),
            ("박지|호는 왔다", Word, "^박지호는| 왔다"),
            ("漢|字です", Word, "^漢字|です"),
            ("see (|a)", Word, "see (^a|)"),
            ("so...| yes", Word, "so...^ |yes"),
            ("so.|.. yes", Word, "so^...| yes"),
            ("|", Word, "|"),
            ("o|ne\ntwo", Line, "^one\n|two"),
            ("one\nt|wo", Line, "one\n^two|"),
        ] {
            let (text, selection) = parse(before);
            assert_eq!(draw(&text, select(&text, selection.head, granularity)), after, "{before}");
        }
        // ^ is where the button went down, | where the drag is now.
        for (before, granularity, after) in [
            ("one t^wo th|ree", Cluster, "one t^wo th|ree"),
            ("one t^wo th|ree", Word, "one ^two three|"),
            ("on|e two th^ree", Word, "|one two three^"),
            ("one\nt^wo\nthr|ee\nfour", Line, "one\n^two\nthree\n|four"),
            ("o|ne\nt^wo\nthree", Line, "|one\ntwo\n^three"),
        ] {
            let (text, ends) = parse(before);
            let origin = select(&text, ends.anchor, granularity);
            assert_eq!(draw(&text, drag(&text, origin, ends.head, granularity)), after, "{before}");
        }
        let (text, _) = parse("one\ntwo|");
        assert_eq!(draw(&text, select_all(&text)), "^one\ntwo|");
    }

    #[test]
    fn asked_for_again_it_takes_the_next_as_well() {
        use Granularity::{Line, Paragraph, Word};
        for (before, granularity, once, twice) in [
            ("one t|wo three", Word, "one ^two| three", "one ^two three|"),
            ("one ^t|wo three", Word, "one ^two| three", "one ^two three|"),
            ("one two|\nthree four", Word, "one ^two|\nthree four", "one ^two\nthree| four"),
            ("박지|호는 왔다", Word, "^박지호는| 왔다", "^박지호는 왔다|"),
            ("|", Word, "|", "|"),
            ("a\nb|c\nd\ne", Line, "a\n^bc\n|d\ne", "a\n^bc\nd\n|e"),
            ("a\nb|c", Line, "a\n^bc|", "a\n^bc|"),
            ("a^b\nc|d\ne", Line, "^ab\ncd\n|e", "^ab\ncd\ne|"),
            ("a\n\nb\nc|\n\n\nd\n\ne", Paragraph, "a\n\n^b\nc\n|\n\nd\n\ne", "a\n\n^b\nc\n\n\nd\n|\ne"),
            ("a\n|\n  \nb", Paragraph, "a\n^\n  \n|b", "a\n^\n  \nb|"),
            ("가|", Paragraph, "^가|", "^가|"),
        ] {
            let (text, selection) = parse(before);
            let first = grow(&text, selection, granularity);
            assert_eq!(draw(&text, first), once, "{before}");
            assert_eq!(draw(&text, grow(&text, first, granularity)), twice, "{before}");
        }
    }
}
