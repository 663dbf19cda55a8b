//! The reports of several weeks as one document: a title page, a chapter a week, and at the end the figures of these weeks, what was
//! asked without an answer, and what the notes refer to.
//!
//! It is a [`Document`] like that of a report, so that every writer writes it; a chapter is a section of it.

use chrono::NaiveDate;

use super::footnotes::Labels;
use super::inlines::text;
use super::pattern::one_line;
use super::phrases::Phrases;
use super::{Document, Section, author_of};
use crate::journal::{Author, Entry, Head, Mark, Outline, SectionKind, Series};
use crate::markup::{Alignment, Block, BlockKind, Inline, InlineKind, Item, parse_inlines, plain, shift_headings};

/// The document that binds the reports of entries of one series, and the report of each. The entries stand in the order of their days.
#[must_use]
pub fn bind(entries: Vec<Entry>, series: &Series, author: &Author) -> (Document, Vec<(Document, Entry)>) {
    let mut entries = entries;
    entries.sort_by_key(|entry| (entry.details.date, entry.details.week, entry.id));
    let phrases = Phrases::of(series.language());
    let reports: Vec<(Document, Entry)> =
        entries.into_iter().map(|entry| (Document::of(&entry, series, author), entry)).collect();
    let mut labels = Labels::default();
    let mut sections: Vec<Section> = reports.iter().map(|(report, _)| chapter(report, phrases, &mut labels)).collect();
    let parts = [
        (phrases.figures, figures(&reports, phrases)),
        (phrases.open_questions, questions(&reports, phrases)),
        (phrases.references, references(&reports, phrases)),
    ];
    sections.extend(parts.into_iter().filter(|(_, blocks)| !blocks.is_empty()).map(|(heading, blocks)| Section {
        kind: SectionKind::Summary,
        heading: Some(heading.to_owned()),
        blocks,
    }));
    let dates = || reports.iter().map(|(report, _)| report.date);
    let period = match (dates().min(), dates().max()) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (first, _) => first.map_or(String::new(), |day: NaiveDate| day.to_string()),
    };
    let own = author_of_all(&reports, series, author);
    let head = Document {
        title: one_line(&series.name),
        author_line: own.author_line,
        name: own.name,
        student_id: own.student_id,
        language: series.language().to_owned(),
        date: dates().max().unwrap_or_default(),
        paper: series.report.paper.unwrap_or_default(),
        series: one_line(&series.name),
        week: 0,
        talk: String::new(),
        speakers: Vec::new(),
        sections,
        warnings: reports.first().map(|(report, _)| report.warnings.clone()).unwrap_or_default(),
        cover: Some(period),
    };
    (head, reports)
}

/// Whoever wrote them, as far as they all name one.
struct Identity {
    author_line: String,
    name: String,
    student_id: String,
}

fn author_of_all(reports: &[(Document, Entry)], series: &Series, author: &Author) -> Identity {
    let same = |of: fn(&Document) -> &String| {
        let first = reports.first().map(|(report, _)| of(report)).cloned().unwrap_or_default();
        if reports.iter().all(|(report, _)| *of(report) == first) { first } else { String::new() }
    };
    let identity = Identity {
        author_line: same(|report| &report.author_line),
        name: same(|report| &report.name),
        student_id: same(|report| &report.student_id),
    };
    if !identity.author_line.is_empty() || identity.name.is_empty() && identity.student_id.is_empty() {
        return identity;
    }
    // A line that says the week cannot stand above all of them.
    let known = reports.first().map(|(_, entry)| author_of(entry, series, author)).unwrap_or_default();
    let parts = [known.student_id, known.name].into_iter().flatten().map(|part| one_line(&part));
    Identity { author_line: parts.collect::<Vec<_>>().join(" "), ..identity }
}

/// A week: its day and speakers, then the sections of its report one level below.
fn chapter(report: &Document, phrases: &Phrases, labels: &mut Labels) -> Section {
    let mut head = vec![report.date.to_string()];
    head.extend(report.speakers.iter().cloned());
    let head = made(InlineKind::Emphasis(vec![text(&head.join(" · "))]));
    let mut blocks = vec![paragraph(vec![head])];
    for section in &report.sections {
        if let Some(heading) = &section.heading {
            blocks.push(block(BlockKind::Heading { level: 1, content: vec![text(heading)] }));
        }
        let mut own = section.blocks.clone();
        shift_headings(&mut own, 1);
        blocks.extend(own);
    }
    labels.make_own(&mut blocks);
    let title = if report.talk.is_empty() { String::new() } else { format!(": {}", report.talk) };
    Section { kind: SectionKind::Summary, heading: Some(format!("{}{title}", phrases.week(report.week))), blocks }
}

