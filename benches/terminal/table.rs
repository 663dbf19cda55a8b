//! What is measured, and the table of it.

use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::driver::Session;
use crate::process::Process;
use crate::program::{ALL, FIRST, Program};

/// Starts, and keys, of which the median is told.
const STARTS: usize = 9;
/// No more than a line of the screen has room for: at its end an editor may show the caret elsewhere.
const KEYS: u32 = 60;

/// How long a program is left alone between keys, and before it is asked what it has cost.
const PAUSE: Duration = Duration::from_millis(20);
const REST: Duration = Duration::from_millis(300);

/// The figures of one program on one text.
struct Figures {
    start: f64,
    key: f64,
    busy: f64,
    sent: usize,
    paste: f64,
    burst: f64,
    idle: (f64, u64, usize),
    /// In MB.
    memory: f64,
    /// Bytes written for a letter and saving it, in sizes of the file.
    saved: f64,
}

/// Measures every program on every text and prints a line for each.
pub fn print() {
    let machine = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let machine = machine
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .unwrap_or_default()
        .trim_matches(['\t', ':', ' ']);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let cores = thread::available_parallelism().map_or(0, usize::from);
    println!("{}, {cores} cores ({machine}), load {}", chrono::Local::now().format("%Y-%m-%d %H:%M"), load.trim());
    println!("key: to the screen, median; CPU: of the process, a key; burst: 100,000 characters as typed; idle: 5 s");
    let long = "the data of the model in a context ".repeat(3000);
    let korean = "모델의 데이터는 문맥 속에 있다 ".repeat(2300);
    let texts = [
        ("900 words", note(90)),
        ("10,000 lines", note(10_000)),
        ("a line of 100 KB", format!("{FIRST} {long}")),
        ("a line of 100 KB in Korean", format!("{FIRST} {korean}")),
    ];
    for (text_name, text) in texts {
        let measured: Vec<(Program, Figures)> = ALL
            .into_iter()
            .filter(|program| program.is_installed() && (text.contains('\n') || program.takes_long_lines()))
            .map(|program| (program, measure(program, &text)))
            .collect();
        let nano = measured.iter().find(|(program, _)| program.name() == "nano").map(|(_, figures)| figures);
        println!("\n{text_name}\n{HEADING}");
        for (program, figures) in &measured {
            println!("{}", line(&program.name(), figures, nano));
        }
    }
}

const HEADING: &str = "                           start ms  (nano)   key ms  (nano)   CPU ms  B a key  paste ms  burst ms  idle: ms waits  B      MB     save";

/// The figures of a program, and how many times as long as nano it takes.
fn line(name: &str, figures: &Figures, nano: Option<&Figures>) -> String {
    let Figures { start, key, busy, sent, paste, burst, idle: (worked, waits, idle), memory, saved } = figures;
    let ratio = |of: fn(&Figures) -> f64| nano.map_or(String::new(), |nano| format!("{:.1}×", of(figures) / of(nano)));
    let (starts, keys) = (ratio(|figures| figures.start), ratio(|figures| figures.key));
    format!(
        "{name:<26} {start:>8.1} {starts:>7} {key:>8.2} {keys:>7} {busy:>8.2} {sent:>8} {paste:>9.1} {burst:>9.0} {worked:>9.1} {waits:>5} {idle:>2} {memory:>7.1} {saved:>7.2}×"
    )
}

/// A note of so many lines of ten words.
fn note(lines: usize) -> String {
    let line = "the speaker showed how data and context change the model";
    std::iter::once(FIRST.to_owned())
        .chain((1..lines).map(|number| format!("{number} {line}")))
        .collect::<Vec<_>>()
        .join("\n")
}

fn measure(program: Program, text: &str) -> Figures {
    let home = TempDir::new().unwrap();
    program.prepare(home.path(), text);
    let mut starts = Vec::new();
    for _ in 0..=STARTS {
        let before = Instant::now();
        let mut session = program.start(home.path());
        session.shows(FIRST);
        starts.push(before.elapsed());
        // The first finds no index.
        thread::sleep(REST);
        session.killed();
    }
    let mut session = program.start(home.path());
    session.shows(FIRST);
    let process = Process(session.id());
    thread::sleep(REST);
    let memory = f64::from(u32::try_from(session.memory()).unwrap()) / 1000.0;
    program.go_in(&mut session);
    thread::sleep(REST);
    session.look();
    let (busy, sent) = (process.busy(), session.sent.len());
    let keys = (0..KEYS).map(|number| key(&mut session, number)).collect();
    thread::sleep(REST);
    session.look();
    let busy = milliseconds(process.busy().saturating_sub(busy) / KEYS);
    let sent = (session.sent.len() - sent) / usize::try_from(KEYS).unwrap();
    // What follows a pause, such as saving, is over by then.
    thread::sleep(20 * REST);
    session.look();
    let idle = idle(&mut session, &process);
    let (written, shown) = (process.written(), session.sent.len());
    // One letter more than was saved.
    session.send("z");
    thread::sleep(REST);
    session.send(program.save());
    thread::sleep(4 * REST);
    session.look();
    let saved = process.written() - written - (session.sent.len() - shown) as u64;
    let saved = f64::from(u32::try_from(saved).unwrap()) / program.size(home.path());
    let paste = arrival(&mut session, &format!("\x1b[200~{}pasted\x1b[201~", "words ".repeat(333)), "pasted");
    let burst = if program.takes_bursts() {
        // So many that the last word stands in one row.
        arrival(&mut session, &format!("{}typed", &"of many words ".repeat(7143)[1..]), "typed")
    } else {
        f64::INFINITY
    };
    session.killed();
    Figures { start: median(starts.split_off(1)), key: median(keys), busy, sent, paste, burst, idle, memory, saved }
}

/// From a key to its letter before the caret.
fn key(session: &mut Session, number: u32) -> Duration {
    thread::sleep(PAUSE);
    let letter = char::from(b'a' + u8::try_from(number % 10).unwrap()).to_string();
    let before = Instant::now();
    session.send(&letter);
    session.caret_is_behind(&letter);
    before.elapsed()
}

/// From sending to seeing what comes last, in milliseconds.
fn arrival(session: &mut Session, keys: &str, last: &str) -> f64 {
    let before = Instant::now();
    session.send(keys);
    session.caret_is_behind(last);
    milliseconds(before.elapsed())
}

/// Milliseconds of work, waits and bytes in five seconds without a key.
fn idle(session: &mut Session, process: &Process) -> (f64, u64, usize) {
    let (busy, waits, sent) = (process.busy(), process.waits(), session.sent.len());
    thread::sleep(Duration::from_secs(5));
    session.look();
    let worked = milliseconds(process.busy().saturating_sub(busy));
    (worked, process.waits() - waits, session.sent.len() - sent)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    milliseconds(times[times.len() / 2])
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
