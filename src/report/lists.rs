//! The two sections that are made of notes: the questions with their answers, and the follow-ups.

use std::ops::Range;

use super::phrases::Phrases;
use crate::journal::Outline;
use crate::markup::{Block, BlockKind, Inline, InlineKind, Item, Span, move_spans, parse_inlines, plain};
use crate::text::Text;

/// The notes with the place of each line in the whole text, to which spans refer.
struct Notes<'a> {
    text: &'a Text,
    outline: Outline,
    starts: Vec<usize>,
}

impl<'a> Notes<'a> {
    fn of(text: &'a Text) -> Self {
        let mut next = 0;
        let starts = text
            .lines()
            .iter()
            .map(|line| {
                let start = next;
                next += line.text.len() + 1;
                start
            })
            .collect();
        Self { text, outline: Outline::of(text), starts }
    }

    /// What the note in this line says, in Markdown, with its place; `None` when it says nothing.
    fn body(&self, line: usize) -> Option<(Vec<Inline>, Span)> {
        let range: Range<usize> = self.outline.notes().get(line)?.body.clone();
        let start = *self.starts.get(line)? + range.start;
        let text = self.text.lines().get(line)?.text.get(range)?;
        let mut inlines = parse_inlines(text);
        if plain(&inlines).trim().is_empty() {
            return None;
        }
        move_spans(&mut inlines, 0, start);
        Some((inlines, start..start + text.len()))
    }
}

/// The questions of the notes that say something, an item each, with their answers as a list below: one list, or nothing.
/// One without an answer says so when the talk is over; until then it is open.
#[must_use]
pub fn questions(notes: &Text, phrases: &Phrases, is_over: bool) -> Vec<Block> {
    let notes = Notes::of(notes);
    let items = notes.outline.questions().into_iter().filter_map(|question| {
        let (mut words, span) = notes.body(question.line)?;
        if !question.mine {
            words.splice(..0, [emphasised(phrases.asked_by_others), made(InlineKind::Text(" ".to_owned()))]);
        }
        let mut answers: Vec<Item> = question
            .answers
            .iter()
            .filter_map(|line| notes.body(*line))
            .map(|(words, span)| item(None, vec![paragraph(words, span)]))
            .collect();
        if answers.is_empty() && is_over {
            answers.push(item(None, vec![paragraph(vec![emphasised(phrases.not_answered)], 0..0)]));
        }
        let mut content = vec![paragraph(words, span)];
        content.append(&mut list(answers));
        Some(item(None, content))
    });
    list(items.collect())
}

/// The follow-ups of the notes that say something, as one list of check boxes, or nothing.
#[must_use]
pub fn follow_ups(notes: &Text) -> Vec<Block> {
    let notes = Notes::of(notes);
    let items = notes.outline.follow_ups().filter_map(|follow_up| {
        let (words, span) = notes.body(follow_up.line)?;
        Some(item(Some(follow_up.done), vec![paragraph(words, span)]))
    });
    list(items.collect())
}

fn list(items: Vec<Item>) -> Vec<Block> {
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return Vec::new() };
    let span = first.span.start..last.span.end.max(first.span.end);
    vec![Block { kind: BlockKind::List { start: None, tight: true, items }, span }]
}

fn item(checked: Option<bool>, content: Vec<Block>) -> Item {
    let span = content.first().map_or(0..0, |block| block.span.clone());
    Item { checked, content, span }
}

fn paragraph(content: Vec<Inline>, span: Span) -> Block {
    Block { kind: BlockKind::Paragraph(content), span }
}

fn emphasised(phrase: &str) -> Inline {
    made(InlineKind::Emphasis(vec![made(InlineKind::Text(phrase.to_owned()))]))
}

fn made(kind: InlineKind) -> Inline {
    Inline { kind, span: 0..0 }
}
