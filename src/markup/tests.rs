//! The promise of the module: what is printed is read back, for every text and every tree.

mod spans;
mod trees;

use proptest::prelude::*;

use super::*;
use trees::{bare, bare_inlines, block, blocks, inline, inlines, source, words};

proptest! {
    #[test]
    fn what_was_read_survives_printing(source in source()) {
        let read = bare(&parse(&source));
        let printed = print(&read);
        prop_assert_eq!(bare(&parse(&printed)), read, "printed as {:?}", printed);
    }

    #[test]
    fn a_made_tree_survives_printing(blocks in blocks()) {
        let normal = bare(&normalise(blocks.clone()));
        let printed = print(&blocks);
        let read = bare(&parse(&printed));
        prop_assert_eq!(print(&read), printed.clone());
        prop_assert_eq!(read, normal, "printed as {:?}", printed);
    }

    #[test]
    fn a_made_paragraph_survives_printing(content in inlines()) {
        let blocks = vec![block(BlockKind::Paragraph(content))];
        let printed = print(&blocks);
        prop_assert_eq!(bare(&parse(&printed)), bare(&normalise(blocks)), "printed as {:?}", printed);
    }

    #[test]
    fn a_line_survives_printing(content in inlines(), line in words()) {
        let read = bare_inlines(&parse_inlines(&line));
        prop_assert_eq!(bare_inlines(&parse_inlines(&print_inlines(&read))), read);
        let printed = print_inlines(&content);
        prop_assert!(!printed.contains('\n'));
        prop_assert_eq!(bare_inlines(&parse_inlines(&printed)), bare_inlines(&normalise_inlines(content)), "printed as {:?}", printed);
    }

    #[test]
    fn the_normal_form_is_stable(blocks in blocks()) {
        let once = normalise(blocks);
        prop_assert_eq!(normalise(once.clone()), once);
    }

    #[test]
    fn any_characters_can_be_read_and_printed(source in "(?s).{0,60}") {
        let read = bare(&parse(&source));
        prop_assert_eq!(bare(&parse(&print(&read))), read);
    }
}

#[test]
fn prose_is_escaped_only_where_it_would_be_markup() {
    for text in [
        "snake a_b, C#, $5, 3 * 4, #tag, https://x.y/a_b_c?d=e, e.g. 1. foo",
        "don't -- really... \"q\" p<0.05 a < b [12] C:\\temp x & y &c ~5 min 3~5일, 7~9일",
        "$5 and $10 or $5-$10, US$5, 5$; but $x$ and $$y$$",
        "[1] Vaswani et al.",
        "**강조**는 *a*는",
        "2024\\. x",
        "\\- a",
        "\\# b",
        "\\[ ] no box",
        "\\> no quotation",
        "a \\*b\\* and \\_c\\_",
        "\\<b> is a tag",
        "a &amp; &copy; \\&copy;",
    ] {
        let expected = if text.contains("&amp;") { "a & © \\&copy;".to_owned() } else { text.to_owned() };
        assert_eq!(print(&parse(text)), format!("{expected}\n"));
    }
}

#[test]
fn what_is_written_otherwise_comes_out_canonical() {
    for (source, expected) in [
        ("x\n===\n\n    code", "# x\n\n```\ncode\n```\n"),
        ("* a\n* b\n\n+ c", "- a\n- b\n\n* c\n"),
        ("- a\n\n  b\n- c", "- a\n\n  b\n\n- c\n"),
        ("a  \nb\\\nc", "a\\\nb\\\nc\n"),
        ("- [X] a\n- [ ] b", "- [x] a\n- [ ] b\n"),
        ("| a | b |\n|---|--:|\n| 1 | x \\| y |\n| z |", "| a | b |\n| --- | --: |\n| 1 | x \\| y |\n| z |  |\n"),
        ("<https://x.y> <a@b.c>", "<https://x.y> <a@b.c>\n"),
        ("text [c]\n\n[c]: <d e> 'f'", "text [c](<d e> \"f\")\n"),
    ] {
        assert_eq!(print(&parse(source)), expected);
    }
}

#[test]
fn definitions_that_nothing_uses_are_kept() {
    assert_eq!(print(&parse("[a]: b\n\ntext")), "\\[a]: b\n\ntext\n");
    assert_eq!(print(&parse("> [a]: b\n> [c]\n>\n> [c]: d")), "> \\[a]: b\n>\n> [c](d)\n");
    assert_eq!(print(&parse("y[^2]\n\n[^3]: unused")), "y\\[^2]\n\n[^3]: unused\n");
}

