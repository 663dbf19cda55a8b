//! The commands a user may ask for in the program: their names, titles and default keys, and the keys in force.
//!
//! One table feeds the key map, the help, the palette, `seminote keys` and the README. It must not know what a command
//! does, nor of the terminal library that reads keys.

mod key;
mod keymap;
mod nearest;
mod place;
mod table;

pub use key::{Code, Key, KeyError};
pub use keymap::{BindingError, BindingProblem, Keymap, Override};
pub use nearest::nearest;
pub use place::Place;
pub use table::Command;
