//! Writes that either happen as a whole and survive a loss of power, or have not happened.
//!
//! A write is a temporary file in the same directory, a sync of it, a rename, a sync of the directory.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Files, Output};

/// How the name of a temporary ends. Nothing else in a data directory is named so.
const ENDING: &str = ".seminote-part";

/// Tells apart the temporaries of one process.
static COUNTER: AtomicU32 = AtomicU32::new(0);

/// Puts `bytes` into the file, which is replaced if it exists.
///
/// # Errors
/// When a step is refused. The file then holds all of its old bytes or all of the new ones: the new ones only when the last
/// step failed, the sync of the directory.
pub fn replace(files: &dyn Files, path: &Path, bytes: &[u8]) -> io::Result<()> {
    replacement(files, path, bytes, true).map(drop)
}

/// Puts `bytes` into the file as [`replace`] does and gives its handle, to write on behind them. With `durable` false nothing is synced.
///
/// # Errors
/// As [`replace`].
pub fn replacement(files: &dyn Files, path: &Path, bytes: &[u8], durable: bool) -> io::Result<Box<dyn Output>> {
    let (temporary, mut output) = Temporary::create(files, path)?;
    output.write(bytes)?;
    if durable {
        output.sync()?;
    }
    temporary.place(|from| files.rename(from, path))?;
    if durable {
        files.sync_directory(parent(path))?;
    }
    Ok(output)
}

/// Puts `bytes` into a file that does not exist yet.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] when anything stands there; otherwise as [`replace`].
pub fn create_new(files: &dyn Files, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (temporary, mut output) = Temporary::create(files, path)?;
    output.write(bytes)?;
    output.sync()?;
    temporary.place(|from| files.rename_new(from, path))?;
    files.sync_directory(parent(path))
}

/// Makes a directory and those above it that are missing, each to survive a loss of power.
///
/// # Errors
/// When one cannot be made.
pub fn ensure_directory(files: &dyn Files, path: &Path) -> io::Result<()> {
    let made = match files.create_directory(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.parent().is_some() => {
            ensure_directory(files, parent(path))?;
            files.create_directory(path)?
        }
        made => made?,
    };
    if made { files.sync_directory(parent(path)) } else { Ok(()) }
}

/// Whether a name is that of a temporary file of ours.
#[must_use]
pub fn is_temporary(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(ENDING)
}

/// The directory of a path; of a bare name the current one.
fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    }
}

/// A temporary file; removed on dropping unless it found its place.
struct Temporary<'a> {
    files: &'a dyn Files,
    path: PathBuf,
    placed: bool,
}

impl<'a> Temporary<'a> {
    fn create(files: &'a dyn Files, beside: &Path) -> io::Result<(Self, Box<dyn Output>)> {
        let name = beside.file_name().unwrap_or_default().to_string_lossy();
        loop {
            let number = COUNTER.fetch_add(1, Ordering::Relaxed);
            let path = beside.with_file_name(format!(".{name}.{}-{number}{ENDING}", std::process::id()));
            match files.create(&path) {
                // Left by a process that had our number.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                output => return output.map(|output| (Self { files, path, placed: false }, output)),
            }
        }
    }

    fn place(mut self, rename: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
        rename(&self.path)?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if !self.placed {
            // The write has failed and says why; what cannot be removed now is cleaned up at a later start.
            drop(self.files.remove(&self.path));
        }
    }
}
