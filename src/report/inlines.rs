//! What writers do to inlines before they write them: links within links, addresses that are no places to go to, and
//! HTML, which is shown as it was typed.

use crate::markup::{Inline, InlineKind, plain};

/// The schemes that a report's links may have. All others could run something or read the reader's files.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "ftp", "tel"];

/// Whether a reader may be sent to this address: it names a scheme that only leads somewhere, or none.
///
/// A browser leaves out control characters and spaces in front of an address and in its scheme, and so does this.
pub(super) fn is_safe(target: &str) -> bool {
    let seen: String = target.chars().filter(|sign| !sign.is_control() && !sign.is_whitespace()).collect();
    match seen.split_once([':', '/', '?', '#', '\\']) {
        None => !seen.is_empty(),
        Some((scheme, _)) if seen[scheme.len()..].starts_with(':') => {
            SCHEMES.iter().any(|safe| scheme.eq_ignore_ascii_case(safe))
        }
        // Two slashes leave the scheme to the page, which may be a file.
        Some(_) => !seen.starts_with("//") && !seen.contains('\\'),
    }
}

/// What stands in a link: links and images in it, which can be none, are their words with the address behind them.
pub(super) fn without_links(content: &[Inline]) -> Vec<Inline> {
    let mut done = Vec::new();
    for inline in content {
        if let InlineKind::Link { target, content, .. } | InlineKind::Image { target, content, .. } = &inline.kind {
            done.append(&mut spelled_out(target, content));
        } else {
            let mut inline = inline.clone();
            if let Some(content) = inline.kind.content_mut() {
                *content = without_links(content);
            }
            done.push(inline);
        }
    }
    done
}

/// The words of a link that cannot be one, with its address behind them where it says something else.
pub(super) fn spelled_out(target: &str, content: &[Inline]) -> Vec<Inline> {
    let mut words = without_links(content);
    if words.is_empty() {
        words.push(text(target));
    } else if !target.is_empty() && plain(&words) != target {
        words.push(text(&format!(" ({target})")));
    }
    words
}

/// A block of HTML as it was typed, a line each.
pub(super) fn lines(html: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for (number, line) in html.trim_matches('\n').split('\n').enumerate() {
        if number > 0 {
            inlines.push(Inline { kind: InlineKind::HardBreak, span: 0..0 });
        }
        inlines.push(text(line));
    }
    inlines
}

/// A text that was made, not read.
pub(super) fn text(text: &str) -> Inline {
    Inline { kind: InlineKind::Text(text.to_owned()), span: 0..0 }
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn an_address_is_safe_that_only_leads_somewhere() {
        for safe in [
            "https://a.b/c?d=e#f",
            "HTTP://a",
            "mailto:a@b.c",
            "tel:+82",
            "a/b.pdf",
            "#part",
            "/a",
            "?a:b",
            "가/나",
            "a#b:c",
        ] {
            assert!(is_safe(safe), "{safe}");
        }
        for unsafe_one in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "//host/share",
            "\\\\host\\share",
            "x:y",
            ":",
            "",
            "가:나",
        ] {
            assert!(!is_safe(unsafe_one), "{unsafe_one:?}");
        }
    }
}
