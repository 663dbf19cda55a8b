//! Sources and trees at random, and trees without the places they were read from.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::*;

pub(super) fn bare(blocks: &[Block]) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    for block in &mut blocks {
        forget_block(block);
    }
    blocks
}

pub(super) fn bare_inlines(inlines: &[Inline]) -> Vec<Inline> {
    let mut inlines = inlines.to_vec();
    forget(&mut inlines);
    inlines
}

fn forget_block(block: &mut Block) {
    block.span = 0..0;
    if let BlockKind::List { items, .. } = &mut block.kind {
        for item in items {
            item.span = 0..0;
        }
    }
    block.kind.texts_mut().for_each(|text| forget(text));
    block.kind.contents_mut().flatten().for_each(forget_block);
}

fn forget(inlines: &mut [Inline]) {
    for inline in inlines {
        inline.span = 0..0;
        if let Some(content) = inline.kind.content_mut() {
            forget(content);
        }
    }
}

/// Words and signs that mean something to Markdown somewhere.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec![
            "a", "b_c", "word", "강조", "는", "é", "😀", "\"", "'", "“", "”", "…", "—", "5", "10", "C#", "\u{a0}", "\u{301}",
            "https://x.y/a_b_c?d=e", "e.g. 1.", "don't", "--", "...", "x", "1.", "2)", "a@b.c", "www.x.y",
        ]),
        8 => prop::sample::select(vec![
            "*", "**", "***", "_", "__", "~", "~~", "~~~", "`", "``", "```", "$", "$$", "#", "##", ">", "-", "+", "=", "===", "---",
            "|", "[", "]", "(", ")", "<", "!", "&", "&amp;", "&#32;", "\\", ":", ";", "{", "}", "^", "[^a]", "[^a]:", "[x]", "[ ]", "<b>",
            "</b>", "<!--", "-->", "<https://x.y>", "](", "[a](b)", "[a]: b", "![", "\"t\"", "@", "/", "%", "$5", "$x$", ".",
        ]),
        6 => prop::sample::select(vec![" ", " ", " ", "  ", "\t"]),
    ]
    .prop_map(str::to_owned)
}

pub(super) fn words() -> impl Strategy<Value = String> {
    vec(piece(), 0..8).prop_map(|pieces| pieces.concat())
}

/// A source: pieces, line ends, and starts of blocks.
pub(super) fn source() -> impl Strategy<Value = String> {
    let line_start = prop::sample::select(vec![
        "",
        "",
        "",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "7) ",
        "> ",
        "# ",
        "###### ",
        "    ",
        "  ",
        "   - ",
        "\t",
        "> - ",
        "- > ",
        "- [ ] ",
        "- [x] ",
        "[a]: ",
        "[^a]: ",
        "| a | b |\n| --- | :-: |\n| ",
        "```\n",
        "~~~ x\n",
        "<div>\n",
        "===\n",
        "---\n",
        "***\n",
        "$$\n",
        "\n",
        "\n\n",
        "    - ",
        "- - ",
        "[^b]: > ",
        "|",
        "<pre>\n",
        "2. ",
    ]);
    vec((line_start, vec(piece(), 0..5)), 0..8).prop_map(|lines| {
        let lines: Vec<String> = lines.into_iter().map(|(start, pieces)| start.to_owned() + &pieces.concat()).collect();
        lines.join("\n")
    })
}

pub(super) fn inline(kind: InlineKind) -> Inline {
    Inline { kind, span: 0..0 }
}

pub(super) fn block(kind: BlockKind) -> Block {
    Block { kind, span: 0..0 }
}

pub(super) fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        8 => words().prop_map(InlineKind::Text),
        2 => words().prop_map(InlineKind::Code),
        1 => (words(), any::<bool>()).prop_map(|(source, display)| InlineKind::Math { source, display }),
        1 => prop::sample::select(vec!["a", "b", "A", "c d", "x_y"]).prop_map(|label| InlineKind::FootnoteReference(label.to_owned())),
        1 => prop::sample::select(vec!["<b>", "</b>", "<br/>", "<div>", "<!-- a -->", "<a href=\"$x\">", "no tag", "<i"])
            .prop_map(|html| InlineKind::Html(html.to_owned())),
        2 => Just(InlineKind::SoftBreak),
        1 => Just(InlineKind::HardBreak),
    ]
    .prop_map(inline);
    let tree = leaf.prop_recursive(4, 24, 4, |inner| {
        let content = vec(inner, 0..4);
        let target = prop_oneof![words(), Just("https://x.y/a_(b)?c=d".to_owned()), Just("mailto:a@b.c".to_owned())];
        let title = prop_oneof![2 => Just(String::new()), 1 => words()];
        prop_oneof![
            3 => content.clone().prop_map(InlineKind::Emphasis),
            3 => content.clone().prop_map(InlineKind::Strong),
            1 => content.clone().prop_map(InlineKind::Strikethrough),
            1 => (target.clone(), title.clone(), content.clone())
                .prop_map(|(target, title, content)| InlineKind::Link { target, title, content }),
            1 => (target, title, content).prop_map(|(target, title, content)| InlineKind::Image { target, title, content }),
        ]
        .prop_map(inline)
    });
    vec(tree, 0..6)
}

pub(super) fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let cell = || vec(inlines(), 0..3);
    let alignment = prop::sample::select(vec![Alignment::None, Alignment::Left, Alignment::Center, Alignment::Right]);
    let code = prop::sample::select(vec!["", "a\n", "\n", "  a\n\n\tb", "```\n~~~\n", "> a\n- b", " ", "\r\nx"]);
    let html = prop::sample::select(vec![
        "<div>\n*a*\n</div>",
        "<!-- a\n\nb -->",
        "<!-- a",
        "<b>",
        "<pre>\n\n</pre>",
        "no",
        "<div>\n\nx",
        "  <p>",
    ]);
    let leaf = prop_oneof![
        6 => inlines().prop_map(BlockKind::Paragraph),
        2 => (0_u8..8, inlines()).prop_map(|(level, content)| BlockKind::Heading { level, content }),
        1 => (words(), code).prop_map(|(language, text)| BlockKind::Code { language, text: text.to_owned() }),
        1 => (vec(alignment, 0..3), cell(), vec(cell(), 0..3))
            .prop_map(|(alignments, head, rows)| BlockKind::Table { alignments, head, rows }),
        1 => Just(BlockKind::Rule),
        1 => html.prop_map(|html| BlockKind::Html(html.to_owned())),
    ]
    .prop_map(block);
    let tree = leaf.prop_recursive(4, 24, 4, |inner| {
        let content = vec(inner, 0..4);
        let item = (prop::option::of(any::<bool>()), content.clone())
            .prop_map(|(checked, content)| Item { checked, content, span: 0..0 });
        let start = prop_oneof![Just(None), Just(Some(1)), any::<u64>().prop_map(Some), (0_u64..200).prop_map(Some)];
        prop_oneof![
            2 => content.clone().prop_map(BlockKind::Quote),
            4 => (start, any::<bool>(), vec(item, 0..4)).prop_map(|(start, tight, items)| BlockKind::List { start, tight, items }),
            1 => (prop::sample::select(vec!["a", "b", "A", "c d", "x_y"]), content)
                .prop_map(|(label, content)| BlockKind::Footnote { label: label.to_owned(), content }),
        ]
        .prop_map(block)
    });
    vec(tree, 0..5)
}
