//! Beside the report: in which format it goes out, how long it is, whether it was handed in.

use ratatui::style::Style;

use super::canvas::{Canvas, Rows};
use crate::app::{Area, Model};
use crate::report::Format;

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
    rows.gap();
    rows.line("Length", theme.heading);
    lengths(&mut rows, model);
    rows.gap();
    rows.line("Handed in", theme.heading);
    match open.entry.details.handed_in {
        Some(date) => rows.line(&format!("  ✓ {date}"), Style::new()),
        None => rows.line("  not yet", theme.quiet),
    }
    if let Some(place) = Format::ALL.iter().position(|format| *format == model.report.format) {
        let row = u16::try_from(place).unwrap_or(0) + 1;
        if row < inner.height {
            let chosen = Area { y: inner.y.saturating_add(row), height: 1, ..inner };
            canvas.tint(chosen, theme.chosen);
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
