//! Waiting for the terminal, for signals and for other threads, all at once, and reading what the terminal sent.
//!
//! crossterm's own wait knows only of the terminal. So the program waits on the terminal and on a pipe into which signals and
//! threads write a byte. What the bytes of the terminal mean is not known here.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

/// Bytes that are read before they are handled.
const READ: usize = 64 * 1024;

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
    suspended: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    /// Whether the program waits, or is about to: else nobody needs to wake it.
    waits: Arc<AtomicBool>,
    /// While another program has the terminal: signals from its keys are that program's.
    lent: Arc<AtomicBool>,
    /// Whether the terminal has sent something that is not read yet.
    has_input: bool,
}

/// Wakes the program from another thread.
pub(super) struct Waker {
    pipe: PipeWriter,
    waits: Arc<AtomicBool>,
}

impl Waker {
    /// Wakes by writing into this pipe whoever waits.
    pub(super) fn of(pipe: PipeWriter, waits: Arc<AtomicBool>) -> Self {
        Self { pipe, waits }
    }

    /// Ends the wait that is under way. One that begins later finds what was done before.
    pub(super) fn wake(&mut self) {
        if self.waits.swap(false, Ordering::SeqCst) {
            // A full pipe wakes as well as a fuller one, and a closed one has nobody to wake.
            let _ = self.pipe.write(&[0]);
        }
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
        let [resized, suspended, continued, waits, lent] = std::array::from_fn(|_| Arc::new(AtomicBool::new(false)));
        for (number, flag) in [(SIGWINCH, &resized), (SIGTSTP, &suspended), (SIGCONT, &continued)] {
            signal_hook::flag::register(number, Arc::clone(flag))?;
        }
        // Stopped by its key, the other program takes this one along, or the shell would wait for ever.
        signal_hook::flag::register_conditional_default(SIGTSTP, Arc::clone(&lent))?;
        for number in [SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT] {
            signal_hook::low_level::pipe::register(number, writer.try_clone()?)?;
        }
        Ok(Self { reader, writer, signal, resized, suspended, continued, waits, lent, has_input: false })
    }

    /// Something for another thread to wake the program with.
    pub(super) fn waker(&self) -> io::Result<Waker> {
        Ok(Waker::of(self.writer.try_clone()?, Arc::clone(&self.waits)))
    }

    /// The number of the signal that asked the program to end, once.
    pub(super) fn signal(&self) -> Option<u8> {
        u8::try_from(self.signal.swap(0, Ordering::SeqCst)).ok().filter(|number| *number > 0)
    }

    /// Whether the terminal may have another size than before, once.
    pub(super) fn resized(&self) -> bool {
        self.resized.swap(false, Ordering::SeqCst)
    }

    /// Whether a signal asked the program to stop until it is continued, once.
    pub(super) fn suspended(&self) -> bool {
        self.suspended.swap(false, Ordering::SeqCst)
    }

    /// Whether the program was continued after it had been stopped, once: somebody else may have had the terminal.
    pub(super) fn continued(&self) -> bool {
        self.continued.swap(false, Ordering::SeqCst)
    }

    /// Runs a task while another program has the terminal: an interrupt and a stop from the keyboard are not for this one.
    pub(super) fn while_lent<T>(&self, task: impl FnOnce() -> T) -> T {
        self.lent.store(true, Ordering::SeqCst);
        let result = task();
        self.lent.store(false, Ordering::SeqCst);
        let interrupt = usize::try_from(SIGINT).unwrap_or(usize::MAX);
        // What another signal asked for stays asked for.
        let _ = self.signal.compare_exchange(interrupt, 0, Ordering::SeqCst, Ordering::SeqCst);
        self.suspended();
        self.continued();
        result
    }

    /// From now on other threads wake the program. What they did before is to be looked for after this and before the wait.
    pub(super) fn about_to_wait(&self) {
        self.waits.store(true, Ordering::SeqCst);
    }

    /// Waits for input, a signal or another thread, at most so long; without a limit as long as it takes.
    pub(super) fn wait(&mut self, limit: Option<Duration>) -> io::Result<Waited> {
        let stdin = io::stdin();
        let mut ends = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.reader, PollFlags::IN)];
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        match poll(&mut ends, limit.as_ref()) {
            Err(Errno::INTR) => return Ok(Waited::Woken),
            result => result?,
        };
        self.waits.store(false, Ordering::SeqCst);
        let terminal = ends[0].revents();
        if !ends[1].revents().is_empty() {
            let mut bytes = [0; 256];
            while matches!(self.reader.read(&mut bytes), Ok(count) if count == bytes.len()) {}
        }
        // What came before the terminal went is read first.
        self.has_input = terminal.contains(PollFlags::IN);
        let gone = terminal.intersects(GONE) && !self.has_input;
        Ok(if gone { Waited::HungUp } else { Waited::Woken })
    }

    /// Whether the terminal has sent something that is not read yet, as far as a wait or a read has told.
    pub(super) fn has_input(&self) -> bool {
        self.has_input
    }

    /// What the terminal has sent.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if std::mem::take(&mut self.has_input) {
            self.has_input = read(&mut bytes)?;
        }
        Ok(bytes)
    }
}

/// So few bytes without a line's end are keys, and all there is: the terminal need not be asked for more. Lines may be the
/// start of a paste, which is to be seen as one.
const KEYS: usize = 64;

/// Reads what the terminal has sent, without waiting for more; gives back whether there is more. There must be something: a
/// wait or the read before has said so.
fn read(bytes: &mut Vec<u8>) -> io::Result<bool> {
    let stdin = io::stdin();
    let mut part = [0; 4096];
    loop {
        let read = match rustix::io::read(&stdin, &mut part) {
            Ok(0) if bytes.is_empty() => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(0) | Err(Errno::INTR | Errno::AGAIN) => return Ok(false),
            Ok(count) => part.get(..count).unwrap_or_default(),
            Err(error) if bytes.is_empty() => return Err(error.into()),
            Err(_) => return Ok(true),
        };
        bytes.extend_from_slice(read);
        let is_keys = read.len() < KEYS && !read.iter().any(|byte| matches!(byte, b'\r' | b'\n'));
        if is_keys || !has_more(&stdin)? {
            return Ok(false);
        }
        if bytes.len() >= READ {
            return Ok(true);
        }
    }
}

fn has_more(stdin: &io::Stdin) -> io::Result<bool> {
    let mut ends = [PollFd::new(stdin, PollFlags::IN)];
    match poll(&mut ends, Some(&Timespec::default())) {
        Err(Errno::INTR) => Ok(false),
        result => Ok(result? > 0),
    }
}

/// What is said of a terminal that is gone.
const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);
