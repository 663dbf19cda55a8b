//! Enter: a new line, and what it starts with.

use super::Revision;
use crate::text::list::Prefix;
use crate::text::{Position, Selection, Tag, Text, fence};

/// Whether a new line goes on with the list of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continuation {
    /// With its indentation, quotation signs, bullet, next number or an open check box.
    List,
    /// With nothing: within a paste or a burst of keys.
    None,
}

/// Breaks the line at the caret, in the place of the selection.
///
/// The new line goes on with the list of the line that is broken, if the caret stands behind its sign; blanks at the
/// break give way to those behind the new sign. On an empty item it ends the list instead: the sign goes, but not the
/// quotation it stands in, and the caret stays. Other marks do not go on. In a code block only the indentation does.
#[must_use]
pub fn newline(text: &Text, selection: Selection, continuation: Continuation, fresh: &Tag) -> Option<Revision> {
    let (start, mut end) = (selection.start(), selection.end());
    let line = text.line(start.line);
    let prefix = Prefix::of(line);
    if continuation == Continuation::None || start.byte < prefix.indent {
        return Revision::behind(text.replace(start..end, "\n", fresh));
    }
    if !prefix.is_item() || fence::is_code(text, start.line) {
        let indentation = line.get(..prefix.indent).unwrap_or_default();
        return Revision::behind(text.replace(start..end, &format!("\n{indentation}"), fresh));
    }
    if start.byte < prefix.end {
        return Revision::behind(text.replace(start..end, "\n", fresh));
    }
    let is_empty = line.get(prefix.end..).is_some_and(|written| written.trim().is_empty());
    if is_empty && selection.is_empty() {
        let sign = Position::new(start.line, prefix.without_item())..text.line_end(start.line);
        return Revision::behind(text.replace(sign, "", fresh));
    }
    let behind = text.line(end.line).get(end.byte..).unwrap_or_default();
    end.byte += behind.len() - behind.trim_start_matches([' ', '\t']).len();
    Revision::behind(text.replace(start..end, &format!("\n{}", prefix.continued(line)), fresh))
}

/// Takes away the sign of an empty item behind which the caret stands: one deletion for what Enter put there. Its
/// indentation and the quotation it stands in stay.
#[must_use]
pub fn remove_sign(text: &Text, selection: Selection, fresh: &Tag) -> Option<Revision> {
    let Position { line, byte } = selection.head;
    let content = text.line(line);
    let prefix = Prefix::of(content);
    let is_empty_item = prefix.is_item() && byte == prefix.end && prefix.end == content.len();
    if !selection.is_empty() || !is_empty_item || fence::is_code(text, line) {
        return None;
    }
    let is_list = prefix.marker.is_some() || prefix.check_box.is_some();
    let from = if is_list { prefix.quote } else { prefix.indent };
    Revision::behind(text.replace(Position::new(line, from)..selection.head, "", fresh))
}
