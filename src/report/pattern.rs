//! Patterns: how a title or an author line is made of what is known, and read back.
//!
//! `{week}` stands for a value, `{week:02}` for a number of at least two digits, `{{` and `}}` for the braces themselves.

use regex::Regex;

#[cfg(test)]
mod tests;

/// What a pattern can name. A value that is missing prints as nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// `{week}`
    pub week: Option<u32>,
    /// `{title}`: of the talk.
    pub title: Option<String>,
    /// `{series}`: its name.
    pub series: Option<String>,
    /// `{date}`: of the talk, as 2024-09-19.
    pub date: Option<String>,
    /// `{name}`: of the author.
    pub name: Option<String>,
    /// `{student_id}`: of the author.
    pub student_id: Option<String>,
    /// `{speakers}`: as `Junyang Lin (Qwen team), Ada Lovelace`.
    pub speakers: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Week,
    Title,
    Series,
    Date,
    Author,
    StudentId,
    Speakers,
}

const NAMES: [(&str, Name); 7] = [
    ("week", Name::Week),
    ("title", Name::Title),
    ("series", Name::Series),
    ("date", Name::Date),
    ("name", Name::Author),
    ("student_id", Name::StudentId),
    ("speakers", Name::Speakers),
];

/// Most digits to which `{week:02}` may fill a number up.
const MOST_DIGITS: usize = 9;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Literal(String),
    Value { name: Name, digits: usize },
}

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

/// Why a text is not a pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// A name that stands for nothing.
    #[error(
        "the pattern \"{pattern}\" names {{{name}}}, which is unknown; use {{week}}, {{title}}, {{series}}, {{date}}, {{name}}, {{student_id}} or {{speakers}}"
    )]
    Unknown {
        /// The whole.
        pattern: String,
        /// What stands between the braces.
        name: String,
    },
    /// A brace without its partner.
    #[error("the pattern \"{pattern}\" has a single {brace}; write it twice to print it")]
    Brace {
        /// The whole.
        pattern: String,
        /// `{` or `}`.
        brace: char,
    },
    /// Something behind the colon that is no number of digits.
    #[error("the pattern \"{pattern}\" has :{format} behind a name; only {{week}} takes one, such as {{week:02}}")]
    Format {
        /// The whole.
        pattern: String,
        /// What stands behind the colon.
        format: String,
    },
}

