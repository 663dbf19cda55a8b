//! The parts of a formula. It knows neither LaTeX nor MathML.

/// Parts that stand one behind the other.
pub type Row = Vec<Node>;

/// A part of a formula. Letters of other alphabets are Unicode's own: a bold W is `𝐖`, a script L `ℒ`.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A variable: one letter, set slanted when it is a plain one.
    Variable(char),
    /// A letter or a word that is set upright, such as `softmax`.
    Name(String),
    /// A number.
    Number(String),
    /// A sign.
    Operator(Operator),
    /// The name of a function, such as `log`, with a little space around it. What stands below it is its limit.
    Function(String),
    /// Words, with the spaces at their ends.
    Text(String, TextStyle),
    /// Space, in ems; it may be negative.
    Space(f64),
    /// Two brackets that grow with what stands between them. Either may be missing. A bar that grows with them is an
    /// operator with `stretches`.
    Fence {
        /// The left one, or nothing.
        open: String,
        /// What stands between them.
        content: Row,
        /// The right one, or nothing.
        close: String,
    },
    /// A fraction, or one thing over another.
    Fraction(Fraction),
    /// A root.
    Root {
        /// What it is the root of.
        content: Row,
        /// Which root, when not the square root.
        degree: Option<Row>,
    },
    /// Something with indices, exponents or limits.
    Scripts(Scripts),
    /// An accent, line, brace or arrow over or under something, as wide as that.
    Accent {
        /// What stands under it.
        content: Row,
        /// The sign: a spacing character such as `ˆ`, a line (`¯` short, `‾` and `_` as wide as the content), a brace.
        accent: char,
        /// Whether it stands below.
        below: bool,
    },
    /// A table: a matrix, the lines of a derivation, cases.
    Table(Table),
    /// Parts in the size of a whole formula or a smaller one.
    Sized(Size, Row),
    /// Parts in a colour: red, green, blue.
    Coloured([u8; 3], Row),
    /// The room that the parts take, without them.
    Hidden(Row),
}

/// A sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Operator {
    /// Mostly one character.
    pub text: String,
    /// Whether it grows with what stands beside it: a bar between two brackets, an arrow under words.
    pub stretches: bool,
    /// Its height in ems, when that was said.
    pub height: Option<f64>,
    /// Whether it has no space around it, where it commonly has: `{,}` in a number.
    pub is_tight: bool,
}

/// A fraction.
#[derive(Clone, Debug, PartialEq)]
pub struct Fraction {
    /// What stands above.
    pub above: Row,
    /// What stands below.
    pub below: Row,
    /// Whether there is a line between them.
    pub has_line: bool,
}

/// Something with indices, exponents or limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Scripts {
    /// What they belong to; empty for scripts that stand alone.
    pub base: Row,
    /// The lower one.
    pub below: Option<Row>,
    /// The upper one.
    pub above: Option<Row>,
    /// The lower one before the base.
    pub below_before: Option<Row>,
    /// The upper one before the base.
    pub above_before: Option<Row>,
    /// Whether they stand under and over the base instead of behind it. Those of a sum and the like do so only in a formula
    /// on a line of its own.
    pub are_limits: bool,
}

/// A table in a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its rows, of cells.
    pub rows: Vec<Vec<Row>>,
    /// How each column is set, as far as it is said.
    pub alignments: Vec<Alignment>,
    /// Whether its cells are as large as a formula on a line of its own, and its columns stand close: the lines of a
    /// derivation.
    pub is_derivation: bool,
}

pub use crate::markup::Alignment;

/// How words in a formula look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// As the words around the formula.
    Plain,
    /// Bold.
    Bold,
    /// Slanted.
    Italic,
    /// As code.
    Code,
}

/// The size of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// As on a line of its own.
    Display,
    /// As within a line.
    Inline,
    /// As an exponent.
    Script,
    /// As an exponent's exponent.
    ScriptScript,
}
