//! The terminal: taken over whole, given back whole, whatever happens in between.

mod screen;
mod sparing;

use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::Once;
use std::thread::{self, ThreadId};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};

use crate::app::{Model, Size};
use crate::ui::Theme;

use screen::Screen;

/// Asks for presses, drags and the wheel of the mouse, in numbers of any size (xterm's modes 1000, 1002, 1006). Not for its
/// every motion, as crossterm's `EnableMouseCapture` does: each would wake the program for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// The terminal while it is the program's. It is given back when this is dropped and when a thread that holds it panics.
pub(super) struct Terminal {
    screen: Screen,
    /// Frames that are made and not yet sent.
    unsent: Vec<u8>,
}

impl Terminal {
    /// Takes the terminal over.
    pub(super) fn take() -> io::Result<Self> {
        restore_on_panic();
        enter()?;
        Ok(Self { screen: Screen::default(), unsent: Vec::new() })
    }

    /// The size as the system has it; nothing when it does not tell.
    pub(super) fn size() -> Size {
        // crossterm opens /dev/tty for it, and every frame asks.
        if let Ok(size) = rustix::termios::tcgetwinsize(io::stdout())
            && size.ws_col > 0
        {
            return Size { width: size.ws_col, height: size.ws_row };
        }
        crossterm::terminal::size().map_or(Size::default(), |(width, height)| Size { width, height })
    }

    /// Makes the frame that shows the model, to be sent behind those that were not sent yet. It holds only what is another than
    /// in the frame before.
    pub(super) fn compose(&mut self, model: &Model, theme: &Theme) {
        let frame = self.screen.frame(model, theme, Self::size());
        self.unsent.extend_from_slice(frame);
    }

    /// Sends what was made.
    pub(super) fn send(&mut self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(&self.unsent)?;
        self.unsent.clear();
        out.flush()
    }

    /// Sends the whole screen with the next frame.
    pub(super) fn redraw(&mut self) {
        self.screen = Screen::default();
        self.unsent.clear();
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
    pub(super) fn tell(command: impl crossterm::Command) {
        let _ = execute!(io::stdout(), command);
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
