//! The sections that a report makes of notes, read back: questions with their answers, and follow-ups.

use crate::journal::SectionKind;
use crate::markup::{Block, BlockKind, Inline, InlineKind, Item, normalise_inlines, print, print_inlines};
use crate::report::phrases::Phrases;
use crate::report::{follow_ups, questions};
use crate::text::Text;

/// The notes of which a report in this language makes these blocks, in any when it is not known; `None` when there are
/// none such. Questions may be of a talk that was over, or of one that was not.
pub(super) fn read(kind: SectionKind, blocks: &[Block], language: Option<&str>) -> Option<Vec<String>> {
    [true, false].into_iter().find_map(|is_over| read_as(kind, blocks, language, is_over))
}

fn read_as(kind: SectionKind, blocks: &[Block], language: Option<&str>, is_over: bool) -> Option<Vec<String>> {
    let [block] = blocks else { return blocks.is_empty().then(Vec::new) };
    let mut block = block.clone();
    on_lines(&mut block);
    let BlockKind::List { start: None, items, .. } = &block.kind else { return None };
    let wanted = print(std::slice::from_ref(&block));
    let gives = |lines: &[String], made: &dyn Fn(&Text) -> Vec<Block>| {
        !lines.is_empty() && print(&made(&Text::from(lines.join("\n").as_str()))) == wanted
    };
    if kind == SectionKind::FollowUps {
        let lines: Vec<String> = items.iter().map(follow_up).collect::<Option<_>>()?;
        return gives(&lines, &follow_ups).then_some(lines);
    }
    let phrases = language.map_or_else(|| phrases_in(&wanted), Phrases::of);
    let lines: Vec<Vec<String>> = items.iter().map(|item| question(item, phrases)).collect::<Option<_>>()?;
    let lines = lines.concat();
    gives(&lines, &|notes| questions(notes, phrases, is_over)).then_some(lines)
}

/// Whether a block without a heading to say so is a list of notes: prose may be a list too, so this must be as a report
/// writes it of a talk that was over: open questions are a list like any other.
pub(super) fn is_unmistakable(kind: SectionKind, block: &Block, language: Option<&str>) -> bool {
    let mut on_lines_too = block.clone();
    on_lines(&mut on_lines_too);
    let block = std::slice::from_ref(block);
    print(block) == print(&[on_lines_too]) && read_as(kind, block, language, true).is_some()
}

/// The phrases of the language of which some stand in a text.
fn phrases_in(text: &str) -> &'static Phrases {
    let is_in = |phrases: &&&Phrases| text.contains(phrases.asked_by_others) || text.contains(phrases.not_answered);
    let all = Phrases::all();
    all.iter().find(is_in).copied().unwrap_or(Phrases::of("en"))
}

/// Paragraphs of one line each, in lists without blank lines: others wrap and part them.
fn on_lines(block: &mut Block) {
    match &mut block.kind {
        BlockKind::Paragraph(content) => {
            for inline in content.iter_mut().filter(|inline| inline.kind == InlineKind::SoftBreak) {
                inline.kind = InlineKind::Text(" ".to_owned());
            }
            *content = normalise_inlines(std::mem::take(content));
        }
        BlockKind::List { items, tight, .. } => {
            *tight = true;
            items.iter_mut().flat_map(|item| &mut item.content).for_each(on_lines);
        }
        _ => {}
    }
}

fn follow_up(item: &Item) -> Option<String> {
    let [Block { kind: BlockKind::Paragraph(words), .. }] = item.content.as_slice() else { return None };
    let sign = if item.checked? { "[x]" } else { "[ ]" };
    Some(format!("{sign} {}", print_inlines(words)))
}

/// A question and its answers, a line each.
fn question(item: &Item, phrases: &Phrases) -> Option<Vec<String>> {
    let (Block { kind: BlockKind::Paragraph(words), .. }, answers) = item.content.split_first()? else { return None };
    let (sign, words) = match words.split_first() {
        Some((first, rest)) if is_phrase(first, phrases.asked_by_others) => ("??", rest),
        _ => ("?", words.as_slice()),
    };
    let mut lines = vec![format!("{sign} {}", print_inlines(&without_space(words)))];
    match answers {
        [] => {}
        [Block { kind: BlockKind::List { start: None, items, .. }, .. }] => {
            for answer in items {
                let [Block { kind: BlockKind::Paragraph(words), .. }] = answer.content.as_slice() else { return None };
                let is_missing =
                    items.len() == 1 && matches!(words.as_slice(), [only] if is_phrase(only, phrases.not_answered));
                if !is_missing {
                    lines.push(format!("= {}", print_inlines(words)));
                }
            }
        }
        _ => return None,
    }
    Some(lines)
}

fn is_phrase(inline: &Inline, phrase: &str) -> bool {
    let InlineKind::Emphasis(content) = &inline.kind else { return false };
    matches!(content.as_slice(), [Inline { kind: InlineKind::Text(text), .. }] if text == phrase)
}

/// Words without the space before the first.
fn without_space(words: &[Inline]) -> Vec<Inline> {
    let mut words = words.to_vec();
    if let Some(Inline { kind: InlineKind::Text(text), .. }) = words.first_mut()
        && let Some(rest) = text.strip_prefix(' ')
    {
        *text = rest.to_owned();
    }
    words
}