impl Pattern {
    /// Parses a pattern.
    ///
    /// # Errors
    /// When it names something unknown, or its braces or formats are wrong.
    pub fn parse(pattern: &str) -> Result<Self, PatternError> {
        let brace = |brace| PatternError::Brace { pattern: pattern.to_owned(), brace };
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..at]);
            let sign = if rest[at..].starts_with('{') { '{' } else { '}' };
            let behind = &rest[at + 1..];
            if let Some(behind) = behind.strip_prefix(sign) {
                literal.push(sign);
                rest = behind;
            } else if sign == '{' {
                let (inside, behind) = behind.split_once('}').ok_or_else(|| brace('{'))?;
                if !literal.is_empty() {
                    parts.push(Part::Literal(std::mem::take(&mut literal)));
                }
                parts.push(value(pattern, inside)?);
                rest = behind;
            } else {
                return Err(brace('}'));
            }
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        Ok(Self { parts })
    }

    /// The text with the values in their places. A missing or blank value leaves no double space and no empty pair of
    /// parentheses behind; the text has no space at its ends.
    #[must_use]
    pub fn print(&self, values: &Values) -> String {
        self.print_with(|name, digits| values.get(name, digits).map(|value| one_line(&value)).unwrap_or_default())
    }

    fn print_with(&self, mut value: impl FnMut(Name, usize) -> String) -> String {
        let mut text = String::new();
        let mut behind_blank = false;
        for part in &self.parts {
            match part {
                Part::Literal(literal) if behind_blank => {
                    let mut literal = literal.as_str();
                    if let (true, Some(rest)) = (text.ends_with('('), literal.strip_prefix(')')) {
                        text.pop();
                        literal = rest;
                    }
                    if text.is_empty() || text.ends_with(' ') {
                        literal = literal.trim_start_matches(' ');
                    }
                    text.push_str(literal);
                    behind_blank &= literal.is_empty();
                }
                Part::Literal(literal) => text.push_str(literal),
                Part::Value { name, digits } => {
                    let value = value(*name, *digits);
                    behind_blank = value.is_empty();
                    text.push_str(&value);
                }
            }
        }
        text.trim().to_owned()
    }

    /// Whether every entry gives a text that is not blank.
    #[must_use]
    pub fn is_never_blank(&self) -> bool {
        self.parts.iter().any(|part| match part {
            Part::Literal(literal) => literal.chars().any(char::is_alphanumeric),
            Part::Value { name, .. } => matches!(name, Name::Week | Name::Date),
        })
    }

    /// The values that print as `text`, as many as can be; `None` when none do. A name that stands twice must have one
    /// value.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Values> {
        const MAY_BE_BLANK: [Name; 4] = [Name::Speakers, Name::Title, Name::StudentId, Name::Author];
        let is_named = |name: &Name| {
            self.parts.iter().any(|part| matches!(part, Part::Value { name: other, .. } if other == name))
        };
        let blank: Vec<Name> = MAY_BE_BLANK.into_iter().filter(is_named).collect();
        let mut sets: Vec<u32> = (0..1 << blank.len()).collect();
        sets.sort_by_key(|set| set.count_ones());
        sets.into_iter().find_map(|set| {
            let is_blank = |name| blank.iter().position(|other| *other == name).is_some_and(|at| set & (1 << at) != 0);
            self.read_without(text, is_blank)
        })
    }

    /// The values that print as `text` when some have none.
    fn read_without(&self, text: &str, is_blank: impl Fn(Name) -> bool) -> Option<Values> {
        // Stands for a value while the expression is made: patterns have no character of private use.
        const VALUE: &str = "\u{f8ff}";
        let mut names = Vec::new();
        let form = self.print_with(|name, _| {
            if is_blank(name) {
                return String::new();
            }
            names.push(name);
            VALUE.to_owned()
        });
        let mut pieces = form.split(VALUE).map(regex::escape);
        let mut expression = format!("^{}", pieces.next()?);
        for (name, piece) in names.iter().zip(pieces) {
            expression.push_str(match name {
                Name::Week => r"(\d{1,10})",
                Name::Date => r"(\d{4}-\d{2}-\d{2})",
                Name::StudentId => r"(\S+)",
                Name::Title | Name::Series | Name::Author | Name::Speakers => "(.+)",
            });
            expression.push_str(&piece);
        }
        expression.push('$');
        let captures = Regex::new(&expression).ok()?.captures(text)?;
        let mut values = Values::default();
        for (name, found) in names.into_iter().zip(captures.iter().skip(1)) {
            values.set(name, found?.as_str())?;
        }
        (self.print(&values) == text).then_some(values)
    }
}

fn value(pattern: &str, inside: &str) -> Result<Part, PatternError> {
    let (written, format) = inside.split_once(':').map_or((inside, None), |(name, format)| (name, Some(format)));
    let (_, name) = NAMES
        .iter()
        .find(|(name, _)| *name == written)
        .ok_or_else(|| PatternError::Unknown { pattern: pattern.to_owned(), name: written.to_owned() })?;
    let digits = match format {
        None => 0,
        Some(format) => format
            .strip_prefix('0')
            .and_then(|digits| digits.parse().ok())
            .filter(|digits| *name == Name::Week && (1..=MOST_DIGITS).contains(digits))
            .ok_or_else(|| PatternError::Format { pattern: pattern.to_owned(), format: format.to_owned() })?,
    };
    Ok(Part::Value { name: *name, digits })
}

impl Values {
    fn get(&self, name: Name, digits: usize) -> Option<String> {
        match name {
            Name::Week => self.week.map(|week| format!("{week:0digits$}")),
            Name::Title => self.title.clone(),
            Name::Series => self.series.clone(),
            Name::Date => self.date.clone(),
            Name::Author => self.name.clone(),
            Name::StudentId => self.student_id.clone(),
            Name::Speakers => self.speakers.clone(),
        }
    }

    /// Takes a value over; `None` when it is another than the one that is there.
    fn set(&mut self, name: Name, text: &str) -> Option<()> {
        if name == Name::Week {
            let week = text.parse().ok()?;
            return (*self.week.get_or_insert(week) == week).then_some(());
        }
        let place = match name {
            Name::Week | Name::Title => &mut self.title,
            Name::Series => &mut self.series,
            Name::Date => &mut self.date,
            Name::Author => &mut self.name,
            Name::StudentId => &mut self.student_id,
            Name::Speakers => &mut self.speakers,
        };
        (*place.get_or_insert_with(|| text.to_owned()) == text).then_some(())
    }
}

/// A text on one line: control characters, line ends among them, are spaces, and there are none at the ends.
#[must_use]
pub fn one_line(text: &str) -> String {
    let is_break = |character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}');
    text.replace(is_break, " ").trim().to_owned()
}
