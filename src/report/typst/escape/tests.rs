use proptest::prelude::*;
use typst_syntax::{SyntaxKind, SyntaxNode};

use super::*;

/// The characters that a Typst text shows, when it is text, spaces, escapes and quotes alone; else what else there is.
fn read(node: &SyntaxNode, shown: &mut String) -> Result<(), String> {
    match node.kind() {
        SyntaxKind::Text | SyntaxKind::Space | SyntaxKind::SmartQuote => shown.push_str(node.leaf_text()),
        SyntaxKind::Escape => {
            let escape = node.leaf_text().strip_prefix('\\').unwrap_or_default();
            match escape.strip_prefix("u{").and_then(|code| code.strip_suffix('}')) {
                Some(code) => {
                    let code = u32::from_str_radix(code, 16).map_err(|error| error.to_string())?;
                    shown.extend(char::from_u32(code));
                }
                None => shown.push_str(escape),
            }
        }
        SyntaxKind::Markup => {
            for child in node.children() {
                read(child, shown)?;
            }
        }
        other => return Err(format!("{other:?} in {:?}", node.leaf_text())),
    }
    Ok(())
}

fn shown(markup: &str) -> Result<String, String> {
    let mut text = String::new();
    read(&typst_syntax::parse(markup), &mut text)?;
    Ok(text)
}

/// The markup within the first pair of brackets.
fn within_brackets(node: &SyntaxNode) -> Option<&SyntaxNode> {
    if node.kind() == SyntaxKind::ContentBlock {
        return node.children().find(|child| child.kind() == SyntaxKind::Markup);
    }
    node.children().find_map(within_brackets)
}

const ALONE: Place = Place { at_start: true, at_end: true };

#[test]
fn only_what_would_be_markup_is_escaped() {
    for (typed, markup) in [
        ("Today's seminar, and \"more\".", "Today's seminar, and \"more\"."),
        ("Qwen 2.5, model/system a_b 3.14", "Qwen 2.5, model/system a_b 3.14"),
        ("C# and $5", "C\\# and \\$5"),
        ("= not a heading", "\\= not a heading"),
        ("- not a list", "\\- not a list"),
        ("1. not a list", "1\\. not a list"),
        ("a -- b... c", "a \\-- b\\... c"),
        ("#read(\"/etc/passwd\")", "\\#read(\"/etc/passwd\")"),
        ("https://x.y/a_b", "https:\\//x.y/a_b"),
        ("박지호는 *강조*했다", "박지호는 \\*강조\\*했다"),
    ] {
        assert_eq!(text(typed, ALONE), markup);
        assert_eq!(shown(markup).unwrap(), typed);
    }
}

/// Pieces out of which hostile texts are made.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = vec![
        "#",
        "$",
        "*",
        "_",
        "`",
        "```",
        "<",
        ">",
        "<a>",
        "@a",
        "@",
        "~",
        "-",
        "--",
        "---",
        "-?",
        "-1",
        ".",
        "...",
        "..",
        "=",
        "==",
        "+",
        "/",
        "//",
        "/*",
        "*/",
        "/ a:",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "\\",
        "\\u{41}",
        "\\ ",
        "'",
        "\"",
        " ",
        "  ",
        "a",
        "b",
        "1",
        "1.",
        "12)",
        "http://",
        "https://a.b/c#d",
        "www.",
        "박",
        "지호",
        "漢",
        "é",
        "e\u{301}",
        "👩‍👩‍👧",
        ":",
        ";",
        "!",
        "?",
        "%",
        "&",
        "^",
        "|",
        "\u{a0}",
        "\u{ad}",
        "\u{200b}",
        "\u{2028}",
        "\u{2029}",
        "\u{3000}",
        "#let",
        "#import \"a\"",
        "$x$",
        "context",
    ];
    let piece = prop_oneof![4 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| clean(&pieces.concat()))
}

proptest! {
    #[test]
    fn any_text_comes_back_as_itself(typed in hostile()) {
        let alone = text(&typed, ALONE);
        prop_assert_eq!(shown(&alone), Ok(typed.clone()), "{:?}", alone);
        let between = format!("a{}b", text(&typed, Place { at_start: false, at_end: false }));
        prop_assert_eq!(shown(&between), Ok(format!("a{typed}b")), "{:?}", between);
    }

    #[test]
    fn any_text_in_brackets_comes_back_as_itself(typed in hostile()) {
        let markup = format!("#emph[{}];", text(&typed, ALONE));
        let root = typst_syntax::parse(&markup);
        let inside = within_brackets(&root);
        prop_assert!(inside.is_some(), "{}", markup);
        let mut found = String::new();
        prop_assert_eq!(read(inside.unwrap(), &mut found), Ok(()), "{}", markup);
        prop_assert_eq!(found, typed, "{}", markup);
    }

    #[test]
    fn any_string_literal_is_one_string(typed in any::<String>()) {
        let code = string(&clean(&typed));
        let root = typst_syntax::parse_code(&code);
        let kinds: Vec<SyntaxKind> = root.children().map(SyntaxNode::kind).collect();
        prop_assert_eq!(kinds, [SyntaxKind::Str], "{}", code);
    }
}
