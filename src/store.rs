//! The journal on disk: which file is where, reading it, changing it so that nothing is ever lost.
//!
//! Files are reached through [`Files`] alone, and time comes in as an argument. It must not know of commands, screens or
//! export formats.
//!
//! # How a change is kept
//! A [`Session`] has an entry open, guarded by the system's lock. A change goes into the recovery log first, later into the entry's
//! file ([`Session::fold`]). The log is whole in itself: it starts with the entry as it was and names the version of the file that this was,
//! so that it can be replayed after the file was changed, damaged or removed by somebody else. Before the file is replaced, the log
//! says which version is about to come; a replay starts behind the version that it finds, and never applies a change twice.

mod batch;
mod create;
mod digests;
mod doctor;
mod error;
mod fingerprint;
mod form;
mod heads;
mod inbox;
mod index;
mod known;
mod layout;
mod listing;
mod log;
mod making;
mod places;
mod reader;
mod replay;
mod salvage;
mod scan;
mod session;
mod trash;
mod versions;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

pub use digests::{Digest, Digests};
pub use doctor::{Finding, Outcome, Problem, Repaired};
pub use error::{Damage, Damaged, StoreError, printable};
pub use heads::Newest;
pub use inbox::Appended;
pub use layout::Layout;
pub use listing::{Listing, SeriesListing};
pub use reader::Reader;
pub use scan::OfEntry;
pub use session::{CloseError, Folded, Merged, Offer, Recovered, Session};
pub use trash::{Trash, Trashed};
pub use versions::{Reason, Version};

use crate::files::{self, Disk, Files};
use crate::journal::Moment;
use error::Attempt;
use index::Index;
use places::Places;

/// A temporary file that is older than this belongs to no running write.
const TEMPORARY_AGE: Duration = Duration::from_hours(1);

/// The journal in one data directory. Clones share it; it may be used from any thread.
#[derive(Clone)]
pub struct Store {
    files: Arc<dyn Files>,
    layout: Arc<Layout>,
    /// What lists need not read again.
    index: Option<Arc<Index>>,
    places: Arc<Places>,
}

impl Store {
    /// The journal below `root`, reached through `files`. Nothing is read or made yet.
    #[must_use]
    pub fn new(files: Arc<dyn Files>, root: PathBuf) -> Self {
        Self { files, layout: Arc::new(Layout::new(root)), index: None, places: Arc::default() }
    }

    /// The journal below `root` on this machine.
    #[must_use]
    pub fn on_disk(root: PathBuf) -> Self {
        Self::new(Arc::new(Disk::private(root.clone())), root)
    }

    /// The journal with an index in a cache directory, reached through `files`: lists are then as quick with ten thousand entries as
    /// with ten. Nothing is lost when it is removed.
    #[must_use]
    pub fn indexed(self, files: Arc<dyn Files>, cache: &Path) -> Self {
        let index = Index::new(files, cache, self.layout.root());
        Self { index: Some(Arc::new(index)), ..self }
    }

    /// Where its files are.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Makes the directories that are missing, closes those there are to others, and removes temporaries that a killed
    /// process has left an hour or longer ago. Reading needs none of it.
    ///
    /// # Errors
    /// When the data directory cannot be made or written.
    pub fn prepare(&self, now: SystemTime) -> Result<(), StoreError> {
        for directory in self.layout.directories() {
            self.ensure(&directory)?;
        }
        let mut places = self.layout.directories();
        places.extend(self.folders(&self.layout.entries())?);
        places.extend(self.folders(&self.layout.backups())?);
        for place in places {
            self.remove_temporaries(&place, now)?;
        }
        Ok(())
    }

    fn remove_temporaries(&self, directory: &Path, now: SystemTime) -> Result<(), StoreError> {
        for name in self.names(directory)? {
            let path = directory.join(&name);
            if !files::is_temporary(&name.to_string_lossy()) {
                continue;
            }
            let metadata = match self.files.metadata(&path) {
                // Another process has finished that write meanwhile.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                metadata => metadata.attempt("look at", &path)?,
            };
            let modified = metadata.modified;
            if modified.and_then(|modified| now.duration_since(modified).ok()).is_some_and(|age| age > TEMPORARY_AGE) {
                self.remove(&path)?;
            }
        }
        Ok(())
    }

    /// The names in a directory; none when it does not exist.
    fn names(&self, directory: &Path) -> Result<Vec<std::ffi::OsString>, StoreError> {
        match self.files.list(directory) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            names => names.attempt("list", directory),
        }
    }

    /// The directories in a directory, also those that a link leads to.
    fn folders(&self, directory: &Path) -> Result<Vec<PathBuf>, StoreError> {
        let paths = self.names(directory)?.into_iter().map(|name| directory.join(name));
        Ok(paths.filter(|path| self.files.list(path).is_ok()).collect())
    }

    fn ensure(&self, directory: &Path) -> Result<(), StoreError> {
        files::ensure_directory(self.files.as_ref(), directory).attempt("make", directory)
    }

    /// Makes a directory of a journal that is there. The journal itself is not made anew where it has gone: its disk was taken
    /// away, and what is written into the empty place would be hidden when the disk comes back.
    fn ensure_inside(&self, directory: &Path) -> Result<(), StoreError> {
        self.files.metadata(self.layout.root()).attempt("find", self.layout.root())?;
        self.ensure(directory)
    }

    /// Whether nothing stands at a path.
    fn is_gone(&self, path: &Path) -> bool {
        self.files.metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// Removes a file; that it is gone already is as good, but for a disk that is gone and may come back with it.
    fn remove(&self, path: &Path) -> Result<(), StoreError> {
        match self.files.remove(path) {
            Err(error)
                if error.kind() == io::ErrorKind::NotFound
                    && self.files.metadata(self.layout.root()).is_ok()
                    && self.is_gone(path) =>
            {
                Ok(())
            }
            removed => removed.attempt("remove", path),
        }
    }
}

/// How whoever takes a lock says who they are.
fn owner(now: Moment) -> String {
    let host = files::host_name().map(|host| format!(" on {host}")).unwrap_or_default();
    format!("process {}{host}, since {}", std::process::id(), now.format("%Y-%m-%d %H:%M"))
}

#[cfg(test)]
mod tests;