/// A table with a row a week, and one for all of them.
fn figures(reports: &[(Document, Entry)], phrases: &Phrases) -> Vec<Block> {
    let heads: Vec<Head> = reports.iter().map(|(_, entry)| Head::of(entry)).collect();
    let cell = |words: String| vec![text(&words)];
    let row = |name: String, heads: &[&Head], handed_in: String| {
        let sum = |of: fn(&Head) -> usize| heads.iter().map(|head| of(head)).sum::<usize>();
        vec![
            cell(name),
            cell(sum(|head| head.notes.words).to_string()),
            cell(sum(|head| head.summary.words + head.reflection.words).to_string()),
            cell(sum(|head| head.insights).to_string()),
            cell(format!("{} / {}", sum(|head| head.answered), sum(|head| head.answered + head.without_answer))),
            cell(handed_in),
        ]
    };
    let day = |head: &Head| head.details.handed_in.map_or("–".to_owned(), |day| day.to_string());
    let mut rows: Vec<Vec<Vec<Inline>>> =
        heads.iter().map(|head| row(head.details.week.to_string(), &[head], day(head))).collect();
    let all: Vec<&Head> = heads.iter().collect();
    let handed_in = heads.iter().filter(|head| head.details.handed_in.is_some()).count();
    rows.push(row(phrases.total.to_owned(), &all, format!("{handed_in} / {}", heads.len())));
    let head = phrases.columns.map(|column| cell(column.to_owned())).to_vec();
    let mut alignments = vec![Alignment::Right; head.len()];
    if let Some(first) = alignments.first_mut() {
        *first = Alignment::Left;
    }
    vec![block(BlockKind::Table { alignments, head, rows })]
}

/// My questions without an answer, each with its week.
fn questions(reports: &[(Document, Entry)], phrases: &Phrases) -> Vec<Block> {
    let of = |entry: &Entry, outline: &Outline| {
        let open = outline.questions().into_iter().filter(|question| question.mine && question.answers.is_empty());
        open.filter_map(|question| said(entry, outline, question.line)).collect()
    };
    listed(reports, phrases, of)
}

/// What the notes refer to, each with its week.
fn references(reports: &[(Document, Entry)], phrases: &Phrases) -> Vec<Block> {
    let of = |entry: &Entry, outline: &Outline| {
        let notes = outline.notes().iter().enumerate();
        let references = notes.filter(|(_, note)| note.mark == Some(Mark::Reference) && !note.dropped);
        references.filter_map(|(line, _)| said(entry, outline, line)).collect()
    };
    listed(reports, phrases, of)
}

/// What a note says, in Markdown.
fn said(entry: &Entry, outline: &Outline, line: usize) -> Option<Vec<Inline>> {
    let body = outline.notes().get(line)?.body.clone();
    let inlines = parse_inlines(entry.notes.line(line).get(body)?);
    (!plain(&inlines).trim().is_empty()).then_some(inlines)
}

/// A list of what each week has of something.
fn listed(
    reports: &[(Document, Entry)],
    phrases: &Phrases,
    of: impl Fn(&Entry, &Outline) -> Vec<Vec<Inline>>,
) -> Vec<Block> {
    let mut items = Vec::new();
    for (report, entry) in reports {
        for mut words in of(entry, &Outline::of(&entry.notes)) {
            words.push(text(&format!(" ({})", phrases.week(report.week))));
            items.push(Item { checked: None, content: vec![paragraph(words)], span: 0..0 });
        }
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![block(BlockKind::List { start: None, tight: true, items })]
}

/// The contents as blocks, for formats that have no such thing of their own: a heading, and the chapters as a list.
pub(super) fn contents(document: &Document) -> Vec<Block> {
    let Some(cover) = &document.cover else { return Vec::new() };
    let phrases = Phrases::of(&document.language);
    let item = |heading: &String| Item { checked: None, content: vec![paragraph(vec![text(heading)])], span: 0..0 };
    let items: Vec<Item> = document.sections.iter().filter_map(|section| section.heading.as_ref()).map(item).collect();
    let heading = BlockKind::Heading { level: super::SECTION_LEVEL, content: vec![text(phrases.contents)] };
    let mut blocks = vec![paragraph(vec![text(cover)]), block(heading)];
    if !items.is_empty() {
        blocks.push(block(BlockKind::List { start: None, tight: true, items }));
    }
    blocks
}

fn paragraph(content: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph(content))
}

fn block(kind: BlockKind) -> Block {
    Block { kind, span: 0..0 }
}

fn made(kind: InlineKind) -> Inline {
    Inline { kind, span: 0..0 }
}

#[cfg(test)]
mod tests;
