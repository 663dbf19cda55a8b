//! The grammar of queries:
//!
//! ```text
//! any    = all { "OR" all }              words next to each other bind before OR
//! all    = factor { factor }
//! factor = "-" factor | "(" any ")" | "\"" phrase "\"" | "/" pattern "/" | name ":" value | word
//! ```

use std::ops::Range;

use super::error::QueryError;
use super::filter::{Filter, NAMES};
use super::query::{Expression, Node};
use super::term::Term;
use crate::command::nearest;

/// How deep parentheses and minus signs may nest.
const DEPTH: usize = 32;

/// What stands between alternatives.
const OR: &str = "OR";

/// Reads a query; none when there is nothing in it.
pub(super) fn parse(text: &str) -> Result<Option<Node>, QueryError> {
    let mut parser = Parser { text, at: 0, open: Vec::new(), depth: 0 };
    parser.skip_blanks();
    if parser.rest().is_empty() {
        return Ok(None);
    }
    let node = parser.any()?;
    if parser.rest().starts_with(')') {
        let at = parser.at..parser.at + 1;
        return Err(QueryError::new("this ) closes no (; put it in quotes to look for it", at));
    }
    Ok(Some(node))
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// Where the parentheses stand that are open.
    open: Vec<usize>,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Whether `OR` stands here as a word.
    fn is_or(&self) -> bool {
        let behind = self.rest().strip_prefix(OR);
        behind.is_some_and(|behind| behind.chars().next().is_none_or(|next| next.is_whitespace() || next == ')'))
    }

    fn is_end(&self) -> bool {
        let rest = self.rest();
        rest.is_empty() || rest.starts_with(')')
    }

    fn any(&mut self) -> Result<Node, QueryError> {
        let start = self.at;
        let mut nodes = Vec::new();
        loop {
            if self.is_or() || self.is_end() {
                let at = if self.is_or() { self.at..self.at + OR.len() } else { self.at..self.at };
                let place = if nodes.is_empty() { "before" } else { "behind" };
                let message = format!("nothing stands {place} OR; put \"OR\" in quotes to look for it");
                let message =
                    if nodes.is_empty() && !self.is_or() { "nothing stands in these ( )".into() } else { message };
                return Err(QueryError::new(message, at));
            }
            nodes.push(self.all()?);
            if !self.is_or() {
                break;
            }
            self.at += OR.len();
            self.skip_blanks();
        }
        Ok(joined(nodes, start..self.end(), Expression::Any))
    }

    fn all(&mut self) -> Result<Node, QueryError> {
        let start = self.at;
        let mut nodes = Vec::new();
        while !self.is_end() && !self.is_or() {
            nodes.push(self.factor()?);
            self.skip_blanks();
        }
        Ok(joined(nodes, start..self.end(), Expression::All))
    }

    /// Where what was read ends, without the white space behind it.
    fn end(&self) -> usize {
        self.text.get(..self.at).map_or(self.at, |before| before.trim_end().len())
    }

    fn factor(&mut self) -> Result<Node, QueryError> {
        let start = self.at;
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(QueryError::new("this is nested too deeply", start..start + 1));
        }
        let expression = match self.rest().chars().next() {
            Some('-') => self.not()?,
            Some('(') => self.group()?,
            Some('"') => {
                let phrase = self.quoted('"', "this phrase has no end; put a \" behind it")?;
                if phrase.trim().is_empty() {
                    return Err(QueryError::new("there is nothing in these quotes", start..self.at));
                }
                Expression::Term(Term::words(&phrase))
            }
            Some('/') => self.pattern()?,
            _ => self.word()?,
        };
        self.depth -= 1;
        Ok(Node { expression, at: start..self.at })
    }

    fn not(&mut self) -> Result<Expression, QueryError> {
        let start = self.at;
        self.at += 1;
        let nothing = self.is_end() || self.rest().starts_with(char::is_whitespace);
        if nothing {
            let message = "nothing stands behind this -; write -word, or \"-\" to look for it";
            return Err(QueryError::new(message, start..self.at));
        }
        self.factor().map(|node| Expression::Not(Box::new(node)))
    }

    fn group(&mut self) -> Result<Expression, QueryError> {
        let start = self.at;
        self.open.push(start);
        self.at += 1;
        self.skip_blanks();
        if self.rest().is_empty() {
            return Err(QueryError::new("this ( is not closed; put a ) behind what belongs to it", start..start + 1));
        }
        let node = self.any()?;
        if !self.rest().starts_with(')') {
            return Err(QueryError::new("this ( is not closed; put a ) behind what belongs to it", start..start + 1));
        }
        self.at += 1;
        self.open.pop();
        Ok(node.expression)
    }

    /// What stands between two of these signs; a backslash before one makes it an ordinary character.
    fn quoted(&mut self, sign: char, unclosed: &str) -> Result<String, QueryError> {
        let start = self.at;
        let mut inside = String::new();
        let mut characters = self.rest().char_indices().skip(1).peekable();
        while let Some((at, character)) = characters.next() {
            if character == sign {
                self.at = start + at + sign.len_utf8();
                return Ok(inside);
            }
            if character == '\\' && characters.peek().is_some_and(|(_, next)| *next == sign) {
                inside.extend(characters.next().map(|(_, sign)| sign));
            } else {
                inside.push(character);
            }
        }
        Err(QueryError::new(unclosed, start..start + sign.len_utf8()))
    }

    fn pattern(&mut self) -> Result<Expression, QueryError> {
        let start = self.at;
        let unclosed = "this pattern has no end; put a / behind it, or quotes around words that start with one";
        let pattern = self.quoted('/', unclosed)?;
        if pattern.is_empty() {
            return Err(QueryError::new("there is nothing in this pattern", start..self.at));
        }
        Term::pattern(&pattern).map(Expression::Term).map_err(|(reason, at)| {
            // The pattern's own places hold where no sign in it was escaped before them.
            let escapes = self.text.get(start..self.at).map_or(0, |typed| typed.matches("\\/").count());
            let place = |byte: usize| (start + 1 + byte).min(self.at);
            let at = if escapes == 0 { place(at.start)..place(at.end) } else { start..self.at };
            QueryError::new(format!("this is no pattern: {reason}"), at)
        })
    }

    /// A word, or a filter.
    fn word(&mut self) -> Result<Expression, QueryError> {
        let start = self.at;
        if let Some((name, _)) = self.rest().split_once(':').filter(|(name, _)| is_name(name)) {
            let value = start + name.len() + 1;
            if NAMES.contains(&name) {
                self.at = value;
                return self.filter(name, start);
            }
            let behind = self.text.get(value..).unwrap_or_default();
            let meant = nearest(name, NAMES);
            if let Some(meant) = meant.filter(|_| !behind.is_empty() && !behind.starts_with([' ', '/'])) {
                let message = format!("there is no filter {name}:; did you mean {meant}:? In quotes it is looked for");
                return Err(QueryError::new(message, start..value));
            }
        }
        let word = self.bare();
        Ok(Expression::Term(Term::words(word)))
    }

    fn filter(&mut self, name: &str, start: usize) -> Result<Expression, QueryError> {
        let value = if self.rest().starts_with('"') {
            self.quoted('"', "this value has no end; put a \" behind it")?
        } else {
            self.bare().to_owned()
        };
        Filter::read(name, value.trim())
            .map(Expression::Filter)
            .map_err(|message| QueryError::new(message, start..self.at))
    }

    /// Everything up to white space, or to a parenthesis that closes one outside of it.
    fn bare(&mut self) -> &'a str {
        let rest = self.rest();
        let mut depth = 0_usize;
        let end = rest.char_indices().find(|(_, character)| match character {
            '(' => {
                depth += 1;
                false
            }
            ')' if depth > 0 => {
                depth -= 1;
                false
            }
            ')' => !self.open.is_empty(),
            character => character.is_whitespace(),
        });
        let word = end.map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
        self.at += word.len();
        word
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// One node for several.
fn joined(mut nodes: Vec<Node>, at: Range<usize>, join: fn(Vec<Node>) -> Expression) -> Node {
    if nodes.len() == 1
        && let Some(node) = nodes.pop()
    {
        return node;
    }
    Node { expression: join(nodes), at }
}
