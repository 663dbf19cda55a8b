//! Beside the report: in which format it goes out, how long it is, whether it was handed in, what the checks found.

use ratatui::style::Style;

use super::canvas::{Canvas, Rows};
use crate::app::{Area, Model};
use crate::report::Format;
use crate::report::template::NAMES;

/// Draws the choices, when they have a place.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let (Some(area), Some(open)) = (model.layout.choices, &model.open) else { return };
    canvas.line_left_of(area);
    let theme = canvas.theme;
    let (_, inner) = area.split_left(1);
    let mut rows = canvas.rows(inner);
    rows.line("Export as", theme.heading);
    for format in Format::ALL {
        let is_chosen = format == model.report.format;
        let style = if is_chosen { theme.strong } else { Style::new() };
        let mut pen = rows.pen();
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        pen.column(6, format.name(), style);
        let quiet = if is_chosen { Style::new() } else { theme.quiet };
        pen.cut(if format.is_built() { what(format) } else { "not in this build" }, quiet);
    }
    template(&mut rows, model);
    rows.gap();
    rows.line("Length", theme.heading);
    lengths(&mut rows, model);
    rows.gap();
    let mut pen = rows.pen();
    pen.write("Handed in  ", theme.heading);
    match open.entry.details.handed_in {
        Some(date) => pen.cut(&format!("✓ {date}"), Style::new()),
        None => pen.cut("not yet", theme.quiet),
    }
    rows.gap();
    findings(&mut rows, model);
    if let Some(place) = Format::ALL.iter().position(|format| *format == model.report.format) {
        let row = u16::try_from(place).unwrap_or(0) + 1;
        if row < inner.height {
            let chosen = Area { y: inner.y.saturating_add(row), height: 1, ..inner };
            canvas.tint(chosen, theme.chosen);
        }
    }
}

/// The template that a typeset report has.
fn template(rows: &mut Rows<'_, '_>, model: &Model) {
    let settings = model.open_series().map(|series| &series.report);
    let own = settings.and_then(|settings| settings.typst_import.as_ref()).map(|import| import.function.as_str());
    let name = settings.and_then(|settings| settings.template.as_deref()).or(own).unwrap_or(NAMES[0]);
    let theme = rows.theme();
    let mut pen = rows.pen();
    pen.write("Template  ", theme.heading);
    pen.cut(name, Style::new());
}

/// What the checks found: the selected thing in full, the others a row each.
fn findings(rows: &mut Rows<'_, '_>, model: &Model) {
    let (theme, report) = (rows.theme(), &model.report);
    match &report.findings {
        None => return rows.line("Checks  …", theme.heading),
        Some(Err(reason)) => {
            rows.line("Checks", theme.heading);
            return rows.wrapped(&format!("  {reason}"), theme.quiet);
        }
        Some(Ok(found)) if found.is_empty() => {
            let mut pen = rows.pen();
            pen.write("Checks  ", theme.heading);
            return pen.cut("✓ nothing found", Style::new());
        }
        Some(Ok(found)) => rows.line(&format!("Checks  {}", found.len()), theme.warning),
    }
    // The selected one has what is around it in sight.
    let room = usize::from(rows.left());
    let top = report.finding.saturating_sub(room.saturating_sub(3));
    for (place, finding) in report.found().iter().enumerate().skip(top) {
        let is_selected = place == report.finding;
        let sign = if is_selected { "› " } else { "  " };
        let style = if is_selected { Style::new() } else { theme.quiet };
        let words = finding.message.split_whitespace().collect::<Vec<_>>().join(" ");
        if is_selected {
            rows.hanging(sign, theme.key, &words, style);
        } else {
            let mut pen = rows.pen();
            pen.write(sign, theme.key);
            pen.cut(&words, style);
        }
    }
}

fn lengths(rows: &mut Rows<'_, '_>, model: &Model) {
    let count = model.report.count;
    let target = model.open_series().and_then(|series| series.report.target.as_ref());
    let of = |target: Option<u32>| target.map(|target| format!(" of {target}")).unwrap_or_default();
    measure(rows, &format!("{}{}", count.words, of(target.and_then(|target| target.words))), "words");
    measure(rows, &count.characters.to_string(), "characters");
    measure(rows, &count.characters_without_spaces.to_string(), "without spaces");
    let quiet = rows.theme().quiet;
    match &model.report.pages {
        Some(Ok(pages)) => {
            let of = of(target.and_then(|target| target.pages));
            measure(rows, &format!("{pages}{of}"), if *pages == 1 { "page" } else { "pages" });
        }
        Some(Err(reason)) => rows.wrapped(&format!("  {reason}"), quiet),
        None if Format::Pdf.is_built() => measure(rows, "…", "pages"),
        None => {}
    }
}

/// A number with its unit, the units of all of them under each other.
fn measure(rows: &mut Rows<'_, '_>, number: &str, unit: &str) {
    let quiet = rows.theme().quiet;
    let mut pen = rows.pen();
    pen.column_right(11, number, Style::new());
    pen.skip(1);
    pen.cut(unit, quiet);
}

fn what(format: Format) -> &'static str {
    match format {
        Format::Markdown => "Markdown",
        Format::Typst => "Typst source",
        Format::Pdf => "typeset PDF",
        Format::Docx => "Word file",
        Format::Html => "web page",
        Format::Text => "plain text",
        Format::Json => "data",
    }
}
