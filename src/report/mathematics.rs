//! Mathematics: the LaTeX that is typed between dollars as a [`Formula`], read once for every format.
//!
//! HTML takes [`Formula::mathml`] as it is. The other formats are written from [`Formula::nodes`], a tree without a
//! format: `report::typst` has such a writer. Markdown, plain text and the screens show the source. A formula that is
//! not understood is no error of the report: a writer shows it as it was typed, dollars and all, and
//! [`not_understood`] names it with its place.
//!
//! It must not know of any format.

mod places;
mod read;
mod tree;

#[cfg(test)]
pub(in crate::report) mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

pub use places::not_understood;
pub use tree::{Fraction, Node, Operator, Row, Scripts, Size, Table, TextStyle};

/// A formula that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// Whether it stands on a line of its own.
    pub display: bool,
    /// It as an element `math` of MathML Core.
    pub mathml: String,
    /// Its parts.
    pub nodes: Row,
}

/// Why a formula cannot be set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FormulaError {
    /// What is wrong, as a part of a sentence.
    pub message: String,
    /// Where, in bytes of the source.
    pub span: Range<usize>,
}

/// How many signs that can open a group a formula may have. A page of derivations has some three hundred.
const MOST_GROUPS: usize = 2000;

/// What the parser needs of the stack for one of these, in bytes: 25 KB were measured without optimisation.
const STACK_OF_GROUP: usize = 32 << 10;

/// What it needs for a formula without any.
const STACK: usize = 512 << 10;

/// What is common in seminars and not built into the parser.
const MACROS: [(&str, &str); 4] = [
    ("argmax", r"\operatorname*{arg\,max}"),
    ("argmin", r"\operatorname*{arg\,min}"),
    ("substack", r"\begin{matrix}#1\end{matrix}"),
    ("textcolor", r"{\color{#1}#2}"),
];

impl Formula {
    /// Reads the source that stands between the dollars.
    ///
    /// # Errors
    /// When it is not LaTeX of the common subset, or is nested too deeply to be set.
    pub fn read(source: &str, display: bool) -> Result<Self, FormulaError> {
        let groups = source.bytes().filter(|byte| b"\\{[^_".contains(byte)).count();
        if groups > MOST_GROUPS {
            return Err(FormulaError { message: "the formula is too long".to_owned(), span: 0..source.len() });
        }
        // The parser recurses without a limit of its own.
        let stack = STACK + groups * STACK_OF_GROUP;
        stacker::maybe_grow(stack, stack, || {
            let mathml = mathml(source, display)?;
            let nodes = read::row(&mathml).map_err(|message| FormulaError { message, span: 0..source.len() })?;
            Ok(Self { display, mathml, nodes })
        })
    }
}

fn mathml(source: &str, display: bool) -> Result<String, FormulaError> {
    static PARSER: LazyLock<LatexToMathML> = LazyLock::new(|| {
        let macros = MACROS.map(|(name, meaning)| (name.to_owned(), meaning.to_owned())).to_vec();
        LatexToMathML::new(MathCoreConfig { macros, ..MathCoreConfig::default() }).unwrap_or_default()
    });
    let display = if display { MathDisplay::Block } else { MathDisplay::Inline };
    match PARSER.convert_with_local_state(source, display) {
        Ok(result) => Ok(result.mathml),
        Err(error) => Err(FormulaError { message: part_of_sentence(&error.error_message()), span: error.0 }),
    }
}

/// The parser's sentence without its capital and its stop.
fn part_of_sentence(sentence: &str) -> String {
    let mut characters = sentence.trim_end_matches('.').chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
