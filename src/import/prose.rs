//! A report in Markdown: its head, its sections, its prose as typed.

mod pieces;

use super::{ImportError, Imported, Options, Warning, head, lists};
use crate::journal::{SectionKind, Series};
use crate::markup::{Block, BlockKind, parse, plain, print, shift_headings};
use crate::report::{SECTION_LEVEL, heading_of, phrases, section_settings};
use crate::text::Text;
use pieces::{Piece, with_reflection};

/// A paragraph with more characters than this is no author line where it does not look like one.
const LONGEST_LINE: usize = 80;

/// Reads a report. `has_title`: its title is known from elsewhere, so that no heading of it is one.
pub(super) fn read(
    source: &str,
    has_title: bool,
    name: &str,
    options: &Options<'_>,
    imported: &mut Imported,
) -> Result<(), ImportError> {
    let blocks = parse(source);
    let body = Body { source, blocks: &blocks, series: options.series, options };
    let (first, level) = body.head(has_title, imported);
    imported.week = imported.week.or_else(|| {
        let headings = blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading { content, .. } => Some(plain(content)),
            _ => None,
        });
        headings.into_iter().find_map(|words| head::week_within(&words))
    });
    let pieces = body.pieces(first, level, imported);
    let pieces = match options.reflection_from {
        Some(asked) => with_reflection(pieces, asked, name)?,
        None => pieces,
    };
    // Below the head of a personal template headings begin at the first level, those of sections if there are any.
    let has_section = || (first..blocks.len()).any(|at| body.section(at, level).is_some());
    let deepest = match imported.typst_import {
        Some(_) => u8::from(has_section()),
        None => level.unwrap_or(SECTION_LEVEL),
    };
    let by = body.shift(&pieces, deepest);
    let text = |kind: SectionKind| {
        let texts = pieces.iter().enumerate().filter(|(_, piece)| piece.kind == kind);
        let texts = texts.map(|(at, piece)| body.text(piece, pieces.get(at + 1), by)).filter(|text| !text.is_empty());
        Text::from(texts.collect::<Vec<_>>().join("\n\n").as_str())
    };
    imported.summary = text(SectionKind::Summary);
    imported.reflection = text(SectionKind::Reflection);
    let language = options.series.map(Series::language);
    let mut notes = Vec::new();
    for kind in [SectionKind::Questions, SectionKind::FollowUps] {
        for piece in pieces.iter().filter(|piece| piece.kind == kind) {
            notes.extend(lists::read(kind, &blocks[piece.blocks.clone()], language).unwrap_or_default());
        }
    }
    imported.notes = Text::from(notes.join("\n").as_str());
    Ok(())
}

fn is_prose(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Summary | SectionKind::Reflection)
}

struct Body<'a> {
    source: &'a str,
    blocks: &'a [Block],
    series: Option<&'a Series>,
    options: &'a Options<'a>,
}

