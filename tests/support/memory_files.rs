//! A file system in memory, for tests: it numbers every operation, makes chosen ones fail, and tells what a disk may hold after the power went.
//!
//! Shared by the tests of the library and those of the binary.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

#[path = "memory_files/operations.rs"]
mod operations;

/// The file system. Clones share it.
#[derive(Clone, Default)]
pub struct MemoryFiles(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    names: Names,
    /// The names as they are on the disk for certain.
    durable: Names,
    /// What was done to names since, in order; a disk may have done any number of the first of them.
    pending: Vec<NameChange>,
    contents: Vec<Content>,
    locked: BTreeSet<PathBuf>,
    trace: Vec<String>,
    fault: Option<(Fault, ErrorKind)>,
    /// The file system's clock, in seconds.
    clock: u64,
}

enum Fault {
    Operations(Range<usize>),
    Step(String),
}

type Names = BTreeMap<PathBuf, Node>;

#[derive(Clone, Copy, PartialEq)]
enum Node {
    Directory,
    File(usize),
}

#[derive(Clone, Default)]
struct Content {
    bytes: Vec<u8>,
    durable: Vec<u8>,
    /// When it was last written, by the file system's clock.
    written: u64,
    /// A sync failed: the system has forgotten which bytes were to be written, and no later sync brings them to the disk.
    forgotten: bool,
}

impl Content {
    /// How many of its bytes only the system's memory has.
    fn unsynced(&self) -> usize {
        self.bytes.len() - self.durable.len()
    }

    /// What a disk has of it that took `kept` of those bytes.
    fn with_unsynced(&self, kept: usize) -> Vec<u8> {
        [&self.durable, &self.bytes[self.durable.len()..][..kept]].concat()
    }
}

impl State {
    /// The file system after a start anew, with these names and of each content what `disk` says.
    fn rebooted(&self, names: Names, disk: impl FnMut(&Content) -> Vec<u8>) -> MemoryFiles {
        let contents = self.contents.iter().map(disk);
        let contents = contents.map(|bytes| Content { durable: bytes.clone(), bytes, ..Content::default() }).collect();
        MemoryFiles(Arc::new(Mutex::new(Self { names: names.clone(), durable: names, contents, ..Self::default() })))
    }
}

#[derive(Clone)]
struct NameChange {
    removed: Option<PathBuf>,
    added: Option<(PathBuf, Node)>,
}

impl NameChange {
    fn apply(&self, names: &mut Names) {
        if let Some(path) = &self.removed {
            names.remove(path);
        }
        if let Some((path, node)) = &self.added {
            names.insert(path.clone(), *node);
        }
    }

    fn touches(&self, directory: &Path) -> bool {
        let paths = self.removed.iter().chain(self.added.iter().map(|(path, _)| path));
        paths.into_iter().any(|path| path.parent() == Some(directory))
    }
}

impl MemoryFiles {
    /// An empty file system with these directories, all on the disk.
    pub fn with_directories(paths: &[&Path]) -> Self {
        let files = Self::default();
        for path in paths {
            let nodes = path.ancestors().map(|path| (path.to_owned(), Node::Directory));
            let mut state = files.state();
            state.names.extend(nodes.clone());
            state.durable.extend(nodes);
        }
        files
    }

    /// How many operations there were so far; failed ones count.
    pub fn operations(&self) -> usize {
        self.state().trace.len()
    }

    /// What was done, an operation a line.
    pub fn trace(&self) -> Vec<String> {
        self.state().trace.clone()
    }

    /// Makes the operations with these numbers, from 0, fail; a write then writes half. Takes the place of an earlier fault.
    pub fn fail(&self, operations: Range<usize>, kind: ErrorKind) {
        self.state().fault = Some((Fault::Operations(operations), kind));
    }

    /// Makes every operation fail whose line in the trace starts so. Takes the place of an earlier fault.
    pub fn fail_at(&self, step: &str, kind: ErrorKind) {
        self.state().fault = Some((Fault::Step(step.to_owned()), kind));
    }

    /// Ends all faults.
    pub fn mend(&self) {
        self.state().fault = None;
    }

