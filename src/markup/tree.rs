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
    /// What a footnote reference with this label points to. In normal form it stands at the top level.
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

/// The cells of a table's row.
type Row = Vec<Vec<Inline>>;

impl BlockKind {
    /// The runs of blocks that stand in it: that of a quotation or a footnote, and one an item of a list.
    pub fn contents(&self) -> impl Iterator<Item = &[Block]> {
        let (content, items): (Option<&[Block]>, &[Item]) = match self {
            Self::Quote(content) | Self::Footnote { content, .. } => (Some(content), &[]),
            Self::List { items, .. } => (None, items),
            _ => (None, &[]),
        };
        content.into_iter().chain(items.iter().map(|item| item.content.as_slice()))
    }

    /// [`BlockKind::contents`], to be changed.
    pub fn contents_mut(&mut self) -> impl Iterator<Item = &mut Vec<Block>> {
        let (content, items): (Option<&mut Vec<Block>>, &mut [Item]) = match self {
            Self::Quote(content) | Self::Footnote { content, .. } => (Some(content), &mut []),
            Self::List { items, .. } => (None, items),
            _ => (None, &mut []),
        };
        content.into_iter().chain(items.iter_mut().map(|item| &mut item.content))
    }

    /// The inlines that stand in it and in no block within it: those of a paragraph or a heading, and of each cell of
    /// a table, row by row.
    pub fn texts(&self) -> impl Iterator<Item = &[Inline]> {
        let (content, head, rows): (Option<&[Inline]>, Option<&Row>, &[Row]) = match self {
            Self::Paragraph(content) | Self::Heading { content, .. } => (Some(content), None, &[]),
            Self::Table { head, rows, .. } => (None, Some(head), rows),
            _ => (None, None, &[]),
        };
        content.into_iter().chain(head.into_iter().chain(rows).flatten().map(Vec::as_slice))
    }

    /// [`BlockKind::texts`], to be changed.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        let (content, head, rows): (Option<&mut Vec<Inline>>, Option<&mut Row>, &mut [Row]) = match self {
            Self::Paragraph(content) | Self::Heading { content, .. } => (Some(content), None, &mut []),
            Self::Table { head, rows, .. } => (None, Some(head), rows),
            _ => (None, None, &mut []),
        };
        content.into_iter().chain(head.into_iter().chain(rows).flatten())
    }

    /// Whether both are lists of one sort, of bullets or of numbers, which side by side could be taken for one list.
    #[must_use]
    pub fn is_list_of_sort(&self, other: &Self) -> bool {
        matches!((self, other), (Self::List { start: first, .. }, Self::List { start: second, .. })
            if first.is_some() == second.is_some())
    }
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

impl InlineKind {
    /// What stands in an emphasis, a link or an image; `None` for what can hold nothing.
    #[must_use]
    pub fn content(&self) -> Option<&[Inline]> {
        match self {
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Link { content, .. }
            | Self::Image { content, .. } => Some(content),
            _ => None,
        }
    }

    /// [`InlineKind::content`], to be changed.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Link { content, .. }
            | Self::Image { content, .. } => Some(content),
            _ => None,
        }
    }
}

/// Moves the places of inlines first back, not beyond the start, then forth.
pub fn move_spans(inlines: &mut [Inline], back: usize, forth: usize) {
    for inline in inlines {
        inline.span = inline.span.start.saturating_sub(back) + forth..inline.span.end.saturating_sub(back) + forth;
        if let Some(content) = inline.kind.content_mut() {
            move_spans(content, back, forth);
        }
    }
}