impl Body<'_> {
    /// Takes title and author line over. Gives the number of the first block behind them, and the level of the headings
    /// of sections when the title tells it.
    fn head(&self, has_title: bool, imported: &mut Imported) -> (usize, Option<u8>) {
        if has_title {
            return (0, None);
        }
        let mut first = 0;
        let mut level = None;
        match self.blocks.first().map(|block| &block.kind) {
            Some(BlockKind::Heading { level: title, content }) if self.is_title(*title, &plain(content)) => {
                let words = plain(content);
                if head::contradicts(&words, self.series, imported) {
                    let message = format!("the title \"{words}\" is not that of the front matter; it stays as text");
                    imported.warnings.push(Warning { line: None, message });
                    return (0, None);
                }
                head::take_title(&words, self.series, imported);
                (first, level) = (1, Some(*title + 1));
                if let (None, Some(words)) = (imported.week, self.subtitle()) {
                    // The course stands above the week; sections may stand below either.
                    imported.week = head::week_title(&words).map(|(week, _)| week);
                    (first, level) = (2, None);
                }
            }
            Some(BlockKind::Paragraph(content))
                if !head::may_lack_title(self.series) && head::week_title(&plain(content)).is_some() =>
            {
                head::take_title(&plain(content), self.series, imported);
                first = 1;
            }
            _ => {}
        }
        if let Some(Block { kind: BlockKind::Paragraph(content), span }) = self.blocks.get(first)
            && !self.source[span.clone()].trim().contains('\n')
        {
            let words = plain(content);
            let end = (first + 1..self.blocks.len()).find_map(|at| self.section(at, level));
            let is_sure = !self.unheaded(end).into_iter().any(is_prose)
                && !self.is_paragraph(first + 1)
                && words.chars().count() <= LONGEST_LINE;
            let typed = &self.source[span.clone()];
            first += usize::from(head::take_author_line(typed, &words, is_sure, self.options, imported));
        }
        (first, level)
    }

    /// The heading below the title, when it says nothing but a week.
    fn subtitle(&self) -> Option<String> {
        let BlockKind::Heading { level: SECTION_LEVEL, content } = &self.blocks.get(1)?.kind else { return None };
        let words = plain(content);
        head::week_title(&words).is_some_and(|(_, title)| title.is_none()).then_some(words)
    }

    /// Whether the first block, a heading, is the title.
    fn is_title(&self, level: u8, words: &str) -> bool {
        let others = || {
            self.blocks
                .iter()
                .skip(1)
                .any(|block| matches!(block.kind, BlockKind::Heading { level: other, .. } if other == level))
        };
        if level == 1 && self.series.is_some() && head::is_title(words, self.series) {
            return true;
        }
        if self.kind_of(words).is_some() {
            return false;
        }
        match level {
            1 => head::is_title(words, self.series) || !others(),
            2 => head::is_title(words, None) || !others(),
            _ => !head::may_lack_title(self.series) && head::is_title(words, self.series),
        }
    }

    /// The sections without headings that reports of the series have before section `end`, if any: those before it that
    /// have headings may have been empty.
    fn unheaded(&self, end: Option<SectionKind>) -> Vec<SectionKind> {
        let settings = self.series.map(section_settings);
        settings.map_or(vec![SectionKind::Summary], |settings| {
            let before = settings.iter().take_while(|setting| Some(setting.section) != end);
            before.filter(|setting| !setting.headed).map(|setting| setting.section).collect()
        })
    }

    fn is_paragraph(&self, at: usize) -> bool {
        self.blocks.get(at).is_some_and(|block| matches!(block.kind, BlockKind::Paragraph(_)))
    }

    /// The section that a heading announces: by the series' own words, else by the common ones.
    fn kind_of(&self, words: &str) -> Option<SectionKind> {
        let own = self.series.and_then(|series| {
            let settings = section_settings(series);
            settings.iter().find(|setting| heading_of(setting, series) == words).map(|setting| setting.section)
        });
        own.or_else(|| phrases::section_called(words))
    }

    /// The section whose heading block `at` is.
    fn section(&self, at: usize, level: Option<u8>) -> Option<SectionKind> {
        let BlockKind::Heading { level: found, content } = &self.blocks.get(at)?.kind else { return None };
        let is_at_level = level.map_or(*found <= SECTION_LEVEL, |level| *found == level);
        is_at_level.then(|| self.kind_of(&plain(content))).flatten()
    }

    /// By how many levels the headings of the prose come up: those below the headings of sections to the highest level,
    /// all by as much.
    fn shift(&self, pieces: &[Piece], level: u8) -> u8 {
        let mut found = Vec::new();
        let prose = pieces.iter().filter(|piece| is_prose(piece.kind));
        prose.for_each(|piece| headings(&self.blocks[piece.blocks.clone()], &mut found));
        found.iter().map(|(_, level)| *level - 1).min().unwrap_or(0).min(level)
    }

    /// The prose of a piece as typed, but for its headings' levels; printed anew when it would not be the same alone.
    fn text(&self, piece: &Piece, next: Option<&Piece>, by: u8) -> String {
        let blocks = &self.blocks[piece.blocks.clone()];
        let starts_at = |at: usize| self.blocks.get(at).map_or(self.source.len(), |block| block.span.start);
        let start = piece.start.unwrap_or_else(|| starts_at(piece.blocks.start));
        let end = next.map_or(self.source.len(), |_| starts_at(piece.blocks.end)).max(start);
        let mut typed = self.source[start..end].to_owned();
        let mut found = Vec::new();
        headings(blocks, &mut found);
        found.sort_unstable();
        for (place, level) in found.into_iter().rev() {
            let signs = "#".repeat(usize::from(level));
            let up = usize::from(by.min(level - 1));
            if let Some(at) = place.checked_sub(start).filter(|at| typed[*at..].starts_with(&signs)) {
                typed.replace_range(at..at + up, "");
            }
        }
        let typed = without_blank_ends(&typed);
        let mut shifted = blocks.to_vec();
        shift_headings(&mut shifted, -by.cast_signed());
        let printed = print(&shifted);
        if print(&parse(typed)) == printed { typed.to_owned() } else { printed.trim_end_matches('\n').to_owned() }
    }
}

/// Places and levels of all headings.
fn headings(blocks: &[Block], found: &mut Vec<(usize, u8)>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { level, .. } => found.push((block.span.start, *level)),
            BlockKind::Quote(content) | BlockKind::Footnote { content, .. } => headings(content, found),
            BlockKind::List { items, .. } => items.iter().for_each(|item| headings(&item.content, found)),
            _ => {}
        }
    }
}

/// A text without blank lines before its first and behind its last line.
fn without_blank_ends(text: &str) -> &str {
    let blank = text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    text.get(blank..).unwrap_or_default().trim_end_matches('\n')
}
