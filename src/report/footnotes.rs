//! Footnotes of several texts in one document: a label that an earlier text has is given another name.

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
