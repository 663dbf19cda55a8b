//! The elements of MathML Core, as the parser of LaTeX writes them, to the parts of a formula.

use roxmltree::{Document, Node as Element};

use super::tree::{Alignment, Fraction, Node, Operator, Row, Scripts, Size, Table, TextStyle};

/// How deep elements may stand in one another: below what Typst and Word take.
const MOST_NESTED: usize = 40;

type Read<T> = Result<T, String>;

/// The parts of an element `math`.
pub(super) fn row(mathml: &str) -> Read<Row> {
    let document = Document::parse(mathml).map_err(|error| format!("its MathML cannot be read: {error}"))?;
    let math = document.root_element();
    // Counted in a loop: the reading below recurses.
    if math.descendants().any(|element| element.ancestors().nth(MOST_NESTED + 1).is_some()) {
        return Err("it is nested too deeply".to_owned());
    }
    children(math)
}

fn children(parent: Element<'_, '_>) -> Read<Row> {
    rows(&elements(parent))
}

fn elements<'a, 'input>(parent: Element<'a, 'input>) -> Vec<Element<'a, 'input>> {
    parent.children().filter(Element::is_element).collect()
}

fn rows(elements: &[Element<'_, '_>]) -> Read<Row> {
    let mut row = Row::new();
    for element in elements {
        node(*element, &mut row)?;
    }
    join_dots(&mut row);
    Ok(row)
}

/// Reads an element into the row in which it stands: groups are no parts of their own.
fn node(element: Element<'_, '_>, row: &mut Row) -> Read<()> {
    let node = match element.tag_name().name() {
        "mi" => letters(element),
        "mn" => Node::Number(text(element)),
        "mo" => match operator(element) {
            Some(operator) => operator,
            None => return Ok(()),
        },
        "mtext" => words(element),
        "mspace" => match space(element) {
            0.0 => return Ok(()),
            width => Node::Space(width),
        },
        "mrow" | "mpadded" => return group(element, row),
        "mphantom" => Node::Hidden(children(element)?),
        "mfrac" => fraction(element)?,
        "msqrt" => Node::Root { content: children(element)?, degree: None },
        "mroot" => {
            let (content, degree) = (part(element, 0)?, part(element, 1)?);
            Node::Root { content, degree: Some(degree) }
        }
        "msub" => scripts(element, Some(1), None, false)?,
        "msup" => scripts(element, None, Some(1), false)?,
        "msubsup" => scripts(element, Some(1), Some(2), false)?,
        "munder" | "mover" if element.has_attribute("accent") || element.has_attribute("accentunder") => {
            accent(element)?
        }
        // The room below the words of an arrow, which writers measure for themselves.
        "munder" | "mover" if is_space(element, 1) => return part_into(element, 0, row),
        "munder" => scripts(element, Some(1), None, true)?,
        "mover" => scripts(element, None, Some(1), true)?,
        "munderover" => scripts(element, Some(1), Some(2), true)?,
        "mmultiscripts" => scripts_before(element)?,
        "mtable" => table(element)?,
        name => return Err(format!("its element {name} is not known")),
    };
    row.push(node);
    Ok(())
}

fn is_space(element: Element<'_, '_>, at: usize) -> bool {
    elements(element).get(at).is_some_and(|child| child.has_tag_name("mspace"))
}

/// The characters of an element and of those in it, without the selectors of a variant, which only HTML needs.
fn text(element: Element<'_, '_>) -> String {
    let texts = element.descendants().filter(Element::is_text).filter_map(|text| text.text());
    texts.flat_map(str::chars).filter(|character| !matches!(character, '\u{fe00}'..='\u{fe0f}')).collect()
}

fn letters(element: Element<'_, '_>) -> Node {
    let text = text(element);
    let mut characters = text.chars();
    match (characters.next(), characters.next(), element.attribute("mathvariant")) {
        (Some(letter), None, None) => Node::Variable(letter),
        _ => Node::Name(text),
    }
}

