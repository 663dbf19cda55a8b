//! Formulas as Typst's mathematics. Every leaf is a letter, a number, a sign behind a backslash or a string, so that
//! nothing that was typed can become code.

use super::escape::{self, clean};
use crate::markup::Alignment;
use crate::report::mathematics::{Formula, Fraction, Node, Operator, Scripts, Size, Table, TextStyle};

/// A formula with its source, which an import takes and a reader of the PDF hears; one that is not understood as typed.
pub(super) fn formula(source: &str, display: bool) -> String {
    let dollars = if display { "$$" } else { "$" };
    // The end of a line is that of a comment in LaTeX.
    let lines: Vec<String> = source.split('\n').map(clean).collect();
    let typed = escape::string(&format!("{dollars}{}{dollars}", lines.join("\n")));
    match Formula::read(source, display) {
        Ok(formula) if display => {
            let lines = match formula.nodes.as_slice() {
                [Node::Table(table)] if is_derivation(table) => joined(table, " & ", " \\ ", &|_, nodes| row(nodes)),
                nodes => row(nodes),
            };
            format!("#math.equation(block: true, alt: {typed}, $ {lines} $);")
        }
        Ok(formula) => format!("#math.equation(alt: {typed}, ${}$);", row(&formula.nodes)),
        Err(_) => format!("#raw({typed}, lang: \"latex\");"),
    }
}

/// Parts with a space between them, but none beside a string, where Typst would show it.
fn row(nodes: &[Node]) -> String {
    let mut written = String::new();
    for part in nodes.iter().map(node) {
        if !written.is_empty() && !written.ends_with('"') && !part.starts_with('"') {
            written.push(' ');
        }
        written.push_str(&part);
    }
    written
}

fn node(node: &Node) -> String {
    match node {
        Node::Variable(letter) => sign(&letter.to_string()),
        Node::Number(text) if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() => text.clone(),
        Node::Name(text) | Node::Number(text) => string(text),
        Node::Operator(operator) => self::operator(operator),
        Node::Function(name) => function(name),
        Node::Text(text, style) => {
            let text = string(text);
            match style {
                TextStyle::Plain => text,
                TextStyle::Bold => format!("bold({text})"),
                TextStyle::Italic => format!("italic({text})"),
                TextStyle::Code => format!("mono({text})"),
            }
        }
        Node::Space(ems) => format!("#h({}em)", decimal(*ems)),
        Node::Fence { open, content, close } => fence(open, content, close),
        Node::Fraction(fraction) => self::fraction(fraction),
        Node::Root { content, degree: None } => format!("sqrt({})", row(content)),
        Node::Root { content, degree: Some(degree) } => format!("root({}, {})", row(degree), row(content)),
        Node::Scripts(scripts) => self::scripts(scripts),
        Node::Accent { content, accent, below } => self::accent(content, *accent, *below),
        Node::Table(table) => self::table(table),
        Node::Sized(size, content) => {
            let name = match size {
                Size::Display => "display",
                Size::Inline => "inline",
                Size::Script => "script",
                Size::ScriptScript => "sscript",
            };
            format!("{name}({})", row(content))
        }
        Node::Coloured([red, green, blue], content) => {
            format!("#text(fill: rgb({red}, {green}, {blue}), ${}$);", row(content))
        }
        Node::Hidden(content) => format!("#hide(${}$);", row(content)),
    }
}

/// A letter as it is, any other character behind a backslash, more than one as a string.
fn sign(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(letter), None) if letter.is_alphabetic() => letter.to_string(),
        (Some(sign), None) if !sign.is_whitespace() && !sign.is_control() && !escape::is_unwritable(sign) => {
            format!("\\{sign}")
        }
        _ => string(text),
    }
}

fn string(text: &str) -> String {
    escape::string(&clean(text))
}

