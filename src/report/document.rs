//! The document: what a report says, in the order in which it says it, before any format.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::footnotes;
use super::inlines::text;
use super::lists;
use super::pattern::{Pattern, PatternError, Values, one_line};
use super::phrases::Phrases;
use crate::journal::{Author, Entry, Field, Paper, SectionKind, SectionSetting, Series, Speaker, Unknown};
use crate::markup::{Block, BlockKind, normalise, parse, shift_headings};

#[cfg(test)]
mod tests;

/// Pattern of the title of a series that says nothing else.
pub const DEFAULT_TITLE: &str = "Week {week} Report";

/// Pattern of the author line of a series that says nothing else.
pub const DEFAULT_AUTHOR_LINE: &str = "{student_id} {name}";

/// Level of the headings of sections; the title's is one above.
pub const SECTION_LEVEL: u8 = 2;

/// What a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Title of the report, on one line; blank when its pattern gives nothing.
    pub title: String,
    /// The line below the title; blank when no author is known.
    pub author_line: String,
    /// The author's name, or nothing.
    pub name: String,
    /// The author's student number, or nothing.
    pub student_id: String,
    /// Language as a BCP 47 tag.
    pub language: String,
    /// Day of the talk.
    pub date: NaiveDate,
    /// Size of a page.
    pub paper: Paper,
    /// Name of the series.
    pub series: String,
    /// Week of the series.
    pub week: u32,
    /// Title of the talk, or nothing.
    pub talk: String,
    /// Who spoke, each with where they work.
    pub speakers: Vec<String>,
    /// The sections that say something.
    pub sections: Vec<Section>,
    /// Patterns of the series that could not be used; the default stands in their place.
    pub warnings: Vec<PatternError>,
    /// What stands below the author on the title page of a document of several weeks, whose sections are its chapters; `None` for a
    /// report.
    pub cover: Option<String>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub kind: SectionKind,
    /// Its heading; `None` when it has none.
    pub heading: Option<String>,
    /// What it says; headings are at the level at which they were typed. Spans are bytes of the text of [`Section::origin`].
    pub blocks: Vec<Block>,
}

impl Section {
    /// The text of the entry that the spans point into.
    #[must_use]
    pub fn origin(&self) -> Field {
        match self.kind {
            SectionKind::Summary => Field::Summary,
            SectionKind::Reflection => Field::Reflection,
            SectionKind::Questions | SectionKind::FollowUps => Field::Notes,
        }
    }

    /// The section in normal form below a title of level 1: its heading at level 2, headings inside the prose two levels
    /// below where they were typed. The lowest level is 6, so what was typed below level 4 ends there.
    #[must_use]
    pub fn body(&self) -> Vec<Block> {
        self.body_at(SECTION_LEVEL, SECTION_LEVEL)
    }

    /// [`Section::body`] with its heading at this level and headings inside the prose so many levels below where they were typed.
    fn body_at(&self, level: u8, below: u8) -> Vec<Block> {
        let mut blocks = self.blocks.clone();
        shift_headings(&mut blocks, below.cast_signed());
        if let Some(heading) = &self.heading {
            let kind = BlockKind::Heading { level, content: vec![text(heading)] };
            blocks.insert(0, Block { kind, span: 0..0 });
        }
        normalise(blocks)
    }
}

impl Document {
    /// The report of an entry. `author` is the configuration's; the series' goes over it, the entry's over both.
    ///
    /// A section that follows a headed one is headed as well: it would read as a part of that one.
    #[must_use]
    pub fn of(entry: &Entry, series: &Series, author: &Author) -> Self {
        let author = author_of(entry, series, author);
        let values = values(entry, series, &author);
        let mut warnings = Vec::new();
        let settings = &series.report;
        let title = printed(settings.title.as_deref(), DEFAULT_TITLE, &values, &mut warnings);
        let author_line = if author.is_empty() {
            String::new()
        } else {
            printed(settings.author_line.as_deref(), DEFAULT_AUTHOR_LINE, &values, &mut warnings)
        };
        Self {
            title,
            author_line,
            name: values.name.unwrap_or_default(),
            student_id: values.student_id.unwrap_or_default(),
            language: series.language().to_owned(),
            date: entry.details.date,
            paper: settings.paper.unwrap_or_default(),
            series: one_line(&series.name),
            week: entry.details.week,
            talk: one_line(&entry.details.title),
            speakers: entry.details.speakers.iter().map(|speaker| one_line(&speaker.to_string())).collect(),
            sections: sections(entry, series),
            warnings,
            cover: None,
        }
    }