/// A sign or the name of a function; `None` for signs that are not seen.
fn operator(element: Element<'_, '_>) -> Option<Node> {
    let text = text(element);
    if text.chars().all(|character| matches!(character, '\u{2061}'..='\u{2064}')) {
        return None;
    }
    if text.chars().nth(1).is_some() && text.chars().any(char::is_alphabetic) {
        return Some(Node::Function(text));
    }
    let is_zero = |name| element.attribute(name) == Some("0");
    Some(Node::Operator(Operator {
        text,
        stretches: is_stretched(element),
        height: element.attribute("minsize").and_then(ems),
        is_tight: is_zero("rspace") && (is_zero("lspace") || !element.has_attribute("lspace")),
    }))
}

fn is_stretched(element: Element<'_, '_>) -> bool {
    element.attribute("stretchy") != Some("false") && !element.has_attribute("minsize")
}

fn words(element: Element<'_, '_>) -> Node {
    let has = |name| element.descendants().any(|child| child.has_tag_name(name));
    let style = match () {
        () if has("b") => TextStyle::Bold,
        () if has("i") || has("em") => TextStyle::Italic,
        () if has("code") => TextStyle::Code,
        () => TextStyle::Plain,
    };
    Node::Text(text(element), style)
}

/// The width of a space in ems.
fn space(element: Element<'_, '_>) -> f64 {
    let style = element.attribute("style").and_then(|style| style.strip_prefix("margin-left:"));
    let width = element.attribute("width").or_else(|| style.map(|style| style.trim_end_matches(';')));
    width.and_then(ems).unwrap_or_default()
}

/// A length in ems of a letter of 11 points.
fn ems(length: &str) -> Option<f64> {
    let unit = length.trim_start_matches(|character: char| character.is_ascii_digit() || "+-.".contains(character));
    let value: f64 = length.strip_suffix(unit)?.parse().ok()?;
    let factor = match unit {
        "em" | "rem" => 1.0,
        "ex" => 0.45,
        "pt" => 1.0 / 11.0,
        "px" => 0.75 / 11.0,
        "cm" => 28.35 / 11.0,
        "mm" => 2.835 / 11.0,
        "in" => 72.0 / 11.0,
        "" if value == 0.0 => 1.0,
        _ => return None,
    };
    Some(value * factor)
}

/// A group: brackets that grow, parts in a size or colour, or just what stands in it.
fn group(element: Element<'_, '_>, row: &mut Row) -> Read<()> {
    let elements = elements(element);
    if let [first, content @ .., last] = elements.as_slice()
        && let (Some(open), Some(close)) = (bracket(*first), bracket(*last))
    {
        row.push(Node::Fence { open, content: rows(content)?, close });
        return Ok(());
    }
    let content = rows(&elements)?;
    if let Some(colour) = element.attribute("style").and_then(colour) {
        row.push(Node::Coloured(colour, content));
    } else if let Some(size) = size(element) {
        row.push(Node::Sized(size, content));
    } else {
        row.extend(content);
    }
    Ok(())
}

/// A bracket that grows; nothing for the missing one of a pair.
fn bracket(element: Element<'_, '_>) -> Option<String> {
    if !element.has_tag_name("mo") || !is_stretched(element) {
        return None;
    }
    let text = text(element);
    match text.as_str() {
        "\u{2063}" => Some(String::new()),
        "(" | ")" | "[" | "]" | "{" | "}" | "|" | "‖" | "⟨" | "⟩" | "⌊" | "⌋" | "⌈" | "⌉" | "/" | "\\" | "↑" | "↓"
        | "⟦" | "⟧" | "⟮" | "⟯" | "⎰" | "⎱" | "⌜" | "⌝" | "⌞" | "⌟" => Some(text),
        _ => None,
    }
}

fn colour(style: &str) -> Option<[u8; 3]> {
    let digits = style.strip_prefix("color:#")?.get(..6)?;
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([byte(0)?, byte(2)?, byte(4)?])
}

fn size(element: Element<'_, '_>) -> Option<Size> {
    Some(match (element.attribute("displaystyle")?, element.attribute("scriptlevel")) {
        ("true", _) => Size::Display,
        (_, Some("1")) => Size::Script,
        (_, Some("2")) => Size::ScriptScript,
        _ => Size::Inline,
    })
}

