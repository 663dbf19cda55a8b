//! Money and mathematics: pandoc's rule for dollars on top of pulldown-cmark's.
//!
//! Both want no space inside the dollars. Pandoc also wants no digit right behind the closing one, so that `$5-$10`
//! is money. pulldown-cmark 0.13 has no such condition; a dollar that may not open is hidden from it behind another
//! currency sign, which is punctuation as the dollar is and so leaves every other rule as it was.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::Event;

use super::parse::is_block;

/// Currency signs that may stand in for a dollar; one that the source does not hold is taken.
const STAND_INS: [char; 8] = ['＄', '﹩', '₠', '₢', '₯', '₰', '₳', '₶'];

/// How many dollars at most are hidden in one block, each of which costs a parse of the whole.
const MAX_PASSES: usize = 100;

/// A source in which some dollars are hidden.
pub(super) struct Masked<'s> {
    source: &'s str,
    /// `None` when the source holds every stand-in: then nothing can be hidden.
    stand_in: Option<char>,
    /// How often the text was looked through.
    passes: usize,
    /// Where in the source the hidden dollars are, ascending.
    hidden: Vec<usize>,
}

impl<'s> Masked<'s> {
    /// Nothing hidden yet.
    pub(super) fn new(source: &'s str) -> Self {
        let stand_in = STAND_INS.into_iter().find(|sign| !source.contains(*sign));
        Self { source, stand_in, passes: 0, hidden: Vec::new() }
    }

    /// The text to parse.
    pub(super) fn text(&self) -> Cow<'s, str> {
        let (Some(sign), false) = (self.stand_in, self.hidden.is_empty()) else {
            return Cow::Borrowed(self.source);
        };
        let mut text = String::with_capacity(self.source.len() + 2 * self.hidden.len());
        let mut from = 0;
        for &at in &self.hidden {
            text.push_str(&self.source[from..at]);
            text.push(sign);
            from = at + 1;
        }
        text.push_str(&self.source[from..]);
        Cow::Owned(text)
    }

    /// Hides, in each block, the opening dollar of the first formula behind whose closing dollar a digit stands, as
    /// pandoc takes that dollar for text. Returns whether there was one: then the text must be parsed again, as the
    /// closing dollar may open another formula.
    pub(super) fn hide_money(&mut self, events: &[(Event<'_>, Range<usize>)]) -> bool {
        if self.stand_in.is_none() || self.passes == MAX_PASSES {
            return false;
        }
        self.passes += 1;
        let bytes = self.source.as_bytes();
        let mut found = Vec::new();
        let mut hidden_in_block = false;
        for (event, range) in events {
            match event {
                Event::Start(tag) if is_block(tag) => hidden_in_block = false,
                Event::InlineMath(_) if !hidden_in_block => {
                    let span = self.unmask_span(range);
                    if bytes.get(span.end).is_some_and(u8::is_ascii_digit) {
                        found.push(span.start);
                        hidden_in_block = true;
                    }
                }
                _ => {}
            }
        }
        let is_any = !found.is_empty();
        self.hidden.extend(found);
        self.hidden.sort_unstable();
        is_any
    }

    /// A range of the masked text as a range of the source.
    pub(super) fn unmask_span(&self, range: &Range<usize>) -> Range<usize> {
        self.unmask_offset(range.start)..self.unmask_offset(range.end)
    }

    fn unmask_offset(&self, offset: usize) -> usize {
        let extra = self.stand_in.map_or(0, |sign| sign.len_utf8() - 1);
        let mut low = 0;
        let mut high = self.hidden.len();
        while low < high {
            let middle = low.midpoint(high);
            if self.hidden[middle] + middle * extra < offset {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        offset - low * extra
    }

    /// What was read from the masked text, with its dollars.
    pub(super) fn unmask(&self, read: &str) -> String {
        match self.stand_in {
            Some(sign) if !self.hidden.is_empty() => read.replace(sign, "$"),
            _ => read.to_owned(),
        }
    }
}
