//! What in a text would be read as markup, and how it is written so that it is not.

/// Whether a delimiter beside `sign` is sure to see it as white space or punctuation, as CommonMark's flanking rules
/// have it. Where it is not sure the answer is no: then an entity is written, which begins and ends with punctuation.
pub(super) fn parts_words(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_ascii_punctuation()
        || matches!(sign, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
}

/// `sign` as a numeric entity, which is text wherever it stands.
pub(super) fn entity(sign: char) -> String {
    format!("&#{};", u32::from(sign))
}

/// Whether `rest`, which starts with `&`, starts with what looks like an entity.
pub(super) fn starts_entity(rest: &str) -> bool {
    let name = rest[1..].trim_start_matches(|sign: char| sign.is_ascii_alphanumeric() || sign == '#');
    name.starts_with(';') && name.len() + 1 < rest.len()
}

/// The info string of a code block behind a fence of `fence`.
pub(super) fn info(language: &str, fence: char) -> String {
    escaped(language, |sign| sign == fence)
}

/// The title of a link, between double quotes.
pub(super) fn title(title: &str) -> String {
    escaped(title, |sign| sign == '"')
}

/// The address of a link in the parentheses behind it.
pub(super) fn target(target: &str) -> String {
    let needs_brackets = target.is_empty() || target.chars().any(|sign| sign == ' ');
    if needs_brackets {
        return format!("<{}>", escaped(target, |sign| matches!(sign, '<' | '>')));
    }
    let balanced = has_shallow_balanced_parentheses(target);
    let mut text = escaped(target, |sign| matches!(sign, '(' | ')') && !balanced);
    if text.starts_with('<') {
        text.insert(0, '\\');
    }
    text
}

fn has_shallow_balanced_parentheses(target: &str) -> bool {
    let mut depth = 0_usize;
    for sign in target.chars() {
        match sign {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            _ => {}
        }
        if depth > 3 {
            return false;
        }
    }
    depth == 0
}

/// `text` with a backslash before what `is_markup` names and before a backslash that would escape something, with
/// control characters and white space at the edges as entities, and no entity by accident.
fn escaped(text: &str, is_markup: impl Fn(char) -> bool) -> String {
    let mut done = String::new();
    let end = text.len();
    for (at, sign) in text.char_indices() {
        let rest = &text[at..];
        let next = rest[sign.len_utf8()..].chars().next();
        let at_edge = at == 0 || at + sign.len_utf8() == end;
        if sign.is_control() || (sign.is_whitespace() && (at_edge || sign != ' ')) {
            done.push_str(&entity(sign));
        } else if is_markup(sign)
            || (sign == '\\' && next.is_none_or(|next| !next.is_alphanumeric()))
            || (sign == '&' && starts_entity(rest))
        {
            done.push('\\');
            done.push(sign);
        } else {
            done.push(sign);
        }
    }
    done
}

/// At which byte of a line's first text a backslash keeps it from starting a block, if one is needed.
/// `ends_line` says whether the line ends with the text.
pub(super) fn block_start(text: &str, ends_line: bool) -> Option<usize> {
    let first = text.chars().next()?;
    // To pulldown-cmark 0.13 these four are blanks here, though CommonMark has only the first two.
    let is_gap = |rest: &str| rest.starts_with([' ', '\t', '\u{b}', '\u{c}']) || (rest.is_empty() && ends_line);
    let needs = match first {
        '#' => {
            let rest = text.trim_start_matches('#');
            text.len() - rest.len() <= 6 && is_gap(rest)
        }
        '>' => true,
        '=' => text.chars().all(|sign| sign == '=' || sign.is_whitespace()),
        '-' | '+' | '*' if is_gap(&text[1..]) => true,
        '-' | ':' | '|' => text.chars().all(|sign| "-:| \t".contains(sign)),
        '_' => text.chars().all(|sign| sign == '_' || sign.is_whitespace()),
        '[' => text.starts_with("[ ]") || text.starts_with("[x]") || text.starts_with("[X]"),
        _ => false,
    };
    if needs {
        return Some(0);
    }
    let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let rest = &text[digits..];
    ((1..=9).contains(&digits) && rest.starts_with(['.', ')']) && is_gap(&rest[1..])).then_some(digits)
}

/// How many bytes the bracketed words have that `rest` starts with, if they are text as they stand: `[12]`, with
/// nothing behind that would make a link, a definition or a footnote's sign of it. `ends_line` says whether the line
/// ends with `rest`.
pub(super) fn harmless_brackets(rest: &str, ends_line: bool) -> bool {
    let Some(close) = rest[1..].find(['[', ']']) else { return false };
    let inner = &rest[1..=close];
    if !rest[1 + close..].starts_with(']') || inner.starts_with('^') {
        return false;
    }
    match rest[close + 2..].chars().next() {
        Some(next) => !matches!(next, '(' | '[' | ':'),
        None => ends_line,
    }
}

/// Whether `rest`, which starts with `<`, is sure to start neither a tag nor an address in angle brackets.
pub(super) fn harmless_less_than(rest: &str, ends_line: bool) -> bool {
    match rest[1..].chars().next() {
        None => ends_line,
        Some(next) if next.is_whitespace() => true,
        Some(next) if next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?') => false,
        // An address may start with a digit, but has an `@` before any white space or further bracket.
        Some(_) => match rest[1..].find(|sign: char| matches!(sign, '@' | '<') || sign.is_whitespace()) {
            Some(at) => !rest[1 + at..].starts_with('@'),
            None => ends_line,
        },
    }
}
