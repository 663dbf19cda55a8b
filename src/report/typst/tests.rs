use proptest::prelude::*;
use typst_syntax::{SyntaxKind, SyntaxNode};

use super::write;
use crate::markup::{normalise, parse};
use crate::report::fixture::{entry, series};
use crate::report::{Document, Template, template};

/// Markdown as the body of a report in Typst.
fn body(markdown: &str) -> String {
    super::body(&normalise(parse(markdown)), false)
}

#[test]
fn every_construct_has_its_form() {
    for (markdown, typst) in [
        ("one\ntwo\\\nthree", "one\ntwo \\\nthree"),
        ("## C#", "== C\\#"),
        ("*a* and **b** and ~~c~~", "_a_ and *b* and #strike[c];"),
        ("**강조**는, *a*b", "#box[*강조*는,]; #emph[a];b"),
        ("a/**b**/", "a\\/#strong[b];/"),
        ("`a b` and `` a`b ``", "`a b` and #raw(\"a`b\");"),
        ("[a](https://x.y/z) ![b](c.png)", "#link(\"https://x.y/z\")[a]; #link(\"c.png\")[b];"),
        ("[a]()", "a"),
        ("[![i](u) *![](w)*](v)", "#link(\"v\")[i (u) _w_];"),
        ("![a [b](c)](d)", "#link(\"d\")[a b (c)];"),
        ("cost $x_1$ now", "cost #math.equation(alt: \"$x_1$\", $x_1$); now"),
        ("cost $\\foo$ now", "cost #raw(\"$\\\\foo$\", lang: \"latex\"); now"),
        ("<b>x</b> y", "\\<b>x</b> y"),
        ("<div>\n  x\n</div>", "\\<div> \\\n\\u{20}\\u{20}x \\\n</div>"),
        ("> a\n>\n> - b", "#quote(block: true)[\n  a\n\n  - b\n]"),
        ("> a", "#quote(block: true)[a]"),
        ("- a\n  - b\n- [x] c\n-", "- a\n  - b\n- #checkbox(true) c\n-"),
        ("9. a\n10. b\n\n    c", "9. a\n\n10. b\n\n    c"),
        ("- a\n\n* b", "- a\n\n#v(0em)\n\n- b"),
        ("```rust\nfn a() {}\n```", "```rust\nfn a() {}\n```"),
        ("```c++\na\n```", "#raw(block: true, lang: \"c++\", \"a\")"),
        ("```\n```", "```\n```"),
        ("a\n\n---\n\nb", "a\n\n#line(length: 100%)\n\nb"),
        (
            "| a | b |\n|:--|---|\n| c | d\\|e |",
            "#table(\n  columns: 2,\n  align: (left, auto,),\n  table.header([a], [b]),\n  [c], [d|e],\n)",
        ),
        ("a[^x]\n\n[^x]: b *c*", "a#footnote[b _c_];"),
        ("a[^x] b[^x]\n\n[^x]: c", "a#footnote[c];<note-1> b#footnote(<note-1>);"),
    ] {
        assert_eq!(body(markdown), typst, "{markdown}");
    }
}

#[test]
fn footnotes_that_name_themselves_or_one_another_end_and_none_is_lost() {
    for (markdown, typst) in [
        ("a[^x]\n\n[^x]: see [^x]", "a#footnote[see [^x]];"),
        ("[^x]: see [^x]", "[^x]:\n\nsee [^x]"),
        ("[^x]: see [^y]\n\n[^y]: and [^x]", "[^x]:\n\nsee #footnote[and [^x]];"),
    ] {
        assert_eq!(body(markdown), typst, "{markdown}");
    }
}

#[test]
fn the_show_rule_says_what_the_template_is_given() {
    let mut series = series();
    series.language = Some("ko-KR".to_owned());
    series.report.paper = Some(crate::journal::Paper::Letter);
    series.report.author_line = Some("{name} ({student_id})".to_owned());
    let text = write(&Document::of(&entry("a", "", &[]), &series, &crate::report::fixture::author()), &Template::Plain);
    let expected = "#show: report.with(\n  title: \"Week 2 Report\",\n  student_id: \"2023-12675\",\n  author: \"박지호\",\n  \
                    author_line: \"박지호 (2023-12675)\",\n  date: datetime(year: 2024, month: 9, day: 19),\n  lang: \"ko\",\n  \
                    paper: \"us-letter\",\n)\n\na\n";
    assert_eq!(text, format!("{}\n{expected}", template::PLAIN));
}

/// Kinds of nodes that the writer never makes from what was typed.
fn foreign(node: &SyntaxNode) -> Option<SyntaxKind> {
    let is_foreign = matches!(
        node.kind(),
        SyntaxKind::Link
            | SyntaxKind::Ref
            | SyntaxKind::Shorthand
            | SyntaxKind::TermItem
            | SyntaxKind::LineComment
            | SyntaxKind::BlockComment
            | SyntaxKind::Error
    );
    // Formulas stand in calls that keep their source.
    let is_stray =
        node.kind() == SyntaxKind::Markup && node.children().any(|child| child.kind() == SyntaxKind::Equation);
    if is_foreign || is_stray { Some(node.kind()) } else { node.children().find_map(foreign) }
}

/// Markdown of hostile lines.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "가",
        " ",
        "  ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "# ",
        "    ",
        "[",
        "](x)",
        "]",
        "[^1]",
        "\n\n[^1]: ",
        "<b>",
        "<!--",
        "| a | b |\n|---|---|\n| ",
        "$x$",
        "$\\frac{a}{b}$",
        "$$\\text{#x $}",
        "$$",
        "$5",
        "#",
        "//",
        "/*",
        "http://a.b",
        "\\",
        "\"",
        "'",
        "--",
        "...",
        "= ",
        "+ ",
        "@a",
        "<a>",
        "😀",
        "[ ] ",
        "- [x] ",
        "---\n",
        "!",
        "&#32;",
        "\t",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_is_typed_is_good_typst_without_foreign_markup(text in markdown()) {
        let source = body(&text);
        let root = typst_syntax::parse(&source);
        prop_assert!(!root.diagnosis().errors, "{}", source);
        prop_assert_eq!(foreign(&root), None, "{}", source);
    }
}