    /// A copy as a disk may be after the power went: all that was synced, the first `names` of the changes of names that were not, and
    /// `share` (0 to 1) of the bytes that were not. Nothing fails in it, nothing is locked.
    pub fn after_power_loss(&self, names: usize, share: f64) -> Self {
        let state = self.state();
        let mut durable = state.durable.clone();
        for change in state.pending.iter().take(names) {
            change.apply(&mut durable);
        }
        state.rebooted(durable, |content| {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of some bytes"
            )]
            let kept = (content.unsynced() as f64 * share) as usize;
            content.with_unsynced(kept)
        })
    }

    /// A copy as a disk may be after the power went that does things in any order: any of the changes of names that were not synced,
    /// but for names in directories that are not there, and of each file's unsynced bytes none, some or all, as they were written or as
    /// zeros. `seed` chooses among them; with the same it is the same.
    pub fn after_power_loss_out_of_order(&self, seed: u64) -> Self {
        let state = self.state();
        let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        // Marsaglia's xorshift: the choices need to differ, nothing more.
        let mut choose = |count: usize| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            usize::try_from(random >> 33).unwrap() % count
        };
        let mut durable = state.durable.clone();
        for change in &state.pending {
            let has_place = change.added.as_ref().is_none_or(|(path, _)| durable.contains_key(path.parent().unwrap()));
            if has_place && choose(2) == 0 {
                change.apply(&mut durable);
            }
        }
        state.rebooted(durable, |content| {
            let mut bytes = content.with_unsynced(choose(content.unsynced() + 1));
            if choose(3) == 0 {
                bytes.resize(content.bytes.len(), 0);
            }
            bytes
        })
    }

    /// How many changes of names are not certain to be on the disk.
    pub fn pending(&self) -> usize {
        self.state().pending.len()
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> Vec<PathBuf> {
        let state = self.state();
        state.names.iter().filter(|(_, node)| **node != Node::Directory).map(|(path, _)| path.clone()).collect()
    }

    /// Puts bytes into a file from outside of the program.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let mut state = self.state();
        let written = state.clock;
        let content = Content { bytes: bytes.to_vec(), durable: bytes.to_vec(), written, forgotten: false };
        state.contents.push(content);
        let node = Node::File(state.contents.len() - 1);
        state.names.insert(path.to_owned(), node);
        state.durable.insert(path.to_owned(), node);
    }

    /// Lets time pass on the file system's clock.
    pub fn pass(&self, seconds: u64) {
        self.state().clock += seconds;
    }

    /// Removes a file from outside of the program.
    pub fn take_away(&self, path: &Path) {
        let mut state = self.state();
        state.names.remove(path);
        state.durable.remove(path);
    }

    /// The bytes of a file.
    pub fn peek(&self, path: &Path) -> Option<Vec<u8>> {
        let state = self.state();
        match state.names.get(path)? {
            Node::File(number) => Some(state.contents[*number].bytes.clone()),
            Node::Directory => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Notes an operation down and fails it if it is its turn.
    fn step(&self, what: &str, path: &Path) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        let number = state.trace.len();
        let step = format!("{what} {}", path.display());
        let failed = match &state.fault {
            Some((Fault::Operations(numbers), kind)) if numbers.contains(&number) => Some(*kind),
            Some((Fault::Step(start), kind)) if step.starts_with(start) => Some(*kind),
            _ => None,
        };
        state.trace.push(step);
        failed.map_or(Ok(state), |kind| Err(kind.into()))
    }
}

impl State {
    fn change(&mut self, change: NameChange) {
        change.apply(&mut self.names);
        self.pending.push(change);
    }

    fn add(&mut self, path: &Path, node: Node) -> io::Result<()> {
        if self.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        match path.parent().map(|parent| self.names.get(parent)) {
            Some(Some(Node::Directory)) => {
                self.change(NameChange { removed: None, added: Some((path.to_owned(), node)) });
                Ok(())
            }
            Some(Some(Node::File(_))) => Err(ErrorKind::NotADirectory.into()),
            _ => Err(ErrorKind::NotFound.into()),
        }
    }

    fn node(&self, path: &Path) -> io::Result<Node> {
        self.names.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }
}
