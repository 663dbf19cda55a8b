//! The terminal: taken over whole, given back whole, whatever happens in between.

mod backend;

use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::panic::PanicHookInfo;
use std::sync::Once;
use std::thread::{self, ThreadId};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::layout::Rect;

use crate::app::{Model, Size};
use crate::ui::{self, Theme};

use backend::Sparing;

/// Bytes of a frame that are sent at once.
const FRAME: usize = 64 * 1024;

/// Asks for presses, drags and the wheel of the mouse, in numbers of any size (xterm's modes 1000, 1002, 1006). Not for its
/// every motion, as crossterm's `EnableMouseCapture` does: each would wake the program for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// The terminal while it is the program's. It is given back when this is dropped and when a thread that holds it panics.
pub(super) struct Terminal {
    /// Never dropped: ratatui would print to a terminal that is gone, and printing there panics.
    screen: ManuallyDrop<ratatui::Terminal<Sparing<BufWriter<Stdout>>>>,
}

impl Terminal {
    /// Takes the terminal over.
    pub(super) fn take() -> io::Result<Self> {
        restore_on_panic();
        enter()?;
        let backend = Sparing::new(BufWriter::with_capacity(FRAME, io::stdout()));
        let screen = ratatui::Terminal::new(backend).inspect_err(|_| leave())?;
        Ok(Self { screen: ManuallyDrop::new(screen) })
    }

    /// The size as the system has it; nothing when it does not tell.
    pub(super) fn size() -> Size {
        crossterm::terminal::size().map_or(Size::default(), |(width, height)| Size { width, height })
    }

    /// Draws the model: only what is another than on the screen is sent.
    pub(super) fn draw(&mut self, model: &Model, theme: &Theme) -> io::Result<()> {
        queue!(self.screen.backend_mut().out(), BeginSynchronizedUpdate)?;
        self.screen.draw(|frame| ui::view(model, theme, frame))?;
        execute!(self.screen.backend_mut().out(), EndSynchronizedUpdate)
    }

    /// Sends the whole screen with the next frame. Not by ratatui's `clear`, which asks the terminal where the cursor is: not
    /// every terminal answers, and what is typed meanwhile would be lost.
    pub(super) fn redraw(&mut self) {
        let Size { width, height } = Self::size();
        // That the terminal is gone is noticed by the next frame, here and below.
        let _ = self.screen.resize(Rect::new(0, 0, width, height));
    }

    /// Gives the terminal to somebody else while `task` runs, and takes it back.
    pub(super) fn lend<T>(&mut self, task: impl FnOnce() -> T) -> T {
        leave();
        let result = task();
        let _ = enter();
        self.redraw();
        result
    }

    /// Sends an escape sequence that draws nothing, such as one for the clipboard.
    pub(super) fn send(&mut self, command: impl crossterm::Command) {
        let _ = execute!(self.screen.backend_mut().out(), command);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Print(MOUSE_ON)).inspect_err(|_| leave())
}

/// Puts the terminal back. A terminal that is gone cannot be, and nobody is there to be told.
fn leave() {
    let mut out = io::stdout();
    let _ = execute!(
        out,
        EndSynchronizedUpdate,
        Print(MOUSE_OFF),
        SetAttribute(Attribute::Reset),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// Before a panic of the main thread is printed, the terminal is put back. A panic of another thread is told on the screen.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| std::panic::set_hook(hook(thread::current().id(), leave, std::panic::take_hook())));
}

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

fn hook(main: ThreadId, restore: fn(), print: Hook) -> Hook {
    Box::new(move |panic| {
        if thread::current().id() == main {
            restore();
            print(panic);
        }
    })
}

#[cfg(test)]
mod tests;
