use proptest::prelude::*;

use super::*;
use crate::report::fixture::{entry, rendered, series};
use crate::report::{Format, render};

/// Formulas of the sort that seminars on machine learning have.
pub(crate) const FORMULAS: [&str; 30] = [
    r"\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_{j=1}^{n} e^{x_j}}",
    r"\mathrm{Attention}(Q, K, V) = \mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right) V",
    r"D_{\mathrm{KL}}(p \,\|\, q) = \sum_x p(x) \log \frac{p(x)}{q(x)}",
    r"\operatorname*{arg\,max}_{\theta} \log p(x \mid \theta)",
    r"\hat{y} = \argmax_k f_k(x)",
    r"f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1}",
    r"\begin{aligned} a &= b + c \\ &= \frac{d}{2} \end{aligned}",
    r"\begin{align} a &= b \\ c &= d \end{align}",
    r"\hat{x} + \bar y + \vec{v} + \tilde{z} + \dot{q} + \widehat{abc} + \overline{AB} + \underline{x}",
    r"\underbrace{a+b}_{n} + \overbrace{c+d}^{m}",
    r"\mathcal{L}_{\text{손실}} = \mathbb{E}_{x\sim p}[\mathbf{x}]",
    r"\sqrt{x} + \sqrt[3]{x} + \binom{n}{k}",
    r"\lim_{x\to 0} f(x) = \int_0^\infty g(x)\,dx",
    r"\sum\limits_{i} a_i \quad \prod_{i=1}^n b_i",
    r"y' + f''(x) + x'^2 + g'_i",
    r"a \overset{!}{=} b \xrightarrow{f} \underset{x}{\min}",
    r"|x| + \lVert x \rVert_2 + \big( a \big)",
    r"\left. \frac{df}{dx} \right|_0^1",
    r"\left\{ x \,\middle|\, x > 0 \right\}",
    r"f: A \to B, x \in \mathbb{R}^{d \times d}",
    r"{}_a^b X + \prescript{1}{2}{X}",
    r"\textcolor{red}{x} + \phantom{y} + z",
    r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix} \begin{vmatrix} a \end{vmatrix}",
    r"\begin{array}{lr} a & bbb \\ ccc & d \end{array}",
    r"1{,}000 + 12.5 + a/b + \frac12 + \tfrac{1}{2}",
    r"x_1, \ldots, x_n \cdots \vdots",
    r"\sum_{\substack{i<j \\ k}} x_{ij}^{(l)}",
    r"\frac{\partial \mathcal{L}}{\partial w_{ij}^{(l)}} \nabla \cdot \boldsymbol{\mu}",
    r"P(\text{if } x) = \textbf{bold} + \textit{it} \exp(-x^2/2)",
];

#[test]
fn formulas_of_a_seminar_are_understood() {
    for source in FORMULAS {
        for display in [false, true] {
            let formula = Formula::read(source, display).unwrap_or_else(|error| panic!("{source}: {error}"));
            assert!(
                formula.mathml.starts_with(if display { "<math display=\"block\">" } else { "<math>" }),
                "{source}"
            );
            assert!(!formula.nodes.is_empty(), "{source}");
        }
    }
}

#[test]
fn the_tree_says_what_stands_where() {
    let read = |source| Formula::read(source, false).unwrap().nodes;
    let variable = |letter| vec![Node::Variable(letter)];
    let number = |text: &str| vec![Node::Number(text.to_owned())];
    let scripts = |base, below, above| {
        let are_limits = false;
        Node::Scripts(Scripts { base, below, above, below_before: None, above_before: None, are_limits })
    };
    assert_eq!(read("x_1^2"), [scripts(variable('x'), Some(number("1")), Some(number("2")))]);
    assert_eq!(
        read(r"\left(\frac ab\right]"),
        [Node::Fence {
            open: "(".to_owned(),
            content: vec![Node::Fraction(Fraction { above: variable('a'), below: variable('b'), has_line: true })],
            close: "]".to_owned(),
        }]
    );
    assert_eq!(read(r"\sqrt[3]{x}"), [Node::Root { content: variable('x'), degree: Some(number("3")) }]);
    assert_eq!(read(r"\mathrm{KL}"), [Node::Name("KL".to_owned())]);
    assert_eq!(read(r"\overline{x}"), [Node::Accent { content: variable('x'), accent: '‾', below: false }]);
    assert_eq!(read(r"\text{가 }"), [Node::Text("가\u{a0}".to_owned(), TextStyle::Plain)]);
    assert_eq!(read(r"\quad"), [Node::Space(1.0)]);
}

#[test]
fn what_is_not_understood_is_named_with_its_place() {
    let entry = entry("See $x$.\n\nAnd *here* $a + \\foo{b}$ or\n$$\\left( 1$$", "", &["? what is $\\bar$"]);
    let warnings = render(&entry, &series(), &crate::journal::Author::default(), Format::Typst).unwrap().warnings;
    assert_eq!(
        warnings,
        [
            "summary, line 3, column 17: the formula is shown as typed: unknown command \"\\foo\"",
            "summary, line 4, column 11: the formula is shown as typed: expected closing token \"\\right\", but reached end of input",
            "notes, line 1, column 16: the formula is shown as typed: expected argument but reached end of input",
        ]
    );
    let text = rendered(&entry, &series(), Format::Typst);
    assert!(text.contains(r#"#raw("$a + \\foo{b}$", lang: "latex");"#), "{text}");
}

#[test]
fn nesting_without_end_is_refused_and_no_crash() {
    assert!(Formula::read(r"\begin{cases}^&\end{cases}", false).is_err());
    for (open, close) in
        [("{", "}"), (r"\frac{", "}{1}"), (r"\sqrt", ""), (r"\left(", r"\right)"), ("x_{", "}"), (r"\hat", "")]
    {
        for depth in [10, 100, 999, 100_000] {
            let read = Formula::read(&format!("{} x{}", open.repeat(depth), close.repeat(depth)), false);
            assert!(depth > 10 || read.is_ok(), "{open}: {read:?}");
            assert!(depth < 100_000 || read.is_err(), "{open}");
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_understood_or_refused(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "x", "1", "가", " ", "{", "}", "[", "]", "(", ")", "^", "_", "&", "\\\\", "'", "|", "<", "\"", "%", "#", "~", "😀",
            "\\frac", "\\sqrt", "\\left", "\\right", "\\middle", "\\big", "\\text{a b}", "\\begin{cases}", "\\end{cases}",
            "\\begin{aligned}", "\\end{aligned}", "\\begin{pmatrix}", "\\end{pmatrix}", "\\begin{array}{l|r}", "\\end{array}",
            "\\hline", "\\hat", "\\overline", "\\mathbf", "\\mathcal", "\\operatorname", "\\limits", "\\sum", "\\int", "\\lim",
            "\\color{red}", "\\underbrace", "\\not", "\\tag{1}", "\\xrightarrow", "\\prescript", "\\binom", "\\phantom",
            "\\textcolor", "\\substack", "\\hspace{1cm}", "\\displaystyle", "\\alpha", "\\", "\u{2028}", "\u{301}", "\u{fe0f}",
        ]), 0..14),
        display in any::<bool>(),
    ) {
        let source = pieces.concat();
        if let Ok(formula) = Formula::read(&source, display) {
            prop_assert_eq!(formula.display, display);
            prop_assert!(formula.mathml.ends_with("</math>"));
        }
    }
}
