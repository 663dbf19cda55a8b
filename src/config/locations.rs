//! Where the program's files lie. It must not read or make them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

/// The variables of the environment: a name in, its value out. A parameter, so that a test needs no process of its own.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The name of the program as directories bear it.
const PROGRAM: &str = "seminote";

/// Where the program's files lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locations {
    /// The directory of the journal.
    pub data: PathBuf,
    /// The configuration's file.
    pub config: PathBuf,
    /// The directory of what is remembered of the screen; nothing is lost with it.
    pub state: PathBuf,
    /// The directory of what can be made again. Journals share it: what lies here names the journal it is of.
    pub cache: PathBuf,
    /// The user's home, if the system names one.
    pub home: Option<PathBuf>,
}

/// Why there is no place for the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no place for the journal was found, because the system names no home directory; name one with --data-dir or SEMINOTE_DATA_DIR"
)]
pub struct LocationError;

impl Locations {
    /// The places given on the command line; else those in `SEMINOTE_DATA_DIR` and `SEMINOTE_CONFIG`; else the system's
    /// own. An empty variable counts as none.
    ///
    /// # Errors
    /// When the system names no home and no directory is given.
    pub fn find(
        data_dir: Option<&Path>,
        config: Option<&Path>,
        environment: Environment<'_>,
    ) -> Result<Self, LocationError> {
        Self::over(Self::of_the_system(), data_dir, config, environment)
    }

    /// A path of the configuration, its leading `~` taken for the user's home.
    #[must_use]
    pub fn resolve(&self, path: &Path) -> PathBuf {
        match (path.strip_prefix("~"), &self.home) {
            (Ok(rest), Some(home)) => home.join(rest),
            _ => path.to_owned(),
        }
    }

    fn over(
        system: Option<Self>,
        data_dir: Option<&Path>,
        config: Option<&Path>,
        environment: Environment<'_>,
    ) -> Result<Self, LocationError> {
        let given = |path: Option<&Path>, variable| {
            let path = path.map_or_else(|| environment(variable).map(PathBuf::from), |path| Some(path.to_owned()));
            path.filter(|path| !path.as_os_str().is_empty())
        };
        let data = given(data_dir, "SEMINOTE_DATA_DIR");
        let config = given(config, "SEMINOTE_CONFIG");
        let base = system.or_else(|| data.as_deref().map(Self::within)).ok_or(LocationError)?;
        Ok(Self { data: data.unwrap_or(base.data), config: config.unwrap_or(base.config), ..base })
    }

    /// All in the journal's directory, where the system has no other place.
    fn within(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            config: data.join("config.toml"),
            state: data.join("state"),
            cache: data.join("cache"),
            home: None,
        }
    }

    fn of_the_system() -> Option<Self> {
        let project = ProjectDirs::from("", "", PROGRAM)?;
        Some(Self {
            data: project.data_dir().to_owned(),
            config: project.config_dir().join("config.toml"),
            // macOS and Windows have no directory for state.
            state: project.state_dir().map_or_else(|| project.cache_dir().join("state"), Path::to_owned),
            cache: project.cache_dir().to_owned(),
            home: BaseDirs::new().map(|user| user.home_dir().to_owned()),
        })
    }
}

#[cfg(test)]
mod tests;
