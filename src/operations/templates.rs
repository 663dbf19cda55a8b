//! Which form a report is typeset in: a built-in template, the one that imported reports used, or a file in the
//! configuration's `templates/`.

use std::path::{Path, PathBuf};

use super::{OperationError, World};
use crate::command::nearest;
use crate::files::{Disk, Files};
use crate::journal::{Series, TypstImport, Unknown};
use crate::report::Template;
use crate::report::template::{self, NAMES, TemplateError};

/// Longest template, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// Why a report cannot be typeset in a template.
#[derive(Debug, thiserror::Error)]
pub enum TemplateChoiceError {
    /// No template has this name.
    #[error("there is no template \"{name}\" in {}; {advice}", directory.display())]
    Missing {
        /// The name.
        name: String,
        /// Where the user's own are.
        directory: PathBuf,
        /// Which was meant, or which there are.
        advice: String,
    },
    /// The file is no template.
    #[error("cannot use the template {}: {source}", path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: TemplateError,
    },
}

/// The form of a report.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    /// What the Typst text is written for.
    pub template: Template,
    /// The file of a personal template, if there is one.
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only a PDF is typeset with it"))]
    pub file: Option<PathBuf>,
}

impl World {
    /// The directory of the user's own templates.
    #[must_use]
    pub fn templates_directory(&self) -> PathBuf {
        self.locations.config.parent().unwrap_or(Path::new("")).join("templates")
    }

    /// The names of all templates: the built-in ones, then the user's own by name.
    #[must_use]
    pub fn templates(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.templates_directory()).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".typ")?.to_owned()));
        let mut own: Vec<String> = names.filter(|name| !NAMES.contains(&name.as_str())).collect();
        own.sort();
        NAMES.into_iter().map(str::to_owned).chain(own).collect()
    }

    /// The template of this world, else that of the series, else the one that its imported reports used, else the plain one.
    pub(super) fn template_of(&self, series: &Series) -> Result<Chosen, OperationError> {
        if let Some(name) = self.template.as_deref().or(series.report.template.as_deref()) {
            return match Template::called(name) {
                Some(template) => Ok(Chosen { template, file: None }),
                None => self.own_template(name, series),
            };
        }
        let template = Template::of(series);
        let file = match &template {
            Template::Personal(import) => template::file_name(&import.line).and_then(|name| self.template_file(&name)),
            _ => None,
        };
        Ok(Chosen { template, file })
    }

    /// A template in the user's directory, with what it takes read from its file.
    fn own_template(&self, name: &str, series: &Series) -> Result<Chosen, OperationError> {
        let stem = name.strip_suffix(".typ").unwrap_or(name);
        let file = format!("{stem}.typ");
        let path = self.template_file(&file).ok_or_else(|| self.no_template(name))?;
        let bytes =
            Disk::anywhere().read(&path, LIMIT).map_err(|source| OperationError::system("read", &path, source))?;
        let unfit = |source| TemplateChoiceError::Unfit { path: path.clone(), source };
        let own = template::read(&bytes, stem).map_err(unfit)?;
        // The line by which imported reports had it stays.
        let known = series.report.typst_import.clone();
        let known = known.filter(|import| template::file_name(&import.line).as_deref() == Some(file.as_str()));
        let import = known.unwrap_or_else(|| TypstImport {
            line: format!("#import \"templates/{file}\": *"),
            function: own.function,
            arguments: own.arguments,
            unknown: Unknown::new(),
        });
        Ok(Chosen { template: Template::Personal(import), file: Some(path) })
    }

    /// The file of this name in the user's directory, if it is there.
    fn template_file(&self, name: &str) -> Option<PathBuf> {
        let is_name = Path::new(name).file_name().is_some_and(|only| only == name) && name != ".typ";
        let path = self.templates_directory().join(name);
        (is_name && path.is_file()).then_some(path)
    }

    fn no_template(&self, name: &str) -> TemplateChoiceError {
        let there = self.templates();
        let advice = match nearest(name, there.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean \"{meant}\"? There are {}", there.join(", ")),
            None => format!("there are {}; put a Typst file there to have one of your own", there.join(", ")),
        };
        TemplateChoiceError::Missing { name: name.to_owned(), directory: self.templates_directory(), advice }
    }
}
