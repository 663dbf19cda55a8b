//! Links that lead nowhere, and what was meant as a link and is shown as it was typed.

use super::passage::Passage;
use super::{Check, Finding};
use crate::journal::Field;
use crate::markup::{Block, Inline, InlineKind};
use crate::report::Document;

/// Checks the links of the document, and what its passages show instead of some.
pub(super) fn check(document: &Document, passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    let mut found = Vec::new();
    for section in &document.sections {
        blocks(&section.blocks, section.origin(), &mut found);
    }
    let links = found.len();
    for passage in passages {
        shown(passage, &mut found);
    }
    // The words of a link are often its address.
    let is_new = |(number, finding): &(usize, &Finding)| *number < links || !is_within(finding, &found[..links]);
    findings.extend(found.iter().enumerate().filter(is_new).map(|(_, finding)| finding.clone()));
}

/// Whether a finding stands within another one.
fn is_within(finding: &Finding, others: &[Finding]) -> bool {
    let Some(place) = &finding.place else { return false };
    others.iter().filter_map(|other| other.place.as_ref()).any(|other| {
        other.field == place.field && other.bytes.start <= place.bytes.start && place.bytes.end <= other.bytes.end
    })
}

fn blocks(run: &[Block], field: Field, findings: &mut Vec<Finding>) {
    for block in run {
        block.kind.texts().for_each(|content| inlines(content, field, findings));
        block.kind.contents().for_each(|content| blocks(content, field, findings));
    }
}

fn inlines(run: &[Inline], field: Field, findings: &mut Vec<Finding>) {
    for inline in run {
        if let InlineKind::Link { target, .. } | InlineKind::Image { target, .. } = &inline.kind
            && let Some(reason) = wrong(target)
        {
            let message = format!("a link leads nowhere: \"{target}\" {reason}.");
            findings.push(Finding::at(Check::MalformedLink, field, inline.span.clone(), message));
        }
        inlines(inline.kind.content().unwrap_or_default(), field, findings);
    }
}

/// What is wrong with an address.
fn wrong(target: &str) -> Option<&'static str> {
    let lower = target.trim().to_lowercase();
    let scheme = lower.split_once(':');
    match scheme {
        _ if lower.is_empty() => Some("says no address"),
        _ if lower.chars().any(char::is_whitespace) => Some("has a space in it"),
        Some(("http" | "https", rest)) => {
            let host = rest.strip_prefix("//").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
            match host {
                None => Some("lacks // behind its scheme"),
                Some(host) if is_host(host) => None,
                Some(_) => Some("names no host"),
            }
        }
        Some(("mailto", rest)) => (!is_mail(rest)).then_some("is no mail address"),
        Some((scheme, _)) if is_misspelt(scheme) => Some("has a misspelt scheme"),
        _ if lower.starts_with("www.") => Some("lacks https:// before it"),
        _ if lower.starts_with("http//") || lower.starts_with("https//") => Some("lacks a colon behind its scheme"),
        _ => None,
    }
}

fn is_host(host: &str) -> bool {
    let host = host.rsplit('@').next().unwrap_or_default();
    let name = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or_default() };
    let is_whole = !name.starts_with('.') && !name.ends_with("..") && !name.contains("..");
    is_whole && (name == "localhost" || name.starts_with('[') || name.trim_end_matches('.').contains('.'))
}

fn is_mail(rest: &str) -> bool {
    let address = rest.split('?').next().unwrap_or_default();
    address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host))
}

fn is_misspelt(scheme: &str) -> bool {
    matches!(
        scheme,
        "htp"
            | "htpp"
            | "htttp"
            | "hhttp"
            | "ttp"
            | "ttps"
            | "htps"
            | "htpps"
            | "htttps"
            | "hhttps"
            | "httpss"
            | "httos"
            | "mailtp"
    )
}

/// Links that are no Markdown: `[words] (address)`, `[words](` without an end, an address that breaks off, a sign of a footnote that
/// is nowhere.
fn shown(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    let mut found = |at: usize, length: usize, what: &str| {
        if !passage.is_escaped(at) {
            let message = format!("{what}: \"{}\".", text[at..at + length].trim());
            findings.push(passage.finding(Check::MalformedLink, at..at + length, message));
        }
    };
    for (at, _) in text.match_indices("](") {
        let end = text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
        found(at, end, "a link is shown as it was typed");
    }
    for (at, _) in text.match_indices("] (http") {
        let end = text[at + 2..].find(char::is_whitespace).unwrap_or(text.len() - at - 2);
        found(at, end + 2, "a link is shown as it was typed, since a space parts its two halves");
    }
    for (at, _) in text.match_indices("[^") {
        if let Some(end) = text[at..].find(']').filter(|end| *end > 2) {
            found(at, end + 1, "a footnote is referred to that is nowhere");
        }
    }
    for (at, scheme) in text.match_indices("http") {
        let end = text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
        let word = text[at..at + end].trim_end_matches(['.', ',', ';', ')', '"', '”', '’', '\'', ']', '>']);
        let is_start = !text[..at].ends_with(|before: char| before.is_alphanumeric());
        let is_address = word[scheme.len()..].trim_start_matches('s').starts_with([':', '/']);
        if is_start && is_address && word.chars().all(|sign| sign.is_ascii_graphic()) && wrong(word).is_some() {
            found(at, word.len(), "an address leads nowhere");
        }
    }
}
