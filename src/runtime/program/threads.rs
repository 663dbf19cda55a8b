//! The threads beside the loop: what connects each with it, and when they start.

use std::sync::mpsc::{self, Receiver, Sender};
use std::{io, thread};

use crate::app::Effect;
use crate::runtime::carets::Carets;
use crate::runtime::exporter::{self, Exports};
use crate::runtime::keeper::{Answer, Keeper};
use crate::runtime::searcher::{self, Searches};
use crate::runtime::wake::Wake;
use crate::runtime::worker::{self, Answers, Shared};

/// What a thread does.
type Work = Box<dyn FnOnce() + Send>;

/// Threads that are started together: behind the first frame, which needs none of them.
#[derive(Default)]
pub(super) struct Threads(Vec<(&'static str, Work)>);

/// The loop's ends of what connects it with them.
pub(super) struct Ends {
    pub keeper: Sender<Effect>,
    pub worker: Sender<Effect>,
    pub searches: Searches,
    pub exports: Exports,
    pub answers: Receiver<Answer>,
}

impl Threads {
    /// All threads of the program, and the ends of the loop.
    pub(super) fn of(shared: &Shared, carets: Carets, wake: &Wake) -> anyhow::Result<(Self, Ends)> {
        let mut threads = Self::default();
        let (send_answer, answers) = mpsc::channel();
        let to_main = || anyhow::Ok(Answers::new(send_answer.clone(), wake.waker()?));
        let (keeper, jobs) = mpsc::channel();
        let for_keeper = Keeper::new(shared.clone(), carets, jobs, to_main()?);
        threads.add("keeper", move || for_keeper.run());
        let (send_search, to_search) = mpsc::channel();
        let searches = Searches::new(send_search);
        let for_searches = searcher::Thread::new(shared.clone(), to_search, searches.newest(), to_main()?);
        threads.add("searcher", move || for_searches.run());
        let (send_export, effects) = mpsc::channel();
        let exports = Exports::new(send_export);
        let for_exports =
            exporter::Thread { shared: shared.clone(), effects, stopped: exports.stopped(), answers: to_main()? };
        threads.add("exporter", move || for_exports.run());
        let (worker, effects) = mpsc::channel();
        let (for_worker, to_main) = (shared.clone(), to_main()?);
        threads.add("worker", move || worker::run(&for_worker, &effects, &to_main));
        Ok((threads, Ends { keeper, worker, searches, exports, answers }))
    }

    fn add(&mut self, name: &'static str, work: impl FnOnce() + Send + 'static) {
        self.0.push((name, Box::new(work)));
    }

    /// Starts those that are not started yet.
    pub(super) fn start(&mut self) -> io::Result<()> {
        for (name, work) in self.0.drain(..) {
            thread::Builder::new().name(name.to_owned()).spawn(work)?;
        }
        Ok(())
    }
}