fn decimal(number: f64) -> String {
    let rounded = format!("{number:.3}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn operator(operator: &Operator) -> String {
    let sign = sign(&operator.text);
    if let Some(height) = operator.height {
        return format!("lr(size: #{}em, {sign})", decimal(height));
    }
    match operator.text.as_str() {
        // A bar between two brackets.
        "|" | "‖" if operator.stretches => format!("mid({sign})"),
        // Typst has space around these.
        "/" | "," | ";" | ":" if operator.is_tight => format!("class(\"normal\", {sign})"),
        "|" | "‖" => format!("class(\"normal\", {sign})"),
        _ => sign,
    }
}

/// The functions that Typst has by these names, with their limits.
const FUNCTIONS: [&str; 30] = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim", "exp", "gcd", "hom",
    "inf", "ker", "lg", "lim", "ln", "log", "max", "min", "Pr", "sec", "sin", "sinh", "sup", "tan", "tanh",
];

/// The name of a function. What stands under it does so only on a line of its own, as under a sum.
fn function(name: &str) -> String {
    if FUNCTIONS.contains(&name) { name.to_owned() } else { format!("op({}, limits: #true)", string(name)) }
}

fn fence(open: &str, content: &[Node], close: &str) -> String {
    if let ("(", [Node::Fraction(Fraction { above, below, has_line: false })], ")") = (open, content, close) {
        return format!("binom({}, {})", row(above), row(below));
    }
    let bracket = |text: &str| if text.is_empty() { String::new() } else { sign(text) };
    let parts = [bracket(open), row(content), bracket(close)];
    format!("lr({})", parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" "))
}

fn fraction(fraction: &Fraction) -> String {
    let (above, below) = (row(&fraction.above), row(&fraction.below));
    if fraction.has_line { format!("frac({above}, {below})") } else { format!("mat(delim: #none, {above}; {below})") }
}

fn scripts(scripts: &Scripts) -> String {
    if let ([Node::Accent { content, accent: accent @ ('⏞' | '⏟' | '⎴' | '⎵'), .. }], true) =
        (scripts.base.as_slice(), scripts.are_limits)
        && let (Some(words), None) | (None, Some(words)) = (&scripts.below, &scripts.above)
    {
        return format!("{}({}, {})", brace(*accent), row(content), row(words));
    }
    let (base, primes) = (base(scripts), primes(scripts));
    let above = scripts.above.as_deref().map(|above| &above[primes.min(above.len()).min(1)..]);
    let above = above.filter(|above| !above.is_empty());
    if scripts.below_before.is_some() || scripts.above_before.is_some() || scripts.base.len() != 1 {
        let named = [
            ("tl", scripts.above_before.as_deref()),
            ("bl", scripts.below_before.as_deref()),
            (if scripts.are_limits { "t" } else { "tr" }, scripts.above.as_deref()),
            (if scripts.are_limits { "b" } else { "br" }, scripts.below.as_deref()),
        ];
        let named = named.iter().filter_map(|(name, nodes)| Some(format!(", {name}: {}", row((*nodes)?))));
        return format!("attach({base}{})", named.collect::<String>());
    }
    let below = scripts.below.as_deref().map(|below| format!("_{}", script(below))).unwrap_or_default();
    let above = above.map(|above| format!("^{}", script(above))).unwrap_or_default();
    format!("{base}{}{below}{above}", "'".repeat(primes))
}

/// What the scripts belong to, made to have them where the formula says.
fn base(scripts: &Scripts) -> String {
    let base = row(&scripts.base);
    match (scripts.base.as_slice(), scripts.are_limits) {
        ([], _) => "\"\"".to_owned(),
        ([Node::Operator(operator)], true) if operator.stretches && is_arrow(&operator.text) => {
            format!("stretch({base})")
        }
        ([Node::Operator(operator)], limits) if is_large(&operator.text) => {
            let is_integral = ('∫'..='∳').any(|sign| operator.text.starts_with(sign));
            match (limits, is_integral) {
                (true, true) => format!("limits({base})"),
                (false, false) => format!("scripts({base})"),
                _ => base,
            }
        }
        ([Node::Function(_)], _) | (_, false) => base,
        (_, true) => format!("limits({base})"),
    }
}

fn is_arrow(text: &str) -> bool {
    text.starts_with(|character| matches!(character, '←'..='⇿' | '⟵'..='⟿' | '='))
}

