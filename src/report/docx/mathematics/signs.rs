//! What signs mean to Word: which have limits, which end a sum, which space and which accent they are.

use super::THIN_SPACE;
use crate::report::mathematics::{Node, Scripts};

/// The sign of a sum, product or integral with its limits.
pub(super) fn large_operator(node: &Node) -> Option<(&str, &Scripts)> {
    let Node::Scripts(scripts) = node else { return None };
    let [Node::Operator(operator)] = scripts.base.as_slice() else { return None };
    let is_large = |sign| matches!(sign, '∏'..='∑' | '∫'..='∳' | '⋀'..='⋃' | '⨀'..='⨆');
    let has_before = scripts.below_before.is_some() || scripts.above_before.is_some();
    let mut signs = operator.text.chars();
    let is_one = signs.next().is_some_and(is_large) && signs.next().is_none();
    (is_one && !has_before).then_some((operator.text.as_str(), scripts))
}

pub(super) fn is_comparison(node: &Node) -> bool {
    matches!(node, Node::Operator(operator) if operator.text.chars().any(|sign| "=≠≤≥<>≈≡∼≃≅≔→⇒⇔,;".contains(sign)))
}

/// Whether it is the name of a function, with or without limits.
pub(super) fn is_function(node: &Node) -> bool {
    match node {
        Node::Function(_) => true,
        Node::Scripts(scripts) => matches!(scripts.base.as_slice(), [Node::Function(_)]),
        _ => false,
    }
}

/// Characters that are as wide, in quarters of an em; nothing for what is negative.
pub(super) fn space(ems: f64) -> String {
    if (0.05..0.2).contains(&ems) {
        return THIN_SPACE.to_owned();
    }
    let mut left = ems;
    let mut space = String::new();
    for (width, character) in [(1.0, '\u{2003}'), (0.5, '\u{2002}'), (0.25, '\u{2005}')] {
        while left > width - 0.06 && space.chars().count() < 40 {
            space.push(character);
            left -= width;
        }
    }
    space
}

/// The accent as it stands on a letter.
pub(super) fn combining(accent: char) -> Option<char> {
    Some(match accent {
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '→' | '⃗' => '\u{20d7}',
        '←' => '\u{20d6}',
        'ˇ' => '\u{30c}',
        '˘' => '\u{306}',
        '´' => '\u{301}',
        '`' => '\u{300}',
        '˚' => '\u{30a}',
        _ => return None,
    })
}
