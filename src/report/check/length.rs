//! Sections that say next to nothing, and a report that is longer or shorter than it should be.

use super::{Check, Checked, Finding};
use crate::journal::{Count, Field, SectionKind};
use crate::markup::{Block, BlockKind, plain, plain_blocks};
use crate::report::section_settings;

/// Words below which a text says next to nothing; in Korean, characters without spaces.
const FEW_WORDS: usize = 20;
const FEW_CHARACTERS: usize = 50;

/// By how much a report may miss its target in words, in hundredths.
const TOLERANCE: usize = 10;

/// Checks the lengths.
pub(super) fn check(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    sections(checked, findings);
    target(checked, findings);
}

fn sections(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    for setting in section_settings(checked.series) {
        let (field, name) = match setting.section {
            SectionKind::Summary => (Field::Summary, "summary"),
            SectionKind::Reflection => (Field::Reflection, "reflection"),
            SectionKind::Questions | SectionKind::FollowUps => continue,
        };
        let section = checked.document.sections.iter().find(|section| section.kind == setting.section);
        let Some(section) = section else {
            findings.push(Finding::at(Check::EmptySection, field, 0..0, format!("the {name} is empty.")));
            continue;
        };
        let text = plain_blocks(&section.blocks);
        let count = Count::of(&text);
        let is_korean = text.chars().any(|character| ('가'..='힣').contains(&character));
        let is_short =
            if is_korean { count.characters_without_spaces < FEW_CHARACTERS } else { count.words < FEW_WORDS };
        if is_short {
            let (number, unit) =
                if is_korean { (count.characters_without_spaces, "characters") } else { (count.words, "words") };
            let bytes = 0..checked.entry.text(field).to_string().len();
            let message = format!("the {name} says next to nothing: {number} {unit}.");
            findings.push(Finding::at(Check::EmptySection, field, bytes, message));
        }
        headings(&section.blocks, field, findings);
    }
}

/// Headings below which nothing stands before the next one of their level or a higher one.
fn headings(blocks: &[Block], field: Field, findings: &mut Vec<Finding>) {
    for (number, block) in blocks.iter().enumerate() {
        let BlockKind::Heading { level, content } = &block.kind else { continue };
        let is_empty = match blocks.get(number + 1).map(|next| &next.kind) {
            None => true,
            Some(BlockKind::Heading { level: next, .. }) => next <= level,
            Some(_) => false,
        };
        if is_empty {
            let message = format!("nothing stands below the heading \"{}\".", plain(content).trim());
            findings.push(Finding::at(Check::EmptySection, field, block.span.clone(), message));
        }
    }
}

fn target(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    let Some(target) = &checked.series.report.target else { return };
    let mut off = |is_off: bool, number: usize, unit: &str, asked: u32, how: &str| {
        if is_off {
            let message = format!("the report is too {how}: {number} {unit}, and the series asks for {asked}.");
            findings.push(Finding::whole(Check::Length, message));
        }
    };
    if let Some(words) = target.words {
        let number = Count::of(&plain_blocks(&checked.document.body())).words;
        let asked = usize::try_from(words).unwrap_or(usize::MAX);
        let margin = asked / 100 * TOLERANCE + asked % 100 * TOLERANCE / 100;
        off(number + margin < asked, number, "words", words, "short");
        off(number > asked.saturating_add(margin), number, "words", words, "long");
    }
    if let (Some(pages), Some(number)) = (target.pages, checked.pages) {
        let asked = usize::try_from(pages).unwrap_or(usize::MAX);
        off(number < asked, number, if number == 1 { "page" } else { "pages" }, pages, "short");
        off(number > asked, number, "pages", pages, "long");
    }
}