#[test]
fn deep_nesting_stays_within_what_typst_takes() {
    for text in [
        format!("{}a", "> ".repeat(200)),
        format!("{}a", "- ".repeat(200)),
        format!("{}a{}", "*_".repeat(60), "_*".repeat(60)),
    ] {
        assert!(!typst_syntax::parse(&body(&text)).diagnosis().errors);
    }
}

#[test]
fn formulas_have_their_form() {
    for (latex, typst) in [
        (r"x_1^2 + \alpha", r"x_1^2 \+ α"),
        (r"\frac{a}{b}", "frac(a, b)"),
        (r"\mathrm{softmax}(x)_i", r#""softmax"\( x \)_i"#),
        (r"\sum_{i=1}^n x_i", r"\∑_(i \= 1)^n x_i"),
        (r"\left(\frac12\right)", r"lr(\( frac(1, 2) \))"),
        (r"\binom nk", "binom(n, k)"),
        (r"\log_2 x + \operatorname{KL}", r#"log_2 x \+ op("KL", limits: #true)"#),
        (r"y' + x'^2 + f''_i", r"y' \+ x'^2 \+ f''_i"),
        (r"\hat{x} \overline{ab}", "hat(x) overline(a b)"),
        (r"\underbrace{x}_{n}", "underbrace(x, n)"),
        (
            r"\begin{aligned} a &= b \\ &= c \end{aligned}",
            r"mat(delim: #none, row-gap: #0.6em, display(a & \= b); display( & \= c))",
        ),
        (r"|x|", r#"class("normal", \|) x class("normal", \|)"#),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"lr(\( mat(delim: #none, a, b; c, d) \))"),
        (r"a/b + 1{,}000", r#"a class("normal", \/) b \+ 1 class("normal", \,) 000"#),
        (r"\text{\#panic(1)}", r##""#panic(1)""##),
        (r"\sqrt{x}\,\sqrt[3]{y}", "sqrt(x) #h(0.167em) root(3, y)"),
    ] {
        assert_eq!(
            super::mathematics::formula(latex, false),
            format!("#math.equation(alt: {}, ${typst}$);", super::escape::string(&format!("${latex}$"))),
            "{latex}"
        );
    }
}

#[test]
fn korean_words_of_several_inlines_stand_in_a_box() {
    for (markdown, typst) in [
        ("먼저 *푸코*의 책", "먼저 #box[_푸코_의]; 책"),
        ("`code`를 **강조**한다", "#box[`code`를]; #box[*강조*한다];"),
        ("(`code`를)", "#box[(`code`를)];"),
        ("[링크](https://a.b)는", "#box[#link(\"https://a.b\")[링크];는];"),
        ("$x$는", "#box[#math.equation(alt: \"$x$\", $x$);는];"),
        ("$x$<b>는", "#box[#math.equation(alt: \"$x$\", $x$);\\<b>는];"),
        ("*a*<b c>는 <i>", "_a_\\<b c>는 \\<i>"),
        ("*감시와 처벌*의", "_감시와 처벌_의"),
        ("*word*s and `code`s", "#emph[word];s and `code`s"),
        ("한국어 낱말", "한국어 낱말"),
    ] {
        assert_eq!(body(markdown), typst, "{markdown}");
    }
}

#[test]
fn the_course_report_is_given_what_its_head_says() {
    let mut entry = entry("a", "", &[]);
    entry.details.title = "Scaling \"laws\"".to_owned();
    entry.details.speakers = ["Ada Lovelace", "박지호"].map(crate::journal::Speaker::read).to_vec();
    let text = write(&Document::of(&entry, &series(), &crate::report::fixture::author()), &Template::Course);
    let expected = "#show: report.with(\n  title: \"Week 2 Report\",\n  student_id: \"2023-12675\",\n  author: \"박지호\",\n  \
                    course: \"AI Seminar\",\n  week: 2,\n  talk: \"Scaling \\\"laws\\\"\",\n  \
                    speakers: (\"Ada Lovelace\", \"박지호\",),\n  date: datetime(year: 2024, month: 9, day: 19),\n)\n\na\n";
    assert_eq!(text, format!("{}\n{expected}", template::COURSE));
}

#[test]
fn a_personal_template_needs_nothing_of_ours() {
    let import = crate::journal::TypstImport {
        line: "#import \"mine.typ\": *".to_owned(),
        function: "mine".to_owned(),
        arguments: ["author", "title", "speaker", "date", "unknown"].map(str::to_owned).to_vec(),
        unknown: crate::journal::Unknown::new(),
    };
    let mut entry = entry("# A\n\n- [x] *done*한 ☐\n- ☐ literal", "", &[]);
    entry.details.speakers = vec![crate::journal::Speaker::read("Ada (Kings)")];
    let document = Document::of(&entry, &series(), &crate::report::fixture::author());
    assert_eq!(
        write(&document, &Template::Personal(import)),
        "#import \"mine.typ\": *\n\n#show: mine.with(\n  author: \"박지호\",\n  title: \"Week 2 Report\",\n  speaker: \"Ada (Kings)\",\n  \
         date: datetime(year: 2024, month: 9, day: 19),\n)\n\n= A\n\n- ☑ _done_한 \\u{2610}\n- \\u{2610} literal\n"
    );
}
