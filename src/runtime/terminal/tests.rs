use std::sync::Mutex;
use std::thread;

use super::hook;

/// What was done on a panic, in order.
static DONE: Mutex<Vec<&str>> = Mutex::new(Vec::new());

fn done(what: &'static str) {
    DONE.lock().unwrap().push(what);
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_printed_and_only_that_of_the_thread_which_holds_it() {
    let usual = std::panic::take_hook();
    let (send, receive) = std::sync::mpsc::channel();
    let holder = thread::spawn(move || {
        receive.recv().unwrap();
        panic!("a model that fails");
    });
    let print: super::Hook = Box::new(|_| done("printed"));
    std::panic::set_hook(hook(holder.thread().id(), || done("given back"), print));
    let other = thread::spawn(|| panic!("another thread"));
    assert!(other.join().is_err());
    let after_other = DONE.lock().unwrap().clone();
    send.send(()).unwrap();
    assert!(holder.join().is_err());
    std::panic::set_hook(usual);
    assert_eq!(after_other, [""; 0]);
    assert_eq!(*DONE.lock().unwrap(), ["given back", "printed"]);
}