#[test]
fn a_table_is_as_wide_as_its_longest_row() {
    for (source, expected) in [
        ("| a |\n|---|\n| 1 | 2 | 3 |", "| a |  |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n"),
        ("a | b\n:-: | --:\n1 | 2 | **3**\n4", "| a | b |  |\n| :-: | --: | --- |\n| 1 | 2 | **3** |\n| 4 |  |  |\n"),
        ("> | a\n> |---\n> | 1 | \\| | |", "> | a |  |  |\n> | --- | --- | --- |\n> | 1 | \\| |  |\n"),
        ("| a |\r\n|---|\r\n| 1 | 2 |\r\n\r\n$5 of $10 x", "| a |  |\n| --- | --- |\n| 1 | 2 |\n\n$5 of $10 x\n"),
        (
            "- | a |\n  |---|\n  | $5-$6 | [l] | $x$ |\n\n[l]: u",
            "- | a |  |  |\n  | --- | --- | --- |\n  | $5-$6 | [l](u) | $x$ |\n",
        ),
        (
            "| a |\n|---|\n| 1 |  \n\nb\n\n| c |\n|---|\n| 2 | 3",
            "| a |\n| --- |\n| 1 |\n\nb\n\n| c |  |\n| --- | --- |\n| 2 | 3 |\n",
        ),
    ] {
        assert_eq!(print(&parse(source)), expected, "{source:?}");
        assert_eq!(print(&parse(expected)), expected);
    }
}

#[test]
fn an_empty_box_alone_in_its_item_needs_no_backslash() {
    for source in ["- [ ]\n", "- a\n- [ ]\n- [x]\n", "1. - [x]\n", "> - [ ]\n>\n> b\n"] {
        assert_eq!(print(&parse(source)), source);
    }
    assert_eq!(print(&parse("[ ]")), "\\[ ]\n");
}

#[test]
fn strong_beside_a_letter_survives_its_punctuation() {
    let strong = inline(InlineKind::Strong(vec![inline(InlineKind::Text("\"강조\"".to_owned()))]));
    let tree = vec![block(BlockKind::Paragraph(vec![strong, inline(InlineKind::Text("는".to_owned()))]))];
    assert_eq!(print(&tree), "**\"강조\"**&#45716;\n");
    assert_eq!(bare(&parse(&print(&tree))), tree);
}

#[test]
fn signs_that_start_a_block_are_text_in_a_line() {
    for line in ["# a", "- a", "1. a", "> a", "```", "***", "    a"] {
        assert_eq!(plain(&parse_inlines(line)), line.trim());
    }
}

#[test]
fn headings_move_and_come_back() {
    let mut blocks = parse("# a\n\n> ### b\n");
    let before = blocks.clone();
    shift_headings(&mut blocks, 2);
    assert_eq!(print(&blocks), "### a\n\n> ##### b\n");
    shift_headings(&mut blocks, -2);
    assert_eq!(blocks, before);
    shift_headings(&mut blocks, 5);
    assert_eq!(print(&blocks), "###### a\n\n> ###### b\n");
}

#[test]
fn an_empty_item_at_the_end_of_a_nested_list_stays_one() {
    for source in [
        "- a\n\n  -\n- b\n",
        "- - a\n  -\n- b\n",
        "1. a\n   1. x\n   2.\n2. b\n3. c\n",
        "> - a\n> -\n> b\n",
        "- > - a\n  > -\n\n  b\n",
        "- a\n-\n\nb\n",
    ] {
        assert!(!print(&parse(source)).contains('\\'), "{source:?}");
        assert_eq!(bare(&parse(&print(&parse(source)))), bare(&parse(source)));
    }
    let empty = |content| Item { checked: None, content, span: 0..0 };
    let list = |items| block(BlockKind::List { start: Some(3), tight: false, items });
    let a = || block(BlockKind::Paragraph(vec![inline(InlineKind::Text("a".to_owned()))]));
    let tree = vec![block(BlockKind::Quote(vec![list(vec![empty(vec![a()]), empty(Vec::new())]), a()]))];
    assert_eq!(print(&tree), "> 3. a\n>\n> 4.\n> a\n");
    assert_eq!(bare(&parse(&print(&tree))), tree);
}

#[test]
fn nothing_is_too_deep() {
    for source in
        [">".repeat(100_000), "- ".repeat(2_000), "[".repeat(20_000), "![".repeat(2_000) + &"](a)".repeat(2_000)]
    {
        let read = bare(&parse(&source));
        assert_eq!(bare(&parse(&print(&read))), read);
    }
}

#[test]
fn what_is_too_deep_keeps_its_words() {
    for (open, close) in [("> ", ""), ("- ", ""), ("*a **b ", "** *"), ("![", "](u)"), ("~~x ", " ~~")] {
        let source = format!("{}words{}\n", open.repeat(100), close.repeat(100));
        let read = parse(&source);
        assert!(plain_blocks(&read).contains("words"), "{open:?}");
        assert!(print(&read).contains("words"), "{open:?}");
    }
}

#[test]
fn signs_without_end_are_read_and_printed() {
    for source in ["*", "_", "<", "`", "#", "&", "]", "- [ ]\n", "|a"]
        .map(|sign| sign.repeat(20_000))
        .into_iter()
        .chain([format!("a{}b", "_".repeat(20_000))])
    {
        let printed = print(&parse(&source));
        assert_eq!(print(&parse(&printed)), printed);
    }
}
