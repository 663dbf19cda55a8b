//! Spans: what was read says where.

use proptest::prelude::*;

use super::super::*;
use super::trees::{source, words};

/// Every span below `blocks` lies in that of what it stands in, and none starts before the one ahead of it. Footnotes
/// are lifted out of the block that they stand in, so they are looked at by themselves. Where text was made of several
/// lines as they stand, such as HTML that is none, all of them have its span.
fn check_blocks(source: &str, blocks: &[Block], within: &Span) -> Result<(), String> {
    let mut from = within.start;
    for block in blocks {
        let is_lifted = matches!(block.kind, BlockKind::Footnote { .. });
        let (place, start) = if is_lifted { (0..source.len(), 0) } else { (within.clone(), from) };
        check(source, &block.span, &place, start, &format!("{:?}", block.kind))?;
        if !is_lifted {
            from = block.span.start;
        }
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                check_inlines(source, content, &block.span)?;
            }
            BlockKind::Quote(content) | BlockKind::Footnote { content, .. } => {
                check_blocks(source, content, &block.span)?;
            }
            BlockKind::List { items, .. } => {
                let mut from = block.span.start;
                for item in items {
                    check(source, &item.span, &block.span, from, "item")?;
                    from = item.span.start;
                    check_blocks(source, &item.content, &item.span)?;
                }
            }
            BlockKind::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    check_inlines(source, cell, &block.span)?;
                }
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
    Ok(())
}

fn check_inlines(source: &str, inlines: &[Inline], within: &Span) -> Result<(), String> {
    let mut from = within.start;
    for inline in inlines {
        check(source, &inline.span, within, from, &format!("{:?}", inline.kind))?;
        from = inline.span.start;
        if let Some(content) = inline.kind.content() {
            check_inlines(source, content, &inline.span)?;
        }
    }
    Ok(())
}

fn check(source: &str, span: &Span, within: &Span, from: usize, what: &str) -> Result<(), String> {
    if source.get(span.clone()).is_none() {
        return Err(format!("{span:?} of {what} is no text of the source"));
    }
    if span.start < within.start || span.end > within.end {
        return Err(format!("{span:?} of {what} leaves {within:?}"));
    }
    if span.start < from {
        return Err(format!("{span:?} of {what} starts before {from}"));
    }
    Ok(())
}

proptest! {
    #[test]
    fn spans_lie_in_the_source_nest_and_ascend(source in source()) {
        let checked = check_blocks(&source, &parse(&source), &(0..source.len()));
        prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
    }

    #[test]
    fn spans_of_a_line_do_too(line in words()) {
        let checked = check_inlines(&line, &parse_inlines(&line), &(0..line.len()));
        prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
    }
}

fn texts<'s>(source: &'s str, inlines: &[Inline], found: &mut Vec<(String, &'s str)>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) => found.push((text.clone(), &source[inline.span.clone()])),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Link { content, .. }
            | InlineKind::Image { content, .. } => texts(source, content, found),
            _ => {}
        }
    }
}

#[test]
fn the_span_of_a_text_is_where_it_stands() {
    for source in [
        "한국어 *강조* 를 **굵게** 쓴다",
        "a\nb  \nc",
        "$5 and $10-$20, then *b* $x$ c",
        "[text *a*](b \"t\") ![image](c) ~~d~~ e",
        "`code` a <b>c</b> d[^1]\n\n[^1]: e *f*",
    ] {
        for block in parse(source) {
            let mut found = Vec::new();
            if let BlockKind::Paragraph(content) = &block.kind {
                texts(source, content, &mut found);
                assert!(!found.is_empty());
            }
            for (text, there) in found {
                assert_eq!(text, there, "in {source:?}");
            }
        }
    }
}

#[test]
fn the_span_of_a_block_is_its_source() {
    let source = "# 제목\n\n문단 *하나*\n둘째 줄\n\n> 인용\n\n- a\n- b\n\n```\ncode\n```\n\n| a |\n| - |\n\n---\n";
    let there: Vec<&str> = parse(source).iter().map(|block| source[block.span.clone()].trim_end()).collect();
    let expected = ["# 제목", "문단 *하나*\n둘째 줄", "> 인용", "- a\n- b", "```\ncode\n```", "| a |\n| - |", "---"];
    assert_eq!(there, expected);
}

#[test]
fn the_spans_of_a_line_count_from_its_start() {
    for (line, text, expected) in [("a *b*", "a ", 0..2), ("  가 *b*", "가 ", 2..6), ("\t\tx `y`", "x ", 2..4)] {
        let inlines = parse_inlines(line);
        assert_eq!(inlines[0].kind, InlineKind::Text(text.to_owned()));
        assert_eq!(inlines[0].span, expected);
    }
}
