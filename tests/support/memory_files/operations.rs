//! What a program asks of the file system in memory: each operation is noted down, and fails if it is its turn.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use seminote::files::{Files, Kind, Lock, Locking, Metadata, Output};

use super::{Content, MemoryFiles, NameChange, Node};

impl Files for MemoryFiles {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let state = self.step("read", path)?;
        match state.node(path)? {
            Node::Directory => Err(ErrorKind::IsADirectory.into()),
            Node::File(number) if state.contents[number].bytes.len() as u64 > limit => {
                Err(ErrorKind::FileTooLarge.into())
            }
            Node::File(number) => Ok(state.contents[number].bytes.clone()),
        }
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<OsString>> {
        let state = self.step("list", directory)?;
        match state.node(directory)? {
            Node::File(_) => Err(ErrorKind::NotADirectory.into()),
            Node::Directory => {
                let inside = state.names.keys().filter(|path| path.parent() == Some(directory));
                Ok(inside.filter_map(|path| path.file_name().map(OsString::from)).collect())
            }
        }
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        let state = self.step("metadata", path)?;
        let content = match state.node(path)? {
            Node::Directory => None,
            Node::File(number) => Some(&state.contents[number]),
        };
        let kind = content.map_or(Kind::Directory, |_| Kind::File);
        let length = content.map_or(0, |content| content.bytes.len() as u64);
        let written = content.map_or(0, |content| content.written);
        let modified = Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1 + written));
        // Files get the numbers of those that are gone: the worst that a system does.
        Ok(Metadata { kind, length, modified, changed: modified, number: Some(1), private: true })
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        let mut state = self.step("create", path)?;
        let number = state.contents.len();
        state.add(path, Node::File(number))?;
        let written = state.clock;
        state.contents.push(Content { written, ..Content::default() });
        Ok(Box::new(MemoryOutput { files: self.clone(), number, path: path.to_owned() }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.step("rename", to)?;
        let node = state.node(from)?;
        state.change(NameChange { removed: Some(from.to_owned()), added: Some((to.to_owned(), node)) });
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.step("rename_new", to)?;
        let node = state.node(from)?;
        if state.names.contains_key(to) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        state.change(NameChange { removed: Some(from.to_owned()), added: Some((to.to_owned(), node)) });
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.step("remove", path)?;
        state.node(path)?;
        state.change(NameChange { removed: Some(path.to_owned()), added: None });
        Ok(())
    }

    fn create_directory(&self, path: &Path) -> io::Result<bool> {
        let mut state = self.step("create_directory", path)?;
        match state.node(path) {
            Ok(Node::Directory) => Ok(false),
            Ok(Node::File(_)) => Err(ErrorKind::NotADirectory.into()),
            Err(_) => state.add(path, Node::Directory).map(|()| true),
        }
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        let mut state = self.step("sync_directory", directory)?;
        let state = &mut *state;
        let (durable, pending) = state.pending.drain(..).partition(|change| change.touches(directory));
        state.pending = pending;
        for change in Vec::<NameChange>::from_iter(durable) {
            change.apply(&mut state.durable);
        }
        Ok(())
    }

    fn lock(&self, path: &Path, owner: &str) -> io::Result<Locking> {
        let mut state = self.step("lock", path)?;
        if !state.locked.insert(path.to_owned()) {
            let owner = match state.node(path)? {
                Node::File(number) => String::from_utf8_lossy(&state.contents[number].bytes).into_owned(),
                Node::Directory => String::new(),
            };
            return Ok(Locking::Busy(owner));
        }
        if state.node(path).is_err() {
            let number = state.contents.len();
            state.add(path, Node::File(number))?;
            state.contents.push(Content::default());
        }
        if let Node::File(number) = state.node(path)? {
            state.contents[number].bytes = owner.as_bytes().to_vec();
            state.contents[number].durable.clear();
        }
        Ok(Locking::Held(Box::new(MemoryLock { files: self.clone(), path: path.to_owned() })))
    }
}

struct MemoryOutput {
    files: MemoryFiles,
    number: usize,
    path: PathBuf,
}

impl Output for MemoryOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = match self.files.step("write", &self.path) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(error),
        };
        let mut state = self.files.state();
        let clock = state.clock;
        state.contents[self.number].written = clock;
        let content = &mut state.contents[self.number].bytes;
        content.extend_from_slice(written.as_ref().map_or(&bytes[..bytes.len() / 2], |bytes| bytes));
        written.map(|_| ())
    }

    fn sync(&mut self) -> io::Result<()> {
        let failed = self.files.step("sync", &self.path).err();
        let mut state = self.files.state();
        let content = &mut state.contents[self.number];
        if let Some(error) = failed {
            content.forgotten = true;
            return Err(error);
        }
        if !content.forgotten {
            content.durable.clone_from(&content.bytes);
        }
        Ok(())
    }
}

struct MemoryLock {
    files: MemoryFiles,
    path: PathBuf,
}

impl Drop for MemoryLock {
    fn drop(&mut self) {
        self.files.state().locked.remove(&self.path);
    }
}

impl Lock for MemoryLock {}
