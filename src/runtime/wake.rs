//! Waiting for the terminal, for signals and for other threads, all at once.
//!
//! crossterm's own wait knows only of the terminal. So the program waits on the terminal and on a pipe into which signals and
//! threads write a byte, and asks crossterm only for what has come already.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};

/// What ended a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waited {
    /// Something came, or the time is over.
    Woken,
    /// The terminal is gone.
    HungUp,
}

/// The program's end of the pipe, and the signal that asked it to end.
pub(super) struct Wake {
    reader: PipeReader,
    writer: PipeWriter,
    signal: Arc<AtomicUsize>,
    resized: Arc<AtomicBool>,
}

/// Wakes the program from another thread.
pub(super) struct Waker(PipeWriter);

impl Waker {
    /// Ends the wait that is under way, or the next one.
    pub(super) fn wake(&mut self) {
        // A full pipe wakes as well as a fuller one, and a closed one has nobody to wake.
        let _ = self.0.write(&[0]);
    }
}

impl Wake {
    /// A pipe that signals write into.
    pub(super) fn new() -> io::Result<Self> {
        let (reader, writer) = io::pipe()?;
        for end in [reader.as_fd(), writer.as_fd()] {
            let flags = rustix::fs::fcntl_getfl(end)? | rustix::fs::OFlags::NONBLOCK;
            rustix::fs::fcntl_setfl(end, flags)?;
        }
        let signal = Arc::new(AtomicUsize::new(0));
        for number in [SIGTERM, SIGHUP, SIGINT] {
            let value = usize::try_from(number).unwrap_or(usize::MAX);
            signal_hook::flag::register_usize(number, Arc::clone(&signal), value)?;
        }
        let resized = Arc::new(AtomicBool::new(false));
        for number in [SIGWINCH, SIGCONT] {
            signal_hook::flag::register(number, Arc::clone(&resized))?;
        }
        for number in [SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGCONT] {
            signal_hook::low_level::pipe::register(number, writer.try_clone()?)?;
        }
        Ok(Self { reader, writer, signal, resized })
    }

    /// Something for another thread to wake the program with.
    pub(super) fn waker(&self) -> io::Result<Waker> {
        self.writer.try_clone().map(Waker)
    }

    /// The number of the signal that asked the program to end, once.
    pub(super) fn signal(&self) -> Option<u8> {
        u8::try_from(self.signal.swap(0, Ordering::SeqCst)).ok().filter(|number| *number > 0)
    }

    /// Whether the terminal may have another size than before, once.
    pub(super) fn resized(&self) -> bool {
        self.resized.swap(false, Ordering::SeqCst)
    }

    /// Waits for input, a signal or another thread, at most so long; without a limit as long as it takes.
    pub(super) fn wait(&mut self, limit: Option<Duration>) -> io::Result<Waited> {
        let stdin = io::stdin();
        let mut ends = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.reader, PollFlags::IN)];
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        match poll(&mut ends, limit.as_ref()) {
            Err(rustix::io::Errno::INTR) => return Ok(Waited::Woken),
            result => result?,
        };
        let terminal = ends[0].revents();
        let mut bytes = [0; 256];
        while matches!(self.reader.read(&mut bytes), Ok(count) if count == bytes.len()) {}
        let gone = terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
        Ok(if gone { Waited::HungUp } else { Waited::Woken })
    }
}
