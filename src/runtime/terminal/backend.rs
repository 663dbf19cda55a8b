//! What is sent to the terminal for what has changed on the screen, in as few bytes as it takes.
//!
//! ratatui's own way moves the cursor and resets the colours in every frame, which is 50 bytes for a letter typed. This one
//! remembers where the cursor stands, how it draws and whether it is seen, and sends what is different.

use std::cell::Cell as Slot;
use std::fmt::Write as _;
use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Extent};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// How a cell is drawn.
type Look = (Color, Color, Modifier);

/// The way to the terminal, and what is known of it.
pub(super) struct Sparing<W: Write> {
    out: W,
    /// Where the cursor stands, when that is certain.
    at: Option<Position>,
    look: Option<Look>,
    /// Whether the cursor is seen.
    seen: Option<bool>,
    /// Columns of the terminal: behind the last one nobody knows where the cursor stands.
    columns: Slot<u16>,
}

impl<W: Write> Sparing<W> {
    /// For a terminal of which nothing is known.
    pub(super) fn new(out: W) -> Self {
        Self { out, at: None, look: None, seen: None, columns: Slot::new(0) }
    }

    /// The way past this, for what draws nothing and leaves the cursor and the colours alone.
    pub(super) fn out(&mut self) -> &mut W {
        &mut self.out
    }

    fn forget(&mut self) {
        (self.at, self.look, self.seen) = (None, None, None);
    }

    fn move_to(&mut self, position: Position) -> io::Result<()> {
        if self.at != Some(position) {
            queue!(self.out, MoveTo(position.x, position.y))?;
            self.at = Some(position);
        }
        Ok(())
    }

    fn take_look(&mut self, look: Look) -> io::Result<()> {
        if self.look != Some(look) {
            self.out.write_all(graphics(look).as_bytes())?;
            self.look = Some(look);
        }
        Ok(())
    }

    fn put(&mut self, position: Position, symbol: &str) -> io::Result<()> {
        self.out.write_all(symbol.as_bytes())?;
        let x = columns(symbol).map(|columns| position.x + columns).filter(|x| *x < self.columns.get());
        self.at = x.map(|x| Position { x, ..position });
        Ok(())
    }
}

/// The columns by which a symbol moves the cursor, where all terminals agree.
fn columns(symbol: &str) -> Option<u16> {
    let mut characters = symbol.chars();
    match (characters.next()?, characters.next()) {
        (' '..='~', None) => Some(1),
        ('가'..='힣', None) => Some(2),
        _ => None,
    }
}

/// The sequence that sets colours and attributes (ECMA-48, SGR).
fn graphics((front, back, modifier): Look) -> String {
    let mut sequence = "\x1b[0".to_owned();
    for (number, attribute) in [
        (1, Modifier::BOLD),
        (2, Modifier::DIM),
        (3, Modifier::ITALIC),
        (4, Modifier::UNDERLINED),
        (5, Modifier::SLOW_BLINK),
        (6, Modifier::RAPID_BLINK),
        (7, Modifier::REVERSED),
        (8, Modifier::HIDDEN),
        (9, Modifier::CROSSED_OUT),
    ] {
        if modifier.contains(attribute) {
            // Writing into a string cannot fail, here and below.
            let _ = write!(sequence, ";{number}");
        }
    }
    for (color, offset) in [(front, 0), (back, 10)] {
        let _ = match color {
            Color::Reset => Ok(()),
            Color::Indexed(number) => write!(sequence, ";{};5;{number}", 38 + offset),
            Color::Rgb(red, green, blue) => write!(sequence, ";{};2;{red};{green};{blue}", 38 + offset),
            named => write!(sequence, ";{}", number(named) + offset),
        };
    }
    sequence.push('m');
    sequence
}

/// The number of a named colour as that of letters.
fn number(color: Color) -> u8 {
    match color {
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
        // Of the terminal's own choice.
        Color::Reset | Color::Indexed(_) | Color::Rgb(..) => 39,
    }
}

impl<W: Write> Backend for Sparing<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        for (x, y, cell) in content {
            self.move_to(Position { x, y })?;
            self.take_look((cell.fg, cell.bg, cell.modifier))?;
            self.put(Position { x, y }, cell.symbol())?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.seen.replace(false) != Some(false) {
            queue!(self.out, Hide)?;
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.seen.replace(true) != Some(true) {
            queue!(self.out, Show)?;
        }
        Ok(())
    }

    /// Where it was put last: the terminal is not asked, for not every one answers.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.move_to(position.into())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.forget();
        let extent = match region {
            ClearType::All => Extent::All,
            ClearType::AfterCursor => Extent::FromCursorDown,
            ClearType::BeforeCursor => Extent::FromCursorUp,
            ClearType::CurrentLine => Extent::CurrentLine,
            ClearType::UntilNewLine => Extent::UntilNewLine,
        };
        self.take_look((Color::Reset, Color::Reset, Modifier::empty()))?;
        queue!(self.out, Clear(extent))
    }

    fn size(&self) -> io::Result<Size> {
        let (columns, rows) = crossterm::terminal::size()?;
        self.columns.set(columns);
        Ok(Size::new(columns, rows))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests;
