//! The tree: blocks that hold inlines, each with the place in the source that it was read from.

use std::ops::Range;

/// Byte range in the source a node was read from; empty at 0 for a node that was made, not read.
pub type Span = Range<usize>;

/// A block and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it was read.
    pub span: Span,
}

/// The kinds of blocks: those of CommonMark, tables and footnotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading.
    Heading {
        /// 1 for the highest to 6.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A code block, fenced or indented.
    Code {
        /// The info string behind the fence, such as `rust`; empty when there is none.
        language: String,
        /// The lines, the last ended by `\n`.
        text: String,
    },
    /// A list.
    List {
        /// The first number of an ordered list; `None` for bullets.
        start: Option<u64>,
        /// Whether its items stand without blank lines between them.
        tight: bool,
        /// At least one.
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// One a column.
        alignments: Vec<Alignment>,
        /// The head row, one cell a column.
        head: Vec<Vec<Inline>>,
        /// The rows, each with one cell a column.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// What a footnote reference with this label points to.
    Footnote {
        /// As written between `[^` and `]`.
        label: String,
        /// The note's text.
        content: Vec<Block>,
    },
    /// A thematic break.
    Rule,
    /// A block of HTML, as typed. Writers print it as text, never as markup.
    Html(String),
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// `Some` for a check box and whether it is ticked.
    pub checked: Option<bool>,
    /// What stands in it. In a tight list its texts are still paragraphs.
    pub content: Vec<Block>,
    /// Where it was read.
    pub span: Span,
}

/// How a column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the medium likes.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// An inline and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it was read.
    pub span: Span,
}

/// The kinds of inlines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// Characters that mean themselves. Never holds `\n`; two never stand side by side.
    Text(String),
    /// Code, its characters as they are.
    Code(String),
    /// Emphasis, commonly italic.
    Emphasis(Vec<Inline>),
    /// Strong emphasis, commonly bold.
    Strong(Vec<Inline>),
    /// Struck through.
    Strikethrough(Vec<Inline>),
    /// A link.
    Link {
        /// The address as a reader follows it, unescaped.
        target: String,
        /// The text that appears over it; empty when there is none.
        title: String,
        /// What is shown. Holds no link.
        content: Vec<Inline>,
    },
    /// An image.
    Image {
        /// The address.
        target: String,
        /// The text that appears over it; empty when there is none.
        title: String,
        /// What is shown where images are not.
        content: Vec<Inline>,
    },
    /// Mathematics as LaTeX source between its dollars.
    Math {
        /// The source.
        source: String,
        /// Set on a line of its own (`$$`).
        display: bool,
    },
    /// A footnote's sign; the label names its [`BlockKind::Footnote`].
    FootnoteReference(String),
    /// An HTML tag, as typed. Writers print it as text, never as markup.
    Html(String),
    /// A line end in the source that is a space on the page.
    SoftBreak,
    /// A line end that is one on the page.
    HardBreak,
}
