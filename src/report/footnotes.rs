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
        let mut own = HashSet::new();
        definitions(blocks, &mut own);
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

fn definitions(blocks: &[Block], labels: &mut HashSet<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Footnote { label, content } => {
                labels.insert(label.to_lowercase());
                definitions(content, labels);
            }
            BlockKind::Quote(content) => definitions(content, labels),
            BlockKind::List { items, .. } => items.iter().for_each(|item| definitions(&item.content, labels)),
            _ => {}
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
        match &mut block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => rename_signs(content, names),
            BlockKind::Quote(content) => rename(content, names),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| rename(&mut item.content, names)),
            BlockKind::Table { head, rows, .. } => {
                for cell in rows.iter_mut().flatten().chain(head) {
                    rename_signs(cell, names);
                }
            }
            BlockKind::Footnote { label, content } => {
                renamed(label, names);
                rename(content, names);
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

fn rename_signs(inlines: &mut [Inline], names: &HashMap<String, String>) {
    for inline in inlines {
        match &mut inline.kind {
            InlineKind::FootnoteReference(label) => renamed(label, names),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Link { content, .. }
            | InlineKind::Image { content, .. } => rename_signs(content, names),
            _ => {}
        }
    }
}
