//! Money and mathematics: pandoc's rule for dollars on top of pulldown-cmark's.
//!
//! Both want no space inside the dollars. Pandoc also wants no digit right behind the closing one, so that `$5-$10`
//! is money. pulldown-cmark 0.13 has no such condition; a dollar that may not open is hidden from it behind another
//! currency sign, which is punctuation as the dollar is and so leaves every other rule as it was.

use std::ops::Range;

use pulldown_cmark::Event;

use super::edited::Edited;
use super::parse::is_block;

/// Hides, in each block, the opening dollar of the first formula behind whose closing dollar a digit stands, as
/// pandoc takes that dollar for text. Returns whether there was one: then the text must be parsed again, as the
/// closing dollar may open another formula.
pub(super) fn hide_money(text: &mut Edited<'_>, events: &[(Event<'_>, Range<usize>)]) -> bool {
    let Some(stand_in) = text.stand_in() else { return false };
    let bytes = text.source().as_bytes();
    let mut found = Vec::new();
    let mut hidden_in_block = false;
    for (event, range) in events {
        match event {
            Event::Start(tag) if is_block(tag) => hidden_in_block = false,
            Event::InlineMath(_) if !hidden_in_block => {
                let span = text.in_source(range);
                if bytes.get(span.end).is_some_and(u8::is_ascii_digit) {
                    found.push((span.start..span.start + 1, stand_in.to_string()));
                    hidden_in_block = true;
                }
            }
            _ => {}
        }
    }
    let is_any = !found.is_empty();
    text.replace(found);
    is_any
}
