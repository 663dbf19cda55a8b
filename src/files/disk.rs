//! The real form of [`Files`].

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Files, Kind, Lock, Locking, Metadata, Output};

/// Longest text that is read from a lock file: who holds it, in a line.
const OWNER_LIMIT: u64 = 1024;

/// The files of this machine.
#[derive(Clone, Debug)]
pub struct Disk {
    /// The directory to which writing is confined.
    root: Option<PathBuf>,
}

impl Disk {
    /// Files below `root`, for their owner alone: directories get the mode 0700 and files 0600, also those that are found
    /// with more. Symbolic links are not read, and not followed out of `root` for writing (`root` itself may be one).
    #[must_use]
    pub fn private(root: PathBuf) -> Self {
        Self { root: Some(root) }
    }

    /// Files anywhere, with the permissions that the user's other programs give. Links are followed for reading.
    #[must_use]
    pub fn anywhere() -> Self {
        Self { root: None }
    }

    /// Refuses a path that a link leads out of the root.
    fn confine(&self, path: &Path) -> io::Result<()> {
        // The root and what is above it may have to be made.
        let Some(root) = self.root.as_ref().filter(|root| !root.starts_with(path)) else { return Ok(()) };
        let parent = fs::canonicalize(path.parent().unwrap_or(path))?;
        if parent.starts_with(fs::canonicalize(root)?) {
            Ok(())
        } else {
            Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                format!("it is outside of {}: a symbolic link leads to {}", root.display(), parent.display()),
            ))
        }
    }

    fn options(&self) -> OpenOptions {
        let mut options = OpenOptions::new();
        #[cfg(unix)]
        if self.root.is_some() {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600).custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
        }
        options
    }

    /// Takes the permissions of others away.
    ///
    /// A refusal is no reason not to work: the file may lie on a file system without permissions, or belong to
    /// somebody who shares it on purpose.
    fn tighten(&self, path: &Path, found: &fs::Metadata) {
        #[cfg(unix)]
        if self.root.as_ref().is_some_and(|root| path.starts_with(root)) && !is_private(found) {
            use std::os::unix::fs::PermissionsExt;
            let mode = found.permissions().mode() & 0o700;
            drop(fs::set_permissions(path, fs::Permissions::from_mode(mode)));
        }
        #[cfg(not(unix))]
        let _ = (path, found);
    }
}

impl Files for Disk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        if self.root.is_some() {
            // Opening a pipe would wait for its writer.
            match self.metadata(path)?.kind {
                Kind::File => {}
                Kind::Directory => return Err(io::ErrorKind::IsADirectory.into()),
                Kind::Link => return Err(io::Error::other("it is a symbolic link, which is not followed")),
                Kind::Other => return Err(io::Error::other("it is not a regular file")),
            }
        }
        let file = self.options().read(true).open(path)?;
        let metadata = file.metadata()?;
        self.tighten(path, &metadata);
        if metadata.len() > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
        // One byte more than allowed tells a file that grew while it was read.
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<OsString>> {
        let mut names =
            fs::read_dir(directory)?.map(|item| Ok(item?.file_name())).collect::<io::Result<Vec<OsString>>>()?;
        names.sort();
        Ok(names)
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        let metadata = fs::symlink_metadata(path)?;
        let file_type = metadata.file_type();
        let kind = match () {
            () if file_type.is_symlink() => Kind::Link,
            () if file_type.is_dir() => Kind::Directory,
            () if file_type.is_file() => Kind::File,
            () => Kind::Other,
        };
        let (length, modified) = (metadata.len(), metadata.modified().ok());
        let (changed, number) = identity(&metadata);
        Ok(Metadata { kind, length, modified, changed, number, private: is_private(&metadata) })
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        self.confine(path)?;
        let file = self.options().write(true).create_new(true).open(path)?;
        Ok(Box::new(DiskOutput(file)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.confine(from)?;
        self.confine(to)?;
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.confine(from)?;
        self.confine(to)?;
        #[cfg(any(target_os = "linux", target_os = "macos"))]
        {
            use rustix::{fs, io::Errno};
            match fs::renameat_with(fs::CWD, from, fs::CWD, to, fs::RenameFlags::NOREPLACE) {
                // A file system that cannot do it in one step.
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
                renamed => return Ok(renamed?),
            }
        }
        // The name is taken first, then replaced.
        drop(self.options().write(true).create_new(true).open(to)?);
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.confine(path)?;
        fs::remove_file(path)
    }

    fn create_directory(&self, path: &Path) -> io::Result<bool> {
        self.confine(path)?;
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        if self.root.is_some() {
            use std::os::unix::fs::DirBuilderExt;
            builder.mode(0o700);
        }
        match builder.create(path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let metadata = fs::metadata(path)?;
                if !metadata.is_dir() {
                    return Err(io::ErrorKind::NotADirectory.into());
                }
                self.tighten(path, &metadata);
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        // Only on Unix can a directory be opened to be synced.
        if cfg!(unix) { File::open(directory)?.sync_all() } else { Ok(()) }
    }

    fn lock(&self, path: &Path, owner: &str) -> io::Result<Locking> {
        self.confine(path)?;
        let mut file = self.options().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                let mut owner = Vec::new();
                // Who it is only makes the message better; a system that locks reading too keeps it to itself.
                drop(file.take(OWNER_LIMIT).read_to_end(&mut owner));
                return Ok(Locking::Busy(String::from_utf8_lossy(&owner).trim().to_owned()));
            }
            // A file system without locks, such as some network shares: shutting the owner out would be worse than no lock. A second
            // window then writes as a sync tool does, and its changes are noticed and joined as those of one.
            Err(fs::TryLockError::Error(error)) if has_no_locks(&error) => {}
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        // The lock holds without the name of its owner, on a full disk for instance.
        drop(file.set_len(0).and_then(|()| file.write_all(owner.as_bytes())));
        Ok(Locking::Held(Box::new(DiskLock(file))))
    }
}

/// Whether the error says that locks are not to be had here, rather than that this one was refused.
fn has_no_locks(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error()) {
        return true;
    }
    error.kind() == io::ErrorKind::Unsupported
}

/// How this machine calls itself, for whoever finds its name in a shared directory.
#[must_use]
pub fn host_name() -> Option<String> {
    #[cfg(unix)]
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    let name = std::env::var("COMPUTERNAME").unwrap_or_default();
    (!name.is_empty()).then_some(name)
}

/// When a file was last changed, and its number.
#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> (Option<SystemTime>, Option<u64>) {
    use std::os::unix::fs::MetadataExt;
    let parts = (u64::try_from(metadata.ctime()), u32::try_from(metadata.ctime_nsec()));
    let changed = match parts {
        (Ok(seconds), Ok(nanos)) => SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, nanos)),
        _ => None,
    };
    (changed, Some(metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_metadata: &fs::Metadata) -> (Option<SystemTime>, Option<u64>) {
    (None, None)
}

#[cfg(unix)]
fn is_private(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode().trailing_zeros() >= 6
}

#[cfg(not(unix))]
fn is_private(_metadata: &fs::Metadata) -> bool {
    true
}

struct DiskOutput(File);

impl Output for DiskOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

/// The file that is locked.
struct DiskLock(File);

impl Lock for DiskLock {}

impl Drop for DiskLock {
    fn drop(&mut self) {
        // Closing alone would not free it as long as a process that is just being started still shares the open file.
        let _ = self.0.unlock();
    }
}
