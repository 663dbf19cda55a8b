//! Footnotes in Typst: the text stands where the sign first does, and later signs refer to it.

use std::collections::{HashMap, HashSet};

use super::Writer;
use super::escape::{self, Place, clean};
use crate::markup::{Block, BlockKind};
use crate::report::footnotes::signs;

/// A footnote while a report is written.
pub(super) struct Footnote<'a> {
    content: &'a [Block],
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unwritten,
    /// Its own text is being written.
    Open,
    /// Written under this number.
    Written(usize),
    /// No sign of the text leads to it, so its text stands where it was typed.
    Orphan,
}

impl<'a> Footnote<'a> {
    /// The footnotes of a text by their labels in lower case, as CommonMark compares them.
    pub(super) fn all(blocks: &'a [Block]) -> HashMap<String, Self> {
        let mut footnotes = HashMap::new();
        for block in blocks {
            if let BlockKind::Footnote { label, content } = &block.kind {
                let footnote = Self { content: content.as_slice(), state: State::Unwritten };
                footnotes.entry(label.to_lowercase()).or_insert(footnote);
            }
        }
        let mut reached = HashSet::new();
        reach(blocks, &footnotes, &mut reached);
        for block in blocks {
            if let BlockKind::Footnote { label, content } = &block.kind
                && reached.insert(label.to_lowercase())
            {
                reach(content, &footnotes, &mut reached);
                if let Some(footnote) = footnotes.get_mut(&label.to_lowercase()) {
                    footnote.state = State::Orphan;
                }
            }
        }
        footnotes
    }

    /// Whether its text stands where it was typed.
    pub(super) fn is_orphan(&self) -> bool {
        self.state == State::Orphan
    }
}

impl Writer<'_> {
    /// The sign of a footnote: its text where it first stands, and later a reference to that.
    pub(super) fn footnote(&mut self, label: &str, depth: usize) -> String {
        let key = label.to_lowercase();
        let content = match self.footnotes.get_mut(&key) {
            Some(Footnote { state: State::Written(number), .. }) => {
                self.referred.insert(*number);
                return format!("#footnote(<note-{number}>);");
            }
            Some(footnote) if footnote.state == State::Unwritten => {
                footnote.state = State::Open;
                footnote.content
            }
            // A footnote that refers to itself, which Typst cannot set, or one that has no place at the foot.
            _ => return escape::text(&clean(&format!("[^{label}]")), Place { at_start: false, at_end: true }),
        };
        let text = self.bracketed(content, depth + 1);
        self.numbered += 1;
        let number = self.numbered;
        if let Some(footnote) = self.footnotes.get_mut(&key) {
            footnote.state = State::Written(number);
        }
        let name = if self.labelled.contains(&number) { format!("<note-{number}>") } else { String::new() };
        format!("#footnote[{text}];{name}")
    }
}

/// Adds the footnotes to which the signs in a text lead, directly or through other footnotes.
fn reach(blocks: &[Block], footnotes: &HashMap<String, Footnote<'_>>, reached: &mut HashSet<String>) {
    let mut labels = Vec::new();
    signs(blocks, &mut labels);
    while let Some(label) = labels.pop() {
        if let Some(footnote) = footnotes.get(&label)
            && reached.insert(label)
        {
            signs(footnote.content, &mut labels);
        }
    }
}
