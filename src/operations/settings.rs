//! The user's configuration: read with all that is wrong with it, and changed where the program has something to keep in it.

use std::fs;
use std::path::Path;

use super::{OperationError, World};
use crate::config::{self, Config, ExportSettings, Problem, Setting};
use crate::files::{self, Disk, Files};
use crate::report::pattern::Pattern;
use crate::search::Query;

/// Longest configuration that is read, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// The settings in a file, and what is wrong with them; the defaults where there is no such file.
pub(super) fn read(path: &Path) -> Result<(Config, Vec<Problem>), OperationError> {
    Ok(of(&bytes(path)?))
}

/// The settings, and what is wrong with them; patterns and queries are judged by those who use them.
fn of(bytes: &[u8]) -> (Config, Vec<Problem>) {
    let (mut config, mut problems) = Config::read(bytes);
    if let Err(error) = Pattern::parse(&config.export.name) {
        let message = format!("export.name: {error}; the default is in force");
        problems.push(Problem::with_setting(bytes, "export", "name", message));
        config.export.name = ExportSettings::default().name;
    }
    for kept in &config.searches {
        if let Err(error) = Query::parse(&kept.query) {
            let column = error.columns(&kept.query).start + 1;
            let message = format!("searches.{}: in column {column} of the query, {error}", kept.name);
            problems.push(Problem::with_setting(bytes, "searches", &kept.name, message));
        }
    }
    problems.sort_by_key(|problem| problem.line);
    (config, problems)
}

fn bytes(path: &Path) -> Result<Vec<u8>, OperationError> {
    match Disk::anywhere().read(path, LIMIT) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        bytes => bytes.map_err(|source| OperationError::system("read", path, source)),
    }
}

impl World {
    /// Writes settings into the configuration; all else in it stays.
    ///
    /// # Errors
    /// When it cannot be read, changed or written.
    pub(super) fn keep_settings(&mut self, settings: &[Setting]) -> Result<(), OperationError> {
        // Many keep their configuration elsewhere and a link to it here: the link stays.
        let path = fs::canonicalize(&self.locations.config).unwrap_or_else(|_| self.locations.config.clone());
        let before = bytes(&path)?;
        let text =
            config::edit(&before, settings).map_err(|source| OperationError::Config { path: path.clone(), source })?;
        let written = path.parent().map_or(Ok(()), |parent| files::ensure_directory(&Disk::anywhere(), parent));
        written
            .and_then(|()| files::replace(&Disk::anywhere(), &path, text.as_bytes()))
            .map_err(|source| OperationError::system("write", &path, source))?;
        (self.config, self.problems) = of(text.as_bytes());
        Ok(())
    }
}
