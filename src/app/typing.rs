//! What the commands of typing mean to the editing core: which motion, which deletion.

use crate::command::Command;
use crate::text::{Granularity, Motion};

/// The motion that a command asks for, and whether it extends the selection. `page` is how many rows a page goes.
pub(super) fn motion(command: Command, page: usize) -> Option<(Motion, bool)> {
    use Command as C;
    Some(match command {
        C::PreviousCharacter => (Motion::Left, false),
        C::SelectPreviousCharacter => (Motion::Left, true),
        C::NextCharacter => (Motion::Right, false),
        C::SelectNextCharacter => (Motion::Right, true),
        C::PreviousWord => (Motion::WordLeft, false),
        C::SelectPreviousWord => (Motion::WordLeft, true),
        C::NextWord => (Motion::WordRight, false),
        C::SelectNextWord => (Motion::WordRight, true),
        C::RowStart => (Motion::RowStart, false),
        C::SelectRowStart => (Motion::RowStart, true),
        C::RowEnd => (Motion::RowEnd, false),
        C::SelectRowEnd => (Motion::RowEnd, true),
        C::LineStart => (Motion::LineStart, false),
        C::SelectLineStart => (Motion::LineStart, true),
        C::LineEnd => (Motion::LineEnd, false),
        C::SelectLineEnd => (Motion::LineEnd, true),
        C::RowUp => (Motion::Up(1), false),
        C::SelectRowUp => (Motion::Up(1), true),
        C::RowDown => (Motion::Down(1), false),
        C::SelectRowDown => (Motion::Down(1), true),
        C::TextPageUp => (Motion::Up(page), false),
        C::SelectTextPageUp => (Motion::Up(page), true),
        C::TextPageDown => (Motion::Down(page), false),
        C::SelectTextPageDown => (Motion::Down(page), true),
        C::PreviousParagraph => (Motion::ParagraphUp, false),
        C::SelectPreviousParagraph => (Motion::ParagraphUp, true),
        C::NextParagraph => (Motion::ParagraphDown, false),
        C::SelectNextParagraph => (Motion::ParagraphDown, true),
        C::TextStart => (Motion::Start, false),
        C::SelectTextStart => (Motion::Start, true),
        C::TextEnd => (Motion::End, false),
        C::SelectTextEnd => (Motion::End, true),
        _ => return None,
    })
}

/// By what a command selects, when it selects what the caret stands in.
pub(super) fn granularity(command: Command) -> Option<Granularity> {
    match command {
        Command::SelectWord => Some(Granularity::Word),
        Command::SelectLine => Some(Granularity::Line),
        Command::SelectParagraph => Some(Granularity::Paragraph),
        _ => None,
    }
}

/// The motion over which a command deletes. `page` is how many rows a page goes.
pub(super) fn deletion(command: Command, page: usize) -> Option<Motion> {
    Some(match command {
        Command::DeletePreviousCharacter => Motion::Left,
        Command::DeleteNextCharacter => Motion::Right,
        Command::DeletePreviousWord => Motion::WordLeft,
        Command::DeleteNextWord => Motion::WordRight,
        Command::DeleteToLineStart => Motion::LineStart,
        Command::DeleteToLineEnd => Motion::LineEnd,
        Command::DeleteToRowStart => Motion::RowStart,
        Command::DeleteToRowEnd => Motion::RowEnd,
        Command::DeleteToPreviousParagraph => Motion::ParagraphUp,
        Command::DeleteToNextParagraph => Motion::ParagraphDown,
        Command::DeletePageUp => Motion::Up(page),
        Command::DeletePageDown => Motion::Down(page),
        Command::DeleteToTextStart => Motion::Start,
        Command::DeleteToTextEnd => Motion::End,
        _ => return None,
    })
}
