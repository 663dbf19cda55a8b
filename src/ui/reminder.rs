//! The line above the footer that calls questions to mind. It takes no key and covers no text.

use super::canvas::{Canvas, width};
use crate::app::{Model, Reminder, Screen};
use crate::command::Command;

/// Draws the line, when there is something to say.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let (Some(area), Some(reminder)) = (model.layout.reminder, model.reminder()) else { return };
    let theme = canvas.theme;
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let (words, keys): (String, &[(Command, &str)]) = match reminder {
        Reminder::Ending { minutes, questions } => {
            let left = match minutes {
                0 => "The time is up".to_owned(),
                1 => "1 minute left".to_owned(),
                minutes => format!("{minutes} minutes left"),
            };
            let words = format!("! {left}, {questions} question{} open", plural(questions));
            (words, &[(Command::NextQuestion, "next"), (Command::AnswerQuestion, "answer"), (Command::Back, "hide")])
        }
        Reminder::Unanswered { questions } => {
            let words = format!("! {questions} question{} unanswered", plural(questions));
            let keys = &[
                (Command::FollowUpQuestions, "to follow-ups"),
                (Command::MessageSpeaker, "copy a message"),
                (Command::Back, "hide"),
            ];
            (words, keys)
        }
    };
    canvas.tint(area, theme.bar);
    let mut pen = canvas.row(area, 0);
    pen.skip(1);
    pen.keep_free(1);
    pen.cut(&words, theme.warning);
    // Elsewhere these keys do something else.
    let keys = if model.screen == Screen::Notes { keys } else { &[] };
    for (command, words) in keys {
        let Some(key) = model.keymap.keys(*command).first().map(ToString::to_string) else { continue };
        if width(&key) + width(words) + 4 > pen.room() {
            break;
        }
        pen.skip(3);
        pen.write(&key, theme.key);
        pen.skip(1);
        pen.write(words, theme.quiet);
    }
}