/// Signs whose limits stand under and over them on a line of its own.
fn is_large(text: &str) -> bool {
    text.starts_with(|character| matches!(character, '∏'..='∑' | '∫'..='∳' | '⋀'..='⋃' | '⨀'..='⨆'))
}

/// The number of primes with which the upper script begins.
fn primes(scripts: &Scripts) -> usize {
    match scripts.above.as_deref().and_then(<[Node]>::first) {
        Some(Node::Operator(operator)) => match operator.text.as_str() {
            "′" => 1,
            "″" => 2,
            "‴" => 3,
            "⁗" => 4,
            _ => 0,
        },
        _ => 0,
    }
}

/// What stands behind `_` or `^`; the brackets around more than one part are not shown.
fn script(nodes: &[Node]) -> String {
    let written = row(nodes);
    let is_one =
        matches!(nodes, [Node::Variable(_) | Node::Number(_) | Node::Name(_) | Node::Text(_, TextStyle::Plain)])
            || matches!(nodes, [Node::Operator(operator)] if operator.height.is_none() && !operator.is_tight);
    if is_one { written } else { format!("({written})") }
}

fn brace(accent: char) -> &'static str {
    match accent {
        '⏞' => "overbrace",
        '⏟' => "underbrace",
        '⎴' => "overbracket",
        _ => "underbracket",
    }
}

fn accent(content: &[Node], accent: char, below: bool) -> String {
    let content = row(content);
    let name = match (accent, below) {
        ('⏞' | '⏟' | '⎴' | '⎵', _) => brace(accent),
        ('‾', false) => "overline",
        ('_', true) => "underline",
        ('ˆ' | '^', false) => "hat",
        ('¯', false) => "macron",
        ('˜', false) => "tilde",
        ('⃗' | '→', false) => "arrow",
        ('←', false) => "arrow.l",
        ('˙', false) => "dot",
        ('¨', false) => "dot.double",
        ('ˇ', false) => "caron",
        ('˘', false) => "breve",
        ('´', false) => "acute",
        ('`', false) => "grave",
        ('˚', false) => "circle",
        _ => {
            let side = if below { '_' } else { '^' };
            return format!("limits({content}){side}{}", sign(&accent.to_string()));
        }
    };
    format!("{name}({content})")
}

/// Whether a table is the lines of a derivation; those of cases are as large, with space between the columns.
fn is_derivation(table: &Table) -> bool {
    table.is_derivation && table.alignments.iter().any(|alignment| *alignment != Alignment::Left)
}

fn joined(table: &Table, cells: &str, rows: &str, cell: &dyn Fn(usize, &[Node]) -> String) -> String {
    let of_row = |row: &Vec<Vec<Node>>| {
        let written = row.iter().enumerate().map(|(column, nodes)| cell(column, nodes));
        written.collect::<Vec<_>>().join(cells)
    };
    table.rows.iter().map(of_row).collect::<Vec<_>>().join(rows)
}

fn table(table: &Table) -> String {
    if is_derivation(table) {
        let lines = joined(table, " & ", "); display(", &|_, nodes| row(nodes));
        return format!("mat(delim: #none, row-gap: #0.6em, display({lines}))");
    }
    let is_mixed = table.alignments.windows(2).any(|pair| pair[0] != pair[1]);
    let aligned = |column: usize, nodes: &[Node]| {
        let cell = row(nodes);
        let cell = if table.is_derivation && !cell.is_empty() { format!("display({cell})") } else { cell };
        match table.alignments.get(column) {
            Some(Alignment::Left) if is_mixed => format!("&{cell}"),
            Some(Alignment::Right) if is_mixed => format!("{cell}&"),
            _ => cell,
        }
    };
    let all = match table.alignments.first() {
        Some(Alignment::Left) if !is_mixed => "align: #left, column-gap: #1em, ",
        Some(Alignment::Right) if !is_mixed => "align: #right, ",
        _ => "",
    };
    format!("mat(delim: #none, {all}{})", joined(table, ", ", "; ", &aligned))
}
