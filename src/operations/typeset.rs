//! Reports in the formats that ask something of the machine: PDFs with its fonts, and personal templates, which are typeset in
//! a process of their own.

#[cfg(feature = "pdf")]
mod apart;
#[cfg(feature = "pdf")]
mod machine;

use super::templates::Chosen;
use super::{OperationError, World};
use crate::journal::{Entry, Series};
use crate::report::{Document, Format, RenderError, Rendered, Report, Template};

#[cfg(feature = "pdf")]
pub use apart::typeset_for_parent;

impl World {
    /// The report in a format and a form.
    pub(super) fn typeset(
        &self,
        entry: &Entry,
        series: &Series,
        format: Format,
        chosen: &Chosen,
    ) -> Result<Rendered, RenderError> {
        let document = Document::of(entry, series, &self.config.author);
        self.typeset_bound(entry, series, &document, &[], format, chosen)
    }

    /// A document of several weeks in a format and a form; `entry` is the first of them. Without `bound` it is the report of `entry`.
    pub(super) fn typeset_bound(
        &self,
        entry: &Entry,
        series: &Series,
        document: &Document,
        bound: &[(Document, Entry)],
        format: Format,
        chosen: &Chosen,
    ) -> Result<Rendered, RenderError> {
        let report = Report { bound, ..Report::new(entry, series, document, &chosen.template) };
        if format == Format::Pdf && cfg!(feature = "pdf") {
            return self.pdf(report, chosen);
        }
        report.render(format)
    }

    /// The number of pages of the report of an entry, in the form of its series.
    ///
    /// # Errors
    /// When its series or the template cannot be read, or this build has no PDF writer.
    pub fn pages(&self, entry: &Entry) -> Result<usize, OperationError> {
        let series = self.store.read_series(&entry.series)?;
        let chosen = self.template_of(&series)?;
        let document = Document::of(entry, &series, &self.config.author);
        self.count_pages(&document, &chosen).map_err(|source| OperationError::Render {
            week: entry.details.week,
            format: Format::Pdf.name(),
            source,
        })
    }

    #[cfg(feature = "pdf")]
    fn count_pages(&self, document: &Document, chosen: &Chosen) -> Result<usize, RenderError> {
        use crate::report::pdf::Typesetter;
        match apart::Apart::of(self, chosen) {
            Some((apart, template)) => Ok(apart.typeset(&crate::report::typst::write(document, &template))?.pages),
            None => crate::report::pages(document, &built_in(chosen)),
        }
    }

    #[cfg(not(feature = "pdf"))]
    #[expect(clippy::unused_self, reason = "the form that the build with PDF has")]
    fn count_pages(&self, document: &Document, chosen: &Chosen) -> Result<usize, RenderError> {
        crate::report::pages(document, &built_in(chosen))
    }

    /// A PDF: in this process with a built-in template, in another one with a personal one.
    #[cfg(feature = "pdf")]
    fn pdf(&self, report: Report<'_>, chosen: &Chosen) -> Result<Rendered, RenderError> {
        use crate::report::pdf::Here;
        if let Some((apart, template)) = apart::Apart::of(self, chosen) {
            return Report { template: &template, typesetter: &apart, ..report }.render(Format::Pdf);
        }
        let template = built_in(chosen);
        let here = Here(&machine::System { templates: None });
        let mut rendered = Report { template: &template, typesetter: &here, ..report }.render(Format::Pdf)?;
        if let Template::Personal(import) = &chosen.template {
            let name = crate::report::template::file_name(&import.line).unwrap_or_else(|| import.function.clone());
            let directory = self.templates_directory();
            rendered.warnings.push(format!(
                "set in the plain template: the report's own, {name}, is not in {}; put it there to have it",
                directory.display()
            ));
        }
        Ok(rendered)
    }

    #[cfg(not(feature = "pdf"))]
    #[expect(clippy::unused_self, reason = "the form that the build with PDF has")]
    fn pdf(&self, _: Report<'_>, _: &Chosen) -> Result<Rendered, RenderError> {
        Err(RenderError::NoPdf)
    }
}

/// The built-in template of a report: the plain one in the place of a personal one.
fn built_in(chosen: &Chosen) -> Template {
    match &chosen.template {
        Template::Personal(_) => Template::Plain,
        template => template.clone(),
    }
}
