//! Footnotes of several texts in one document: a label that an earlier text has is given another name, and all are
//! numbered in the order in which a reader meets their signs.

use std::collections::{HashMap, HashSet};

use crate::markup::{Block, BlockKind, Inline, InlineKind};

/// The labels of the texts so far, in lower case, as CommonMark compares them.
#[derive(Debug, Default)]
pub(super) struct Labels {
    taken: HashSet<String>,
}

impl Labels {
    /// Renames the footnotes of the next text whose labels are taken: `1` is then `1-2`.
    pub(super) fn make_own(&mut self, blocks: &mut [Block]) {
        // In normal form they stand in no other block.
        let own: HashSet<String> = blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Footnote { label, .. } => Some(label.to_lowercase()),
                _ => None,
            })
            .collect();
        let mut names = HashMap::new();
        let mut given = HashSet::new();
        let mut own: Vec<_> = own.into_iter().collect();
        own.sort();
        for label in &own {
            if self.taken.contains(label) {
                let is_free = |name: &String| {
                    !self.taken.contains(name) && !given.contains(name) && own.binary_search(name).is_err()
                };
                // As many names as there are labels: one of them is free.
                let count = self.taken.len() + given.len() + own.len();
                if let Some(name) = (2..=count + 2).map(|number| format!("{label}-{number}")).find(is_free) {
                    given.insert(name.clone());
                    names.insert(label.clone(), name);
                }
            }
        }
        self.taken.extend(own);
        self.taken.extend(given);
        if !names.is_empty() {
            rename(blocks, &names);
        }
    }
}

fn renamed(label: &mut String, names: &HashMap<String, String>) {
    if let Some(name) = names.get(&label.to_lowercase()) {
        label.clone_from(name);
    }
}

fn rename(blocks: &mut [Block], names: &HashMap<String, String>) {
    for block in blocks {
        if let BlockKind::Footnote { label, .. } = &mut block.kind {
            renamed(label, names);
        }
        block.kind.texts_mut().for_each(|text| rename_signs(text, names));
        block.kind.contents_mut().for_each(|content| rename(content, names));
    }
}

fn rename_signs(inlines: &mut [Inline], names: &HashMap<String, String>) {
    for inline in inlines {
        if let InlineKind::FootnoteReference(label) = &mut inline.kind {
            renamed(label, names);
        } else if let Some(content) = inline.kind.content_mut() {
            rename_signs(content, names);
        }
    }
}

/// The footnotes of a document in the order of their numbers: those whose signs stand in its text, then those to which
/// only other footnotes lead, then those to which nothing does.
#[derive(Debug, Default)]
pub(super) struct Numbered<'a> {
    footnotes: Vec<Footnote<'a>>,
    /// How many of them have signs in the text itself.
    in_text: usize,
    /// Their places by their labels in lower case.
    places: HashMap<String, usize>,
}

/// A footnote of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Footnote<'a> {
    pub(super) content: &'a [Block],
    /// How many signs of it there are, those in footnotes included.
    pub(super) signs: usize,
}

impl<'a> Numbered<'a> {
    /// Those of a text in normal form, where they stand in no other block; it may be in parts.
    pub(super) fn of(parts: impl IntoIterator<Item = &'a [Block]>) -> Self {
        let mut typed = Vec::new();
        let mut in_text = Vec::new();
        for part in parts {
            signs(part, &mut in_text);
            typed.extend(part.iter().filter_map(|block| match &block.kind {
                BlockKind::Footnote { label, content } => Some((label.to_lowercase(), Footnote { content, signs: 0 })),
                _ => None,
            }));
        }
        let mut all: HashMap<String, Footnote<'a>> = typed.iter().cloned().collect();
        let mut written = in_text.clone();
        for (_, footnote) in &typed {
            signs(footnote.content, &mut written);
        }
        for label in written {
            if let Some(footnote) = all.get_mut(&label) {
                footnote.signs += 1;
            }
        }
        let mut numbered = Self::default();
        numbered.take(&all, in_text);
        numbered.in_text = numbered.footnotes.len();
        numbered.follow(&all, 0);
        for (label, _) in typed {
            let next = numbered.footnotes.len();
            numbered.take(&all, vec![label]);
            numbered.follow(&all, next);
        }
        numbered
    }

    /// The footnotes with their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, Footnote<'a>)> {
        (1..).zip(self.footnotes.iter().copied())
    }

    /// Those with signs in the text itself, with their numbers.
    pub(super) fn in_text(&self) -> impl Iterator<Item = (usize, Footnote<'a>)> {
        self.iter().take(self.in_text)
    }

    /// The number of a footnote that has a sign in the text itself.
    pub(super) fn number_in_text(&self, label: &str) -> Option<usize> {
        self.number(label).filter(|number| *number <= self.in_text)
    }

    /// The number of a footnote, from 1.
    pub(super) fn number(&self, label: &str) -> Option<usize> {
        self.places.get(&label.to_lowercase()).map(|place| place + 1)
    }

    fn take(&mut self, all: &HashMap<String, Footnote<'a>>, labels: Vec<String>) {
        for label in labels {
            if !self.places.contains_key(&label)
                && let Some(footnote) = all.get(&label)
            {
                self.places.insert(label, self.footnotes.len());
                self.footnotes.push(*footnote);
            }
        }
    }

    /// Takes those to which the footnotes from a place on lead.
    fn follow(&mut self, all: &HashMap<String, Footnote<'a>>, from: usize) {
        let mut at = from;
        while let Some(footnote) = self.footnotes.get(at) {
            let mut labels = Vec::new();
            signs(footnote.content, &mut labels);
            self.take(all, labels);
            at += 1;
        }
    }
}

/// The labels of the signs in a text, the texts of its footnotes left out.
pub(super) fn signs(blocks: &[Block], labels: &mut Vec<String>) {
    for block in blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Footnote { .. })) {
        block.kind.texts().for_each(|text| signs_of(text, labels));
        block.kind.contents().for_each(|content| signs(content, labels));
    }
}

fn signs_of(inlines: &[Inline], labels: &mut Vec<String>) {
    for inline in inlines {
        if let InlineKind::FootnoteReference(label) = &inline.kind {
            labels.push(label.to_lowercase());
        } else if let Some(content) = inline.kind.content() {
            signs_of(content, labels);
        }
    }
}
