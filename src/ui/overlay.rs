//! What lies on top of a screen. One file draws one kind.

mod confirm;
mod find;
mod form;
mod help;
pub(super) mod input;
mod left_open;
mod marked;
mod notice;
mod palette;
mod search;
mod trash;
mod unsaved;
mod versions;
mod window;

use ratatui::layout::Position;

use super::canvas::Canvas;
use crate::app::{Model, Overlay};

/// Draws an overlay over what is there and gives back where the caret stands now; `caret` is where it stood before.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    model: &Model,
    overlay: &Overlay,
    caret: Option<Position>,
) -> Option<Position> {
    let body = model.layout.body;
    match overlay {
        Overlay::Help(help) => {
            help::draw(canvas, body, help);
            None
        }
        Overlay::Palette(palette) => palette::draw(canvas, model, palette),
        Overlay::Form(form) => form::draw(canvas, body, form),
        Overlay::Confirm(confirm) => {
            confirm::draw(canvas, model, confirm);
            None
        }
        Overlay::Find(find) => find::draw(canvas, body, find, caret),
        Overlay::LeftOpen(list) => {
            left_open::draw(canvas, body, model, list);
            None
        }
        Overlay::Marked(marked) => {
            marked::draw(canvas, model, marked);
            None
        }
        Overlay::Search(search) => search::draw(canvas, model, search),
        Overlay::Trash(trash) => {
            trash::draw(canvas, body, trash);
            None
        }
        Overlay::Versions(versions) => {
            versions::draw(canvas, body, versions);
            None
        }
        Overlay::Unsaved(unsaved) => {
            unsaved::draw(canvas, model, unsaved);
            None
        }
        Overlay::Notice(notice) => {
            notice::draw(canvas, body, notice);
            None
        }
    }
}
