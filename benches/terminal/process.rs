//! What a process has cost so far, as Linux tells.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

/// A process, all of its threads together.
pub struct Process(pub String);

impl Process {
    /// Time on a processor.
    pub fn busy(&self) -> Duration {
        let of = |task: PathBuf| -> Option<u64> {
            fs::read_to_string(task.join("schedstat")).ok()?.split_whitespace().next()?.parse().ok()
        };
        Duration::from_nanos(self.tasks().filter_map(of).sum())
    }

    /// How often one of its threads waited for something.
    pub fn waits(&self) -> u64 {
        self.tasks().filter_map(|task| field(&task.join("status"), "voluntary_ctxt_switches:")).sum()
    }

    /// Bytes that it has given to the system to write, the terminal's too.
    pub fn written(&self) -> u64 {
        field(&self.directory().join("io"), "wchar:").unwrap()
    }

    fn directory(&self) -> PathBuf {
        PathBuf::from("/proc").join(&self.0)
    }

    fn tasks(&self) -> impl Iterator<Item = PathBuf> {
        fs::read_dir(self.directory().join("task")).unwrap().filter_map(|task| Some(task.ok()?.path()))
    }
}

fn field(path: &PathBuf, name: &str) -> Option<u64> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}