/// The parts of the child with this number.
fn part(element: Element<'_, '_>, at: usize) -> Read<Row> {
    let mut row = Row::new();
    part_into(element, at, &mut row)?;
    join_dots(&mut row);
    Ok(row)
}

fn part_into(element: Element<'_, '_>, at: usize, row: &mut Row) -> Read<()> {
    let child = elements(element).get(at).copied();
    node(child.ok_or_else(|| format!("its element {} lacks a part", element.tag_name().name()))?, row)
}

fn fraction(element: Element<'_, '_>) -> Read<Node> {
    let line = element.attribute("linethickness").and_then(ems);
    let fraction =
        Node::Fraction(Fraction { above: part(element, 0)?, below: part(element, 1)?, has_line: line != Some(0.0) });
    Ok(match size(element) {
        Some(size) => Node::Sized(size, vec![fraction]),
        None => fraction,
    })
}

fn scripts(element: Element<'_, '_>, below: Option<usize>, above: Option<usize>, are_limits: bool) -> Read<Node> {
    let script = |at: Option<usize>| at.map(|at| part(element, at)).transpose();
    Ok(Node::Scripts(Scripts {
        base: part(element, 0)?,
        below: script(below)?,
        above: script(above)?,
        below_before: None,
        above_before: None,
        are_limits,
    }))
}

/// Scripts before their base, with at most one pair on each side.
fn scripts_before(element: Element<'_, '_>) -> Read<Node> {
    let elements = elements(element);
    let parted = elements.iter().position(|child| child.has_tag_name("mprescripts")).unwrap_or(elements.len());
    let pair = |at: usize| -> Read<(Option<Row>, Option<Row>)> {
        let script = |at: usize| elements.get(at).map(|child| rows(&[*child])).transpose();
        Ok((script(at)?, script(at + 1)?))
    };
    let (below, above) = if parted > 1 { pair(1)? } else { (None, None) };
    let (below_before, above_before) = pair(parted + 1)?;
    Ok(Node::Scripts(Scripts { base: part(element, 0)?, below, above, below_before, above_before, are_limits: false }))
}

fn accent(element: Element<'_, '_>) -> Read<Node> {
    let sign = elements(element).get(1).map(|sign| text(*sign)).unwrap_or_default();
    let below = element.has_tag_name("munder");
    let accent = match sign.chars().next() {
        // The combining line, which the parser writes for both.
        Some('\u{332}') if !below => '‾',
        Some('\u{332}') => '_',
        Some('\u{302}') => 'ˆ',
        Some('~') => '˜',
        Some(other) => other,
        None => return Err("it has an accent without a sign".to_owned()),
    };
    Ok(Node::Accent { content: part(element, 0)?, accent, below })
}

fn table(element: Element<'_, '_>) -> Read<Node> {
    let mut table = Table {
        rows: Vec::new(),
        alignments: Vec::new(),
        is_derivation: element.attribute("displaystyle") == Some("true"),
    };
    for row in elements(element) {
        let mut cells = Vec::new();
        for cell in elements(row) {
            let style = cell.attribute("style").unwrap_or_default();
            // The margins of a numbered derivation; the right one may hold the number.
            let is_margin = style.starts_with("width: 50%");
            let content = children(cell)?;
            if is_margin && content.is_empty() {
                continue;
            }
            if table.rows.is_empty() {
                table.alignments.push(alignment(style));
            }
            cells.push(content);
        }
        table.rows.push(cells);
    }
    Ok(Node::Table(table))
}

fn alignment(style: &str) -> Alignment {
    if style.contains("text-align: left") {
        Alignment::Left
    } else if style.contains("text-align: right") {
        Alignment::Right
    } else {
        Alignment::Center
    }
}

/// Three dots in a row, which MathML has as three signs, become one.
fn join_dots(row: &mut Row) {
    let is_dot = |node: &Node| matches!(node, Node::Operator(operator) if operator.text == ".");
    let mut at = 0;
    while let Some(next) = row.get(at..at + 3) {
        if next.iter().all(is_dot) {
            let dots = Operator { text: "…".to_owned(), stretches: false, height: None, is_tight: false };
            row.splice(at..at + 3, [Node::Operator(dots)]);
        }
        at += 1;
    }
}
