//! The term at a glance: going from talk to talk and from series to series.

use crate::app::model::Model;
use crate::app::weeks::View;
use crate::command::Command;

use super::Effects;

impl Model {
    /// Carries out a command of the term's view; gives back whether it was one.
    pub(super) fn run_term(&mut self, command: Command, effects: &mut Effects) -> bool {
        if self.weeks.view != View::Term {
            return false;
        }
        let page = isize::try_from(self.layout.term.page.height.saturating_sub(1).max(1)).unwrap_or(1);
        match command {
            Command::Previous => self.look_at_talk(-1, effects),
            Command::Next => self.look_at_talk(1, effects),
            Command::First => self.look_at_talk(isize::MIN, effects),
            Command::Last => self.look_at_talk(isize::MAX, effects),
            Command::PageBack => self.scroll_term(-page),
            Command::PageForward => self.scroll_term(page),
            Command::NextShare => self.look_at_series(1, effects),
            Command::PreviousShare => self.look_at_series(-1, effects),
            Command::Filter => {
                self.show_view(View::List, effects);
                return false;
            }
            _ => return false,
        }
        true
    }

    fn look_at_talk(&mut self, by: isize, effects: &mut Effects) {
        self.weeks.term.talk = self.talk_beside(by);
        self.want_preview(effects);
    }

    fn look_at_series(&mut self, by: isize, effects: &mut Effects) {
        self.weeks.term.series = self.series_beside(by);
        (self.weeks.term.talk, self.weeks.term.top) = (None, 0);
        self.want_preview(effects);
    }

    /// Scrolls the figures; the layout keeps them within what there is.
    pub(super) fn scroll_term(&mut self, by: isize) {
        let by = i16::try_from(by).unwrap_or(if by < 0 { i16::MIN } else { i16::MAX });
        self.weeks.term.top = self.weeks.term.top.saturating_add_signed(by);
    }
}
