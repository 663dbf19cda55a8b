//! How files are read and written: one small trait, its real form [`Disk`], and the durable writes made from its parts.
//!
//! Each method of [`Files`] is one step that a system may refuse, cut short or reorder, so that a test can do the same.
//! It must not know what stands in the files nor how they are named, but for its own temporaries.

mod disk;
mod durable;

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::time::SystemTime;

pub use disk::{Disk, host_name};
pub use durable::{create_new, ensure_directory, is_temporary, replace, replacement};

/// The way to files.
///
/// Every method fails with the system's own error; a caller adds what was tried and on which file.
pub trait Files: Send + Sync {
    /// The whole file.
    ///
    /// # Errors
    /// Also [`io::ErrorKind::FileTooLarge`] when it has more than `limit` bytes, before they are read.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// The names in a directory, in their order.
    ///
    /// # Errors
    /// When it cannot be read or is none.
    fn list(&self, directory: &Path) -> io::Result<Vec<OsString>>;

    /// What stands at a path; a symbolic link is not followed.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] when nothing does.
    fn metadata(&self, path: &Path) -> io::Result<Metadata>;

    /// A new, empty file to be written from its start.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when anything stands there, a broken link too.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>>;

    /// Moves a file; what stood at `to` is replaced in one step.
    ///
    /// # Errors
    /// When the system refuses; both files are then as they were.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Moves a file to a place where nothing stands.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when anything stands there; both files are then as they were.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// When the system refuses.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a directory whose parent exists. Whether it was made; `false` when it stood there.
    ///
    /// # Errors
    /// When the parent is missing or something else has the name.
    fn create_directory(&self, path: &Path) -> io::Result<bool>;

    /// Makes the names in a directory survive a loss of power: those created, renamed and removed so far.
    ///
    /// # Errors
    /// When the system cannot promise it.
    fn sync_directory(&self, directory: &Path) -> io::Result<()>;

    /// Takes the system's lock on a file, which is made if missing, and writes `owner` into it for others to read. It never waits.
    ///
    /// # Errors
    /// When the file cannot be opened; a lock that somebody else has is no error but [`Locking::Busy`].
    fn lock(&self, path: &Path, owner: &str) -> io::Result<Locking>;
}

/// A file that is being written, from its start to its end.
pub trait Output: Send {
    /// Adds bytes at the end.
    ///
    /// # Errors
    /// When not all could be written; some of them may stand in the file.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Makes all that was written survive a loss of power.
    ///
    /// # Errors
    /// When the system cannot promise it. What was written since the last sync may then be lost even if a later one
    /// succeeds (the kernel forgets the failed pages), so it must be written anew to another file.
    fn sync(&mut self) -> io::Result<()>;
}

/// A lock that is held until this is dropped or the process dies.
pub trait Lock: Send {}

/// What came of asking for a lock.
pub enum Locking {
    /// It is ours.
    Held(Box<dyn Lock>),
    /// Somebody else has it; the text with which they took it, empty when it cannot be read.
    Busy(String),
}

/// What is known of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub length: u64,
    /// When it was last written, where the system knows. Whoever writes a file can set it to any moment.
    pub modified: Option<SystemTime>,
    /// When anything of it was last changed, its name and permissions too, where the system knows. Nobody can set it.
    pub changed: Option<SystemTime>,
    /// By what the system tells it from another file that comes to stand at the path.
    pub number: Option<u64>,
    /// Whether nobody but its owner may read or write it; always so where the system has no such permissions.
    pub private: bool,
}

/// What can stand at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link, wherever it leads.
    Link,
    /// A device, a pipe, a socket.
    Other,
}

#[cfg(test)]
#[path = "../tests/support/memory_files.rs"]
pub(crate) mod memory_files;

#[cfg(test)]
mod tests;