    /// All sections as one text below a title of level 1.
    #[must_use]
    pub fn body(&self) -> Vec<Block> {
        self.body_at(SECTION_LEVEL, SECTION_LEVEL)
    }

    /// All sections as one text, with their headings at this level and those inside the prose so many levels below where they were
    /// typed.
    pub(super) fn body_at(&self, level: u8, below: u8) -> Vec<Block> {
        self.sections.iter().flat_map(|section| section.body_at(level, below)).collect()
    }
}

/// The sections of a series' reports, each once: its own setting, else summary, questions, reflection, follow-ups.
#[must_use]
pub fn section_settings(series: &Series) -> Vec<SectionSetting> {
    let default = |section, headed| SectionSetting { section, headed, heading: None, unknown: Unknown::new() };
    let Some(settings) = &series.report.sections else {
        return vec![
            default(SectionKind::Summary, false),
            default(SectionKind::Questions, true),
            default(SectionKind::Reflection, false),
            default(SectionKind::FollowUps, true),
        ];
    };
    let mut seen = HashSet::new();
    settings.iter().filter(|setting| seen.insert(setting.section)).cloned().collect()
}

/// The words of a section's heading.
#[must_use]
pub fn heading_of(setting: &SectionSetting, series: &Series) -> String {
    let own = setting.heading.as_deref().map(one_line).filter(|heading| !heading.is_empty());
    own.unwrap_or_else(|| Phrases::of(series.language()).heading(setting.section).to_owned())
}

/// The identity that the reports of an entry print.
#[must_use]
pub fn author_of(entry: &Entry, series: &Series, general: &Author) -> Author {
    let of_series = series.author.as_ref().map_or_else(|| general.clone(), |author| author.over(general));
    entry.details.author.as_ref().map_or_else(|| of_series.clone(), |author| author.over(&of_series))
}

/// The speakers on one line.
#[must_use]
pub fn speakers_line(speakers: &[Speaker]) -> String {
    speakers.iter().map(|speaker| one_line(&speaker.to_string())).collect::<Vec<_>>().join(", ")
}

fn values(entry: &Entry, series: &Series, author: &Author) -> Values {
    Values {
        week: Some(entry.details.week),
        title: Some(one_line(&entry.details.title)),
        series: Some(one_line(&series.name)),
        date: Some(entry.details.date.to_string()),
        name: author.name.as_deref().map(one_line),
        student_id: author.student_id.as_deref().map(one_line),
        speakers: Some(speakers_line(&entry.details.speakers)),
    }
}

fn printed(own: Option<&str>, default: &str, values: &Values, warnings: &mut Vec<PatternError>) -> String {
    let pattern = Pattern::parse(own.unwrap_or(default)).or_else(|error| {
        warnings.push(error);
        Pattern::parse(default)
    });
    pattern.map(|pattern| pattern.print(values)).unwrap_or_default()
}

fn sections(entry: &Entry, series: &Series) -> Vec<Section> {
    let phrases = Phrases::of(series.language());
    let mut sections: Vec<Section> = Vec::new();
    let mut behind_headed = false;
    let mut labels = footnotes::Labels::default();
    for setting in section_settings(series) {
        let mut blocks = match setting.section {
            SectionKind::Summary => parse(&entry.summary.to_string()),
            SectionKind::Reflection => parse(&entry.reflection.to_string()),
            SectionKind::Questions => lists::questions(&entry.notes, phrases, entry.talk_was_over()),
            SectionKind::FollowUps => lists::follow_ups(&entry.notes),
        };
        if blocks.is_empty() {
            continue;
        }
        labels.make_own(&mut blocks);
        behind_headed |= setting.headed;
        let heading = behind_headed.then(|| heading_of(&setting, series));
        sections.push(Section { kind: setting.section, heading, blocks });
    }
    sections
}
