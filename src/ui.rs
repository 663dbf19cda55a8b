//! The screens: the model drawn into a [`Picture`]. It reads and never changes anything, and it never fails.
//!
//! Everything stands where the model's layout says; colours come from the [`Theme`] alone. One file draws one region:
//!
//! ```text
//!  Week 2  The Qwen language models  Junyang Lin      ● 12:34  62:26 left    header
//!   00:12  # History                                 │ Questions 1           text, its gutter; queue
//!   01:35  ? what differs in the coding model        │ ? what differs in
//!          ▏                                         │   the coding model
//!  F9 pause  F8 end talk  Ctrl-T stamp  F4 reflect                F1 help    footer
//! ```
//!
//! The terminal's own cursor stands at the caret on every frame, so that an input method composes there.

mod board;
mod canvas;
mod choices;
mod clock;
mod footer;
mod header;
mod index;
mod left_open;
mod note;
mod overlay;
mod page;
mod picture;
mod preview;
mod queue;
mod reflection;
mod reminder;
mod resurfaced;
mod term;
mod text;
mod theme;
mod too_small;
mod weeks;

use ratatui::layout::Position;

use crate::app::weeks::View;
use crate::app::{Model, Screen, Size};

pub use picture::{Picture, Row};
pub use theme::Theme;

use canvas::Canvas;

/// Draws the model as it is laid out, for a terminal of this size.
pub fn view(model: &Model, theme: &Theme, size: Size, picture: &mut Picture) {
    picture.begin(size);
    picture.caret = draw(&mut Canvas::new(picture, theme), model);
}

/// Draws everything, the hindmost first, and gives back where the caret stands: in what is in front.
fn draw(canvas: &mut Canvas<'_>, model: &Model) -> Option<Position> {
    if !model.layout.size.suffices() {
        too_small::draw(canvas, model.layout.size);
        return None;
    }
    header::draw(canvas, model);
    let mut caret = match model.screen {
        Screen::Weeks => match (model.weeks.view.board(), model.weeks.view) {
            (Some(kind), _) => board::draw(canvas, model, kind),
            (None, View::Index) => index::draw(canvas, model),
            (None, View::Term) => {
                term::draw(canvas, model);
                None
            }
            (None, _) => weeks::draw(canvas, model),
        },
        Screen::Notes => {
            queue::draw(canvas, model);
            text::draw_all(canvas, model)
        }
        Screen::Reflection => reflection::draw(canvas, model),
        Screen::Report => {
            page::draw(canvas, model);
            choices::draw(canvas, model);
            None
        }
    };
    left_open::draw(canvas, model);
    reminder::draw(canvas, model);
    resurfaced::draw(canvas, model);
    footer::draw(canvas, model, caret);
    for overlay in &model.overlays {
        caret = overlay::draw(canvas, model, overlay, caret);
    }
    caret.filter(|caret| canvas.contains(*caret))
}

#[cfg(test)]
mod tests;
