//! Selecting by words, lines and all, as double and triple clicks and drags do.
//!
//! It must not know of the mouse: a place comes in, a selection goes out.

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
        Granularity::Line => {
            let next = line + 1 < text.lines().len();
            let head = if next { Position::new(line + 1, 0) } else { text.line_end(line) };
            Selection { anchor: Position::new(line, 0), head }
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
}
