//! What is sent to the terminal for what has changed on the screen, in as few bytes as it takes.
//!
//! ratatui's own way moves the cursor and resets the colours in every frame, which is 50 bytes for a letter typed. This one
//! remembers where the cursor stands, how it draws and whether it is seen, and sends what is different. Nothing is sent from
//! here: the bytes of a frame are gathered.

use std::fmt::Write as _;
use std::ops::Range;

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

/// How a cell is drawn.
type Look = (Color, Color, Modifier);

/// As the terminal draws what nobody has styled.
const PLAIN: Look = (Color::Reset, Color::Reset, Modifier::empty());

/// The bytes of a frame, and what is known of the terminal when it has them.
pub(super) struct Sparing {
    bytes: Vec<u8>,
    /// Where the cursor stands, when that is certain.
    at: Option<Position>,
    look: Option<Look>,
    /// Whether the cursor is seen.
    seen: Option<bool>,
    /// Columns of the terminal: behind the last one nobody knows where the cursor stands.
    columns: u16,
}

impl Sparing {
    /// For a terminal of which nothing is known but its width.
    pub(super) fn new(columns: u16) -> Self {
        Self { bytes: Vec::new(), at: None, look: None, seen: None, columns }
    }

    /// The bytes that are to be sent, which are then no longer here.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Gives the memory of the bytes back for the next frame.
    pub(super) fn give_back(&mut self, mut bytes: Vec<u8>) {
        bytes.clear();
        self.bytes = bytes;
    }

    /// Empties the screen.
    pub(super) fn clear(&mut self) {
        self.take_look(PLAIN);
        self.say("\x1b[2J");
        self.at = None;
    }

    /// Draws cells.
    pub(super) fn draw<'a>(&mut self, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) {
        for (x, y, cell) in cells {
            self.move_to(Position { x, y });
            self.take_look((cell.fg, cell.bg, cell.modifier));
            self.put(Position { x, y }, cell.symbol());
        }
    }

    /// Moves these rows up by some, those on top away; at the bottom come empty ones. It is the terminal's scrolling region
    /// (DECSTBM, and SU of ECMA-48), which all terminals know.
    pub(super) fn scroll_up(&mut self, rows: Range<u16>, by: u16) {
        // New rows have the colour that is in force.
        self.take_look(PLAIN);
        self.say(&format!("\x1b[{};{}r\x1b[{by}S\x1b[r", rows.start + 1, rows.end));
        self.at = Some(Position::ORIGIN);
    }

    /// Moves these rows down by some, those at the bottom away; on top come empty ones.
    pub(super) fn scroll_down(&mut self, rows: Range<u16>, by: u16) {
        self.take_look(PLAIN);
        self.say(&format!("\x1b[{};{}r\x1b[{by}T\x1b[r", rows.start + 1, rows.end));
        self.at = Some(Position::ORIGIN);
    }

    /// Shows the cursor here, or hides it.
    pub(super) fn cursor(&mut self, position: Option<Position>) {
        if self.seen.replace(position.is_some()) != Some(position.is_some()) {
            self.say(if position.is_some() { "\x1b[?25h" } else { "\x1b[?25l" });
        }
        if let Some(position) = position {
            self.move_to(position);
        }
    }

    fn say(&mut self, sequence: &str) {
        self.bytes.extend_from_slice(sequence.as_bytes());
    }

    fn move_to(&mut self, position: Position) {
        if self.at != Some(position) {
            self.say(&format!("\x1b[{};{}H", position.y + 1, position.x + 1));
            self.at = Some(position);
        }
    }

    fn take_look(&mut self, look: Look) {
        if self.look != Some(look) {
            self.say(&graphics(look));
            self.look = Some(look);
        }
    }

    fn put(&mut self, position: Position, symbol: &str) {
        self.say(symbol);
        let x = columns(symbol).map(|columns| position.x + columns).filter(|x| *x < self.columns);
        self.at = x.map(|x| Position { x, ..position });
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

#[cfg(test)]
mod tests;
