//! Inlines as runs of one ink each, and runs wrapped into rows.

use super::{Ink, Piece};
use crate::markup::{Inline, InlineKind};
use crate::text;

/// Characters of one ink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub text: String,
    pub ink: Ink,
}

/// Runs in lines that end only where the text says so.
#[derive(Debug, Default)]
pub(super) struct Flow {
    lines: Vec<Vec<Run>>,
}

impl Flow {
    /// The flow of some inlines that are in this ink unless they say otherwise.
    pub(super) fn of(content: &[Inline], ink: Ink) -> Self {
        let mut flow = Self { lines: vec![Vec::new()] };
        flow.add(content, ink);
        flow
    }

    /// The flow of one line.
    pub(super) fn of_runs(runs: Vec<Run>) -> Self {
        Self { lines: vec![runs] }
    }

    fn add(&mut self, content: &[Inline], ink: Ink) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) => self.put(text, ink),
                InlineKind::Code(text) | InlineKind::Html(text) => self.put(text, Ink::Code),
                InlineKind::Emphasis(content) => self.add(content, over(ink, Ink::Emphasis)),
                InlineKind::Strong(content) => self.add(content, over(ink, Ink::Strong)),
                InlineKind::Strikethrough(content) => self.add(content, Ink::Struck),
                InlineKind::Link { target, content, .. } => {
                    self.add(content, Ink::Link);
                    if crate::markup::plain(content) != *target {
                        self.put(&format!(" ({target})"), Ink::Sign);
                    }
                }
                InlineKind::Image { target, content, .. } => {
                    self.put("[", Ink::Sign);
                    self.add(content, Ink::Link);
                    self.put(&format!("] ({target})"), Ink::Sign);
                }
                InlineKind::Math { source, display } => {
                    let dollars = if *display { "$$" } else { "$" };
                    self.put(&format!("{dollars}{source}{dollars}"), Ink::Code);
                }
                InlineKind::FootnoteReference(label) => self.put(&format!("[{label}]"), Ink::Sign),
                InlineKind::SoftBreak => self.put(" ", ink),
                InlineKind::HardBreak => self.lines.push(Vec::new()),
            }
        }
    }

    fn put(&mut self, text: &str, ink: Ink) {
        if let Some(line) = self.lines.last_mut() {
            match line.last_mut() {
                Some(run) if run.ink == ink => run.text.push_str(text),
                _ => line.push(Run { text: text.to_owned(), ink }),
            }
        }
    }

    /// The rows of the flow in `width` columns.
    pub(super) fn rows(&self, width: usize) -> Vec<Vec<Piece>> {
        self.lines.iter().flat_map(|line| wrapped(line, width)).collect()
    }
}

/// Headings stay headings; else the inner ink wins.
fn over(outer: Ink, inner: Ink) -> Ink {
    if matches!(outer, Ink::Heading | Ink::Title) { outer } else { inner }
}

fn wrapped(line: &[Run], width: usize) -> Vec<Vec<Piece>> {
    let whole: String = line.iter().map(|run| run.text.as_str()).collect();
    let rows = text::wrap(&whole, width);
    let row = |number: usize| {
        let range = rows.range(number);
        let mut start = 0;
        let mut pieces = Vec::new();
        for run in line {
            let end = start + run.text.len();
            let (from, to) = (range.start.clamp(start, end), range.end.clamp(start, end));
            if let Some(part) = run.text.get(from - start..to - start).filter(|part| !part.is_empty()) {
                pieces.push(Piece { text: drawn(part), ink: run.ink });
            }
            start = end;
        }
        pieces
    };
    (0..rows.count()).map(row).collect()
}

/// The characters as they are drawn: nothing in them reaches the terminal as a command.
fn drawn(part: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    part.graphemes(true).map(|grapheme| text::display(grapheme).text).collect()
}

/// The columns that a text takes.
pub(super) fn columns(part: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    part.graphemes(true).map(|grapheme| text::display(grapheme).columns).sum()
}
