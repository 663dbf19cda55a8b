//! The formulas of a report that cannot be set, with their places.

use super::Formula;
use crate::journal::Entry;
use crate::markup::InlineKind;
use crate::report::Document;
use crate::report::place::{Place, visit_inlines};

/// A sentence for each formula of a report that is not understood: where it stands and why.
#[must_use]
pub fn not_understood(document: &Document, entry: &Entry) -> Vec<String> {
    let mut found = Vec::new();
    visit_inlines(document, &mut |section, inline| {
        let InlineKind::Math { source, display } = &inline.kind else { return };
        let Err(error) = Formula::read(source, *display) else { return };
        let dollars = if *display { 2 } else { 1 };
        let place = Place::of(entry, section.origin(), inline.span.start + dollars + error.span.start);
        found.push(format!("{place}: the formula is shown as typed: {error}"));
    });
    found
}
