//! Personal templates, typeset in a process of their own: they are programs, and one that takes all memory or never ends must
//! not take the journal with it. The process is this binary again, with limits that it puts on itself.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::machine::{System, TEMPLATES};
use crate::journal::TypstImport;
use crate::operations::World;
use crate::operations::templates::Chosen;
use crate::report::Template;
use crate::report::pdf::{self, Borrowed, Diagnostic, Diagnostics, MissingGlyph, Pdf, PdfError, Typesetter};

/// The hidden command of the process.
pub const COMMAND: &str = "typeset";

/// How long it may compute.
const SECONDS: u64 = 20;

/// How long it is waited for: it may stand behind others.
const PATIENCE: Duration = Duration::from_secs(2 * SECONDS);

/// How much memory it may take, in bytes.
const MEMORY: u64 = 2 << 30;

/// Longest task that is read, in bytes.
const LONGEST_TASK: u64 = 64 << 20;

/// What is to be typeset.
#[derive(Serialize, Deserialize)]
struct Task {
    text: String,
    templates: PathBuf,
}

/// What came of it; the bytes of the PDF follow on the next line.
#[derive(Serialize, Deserialize)]
enum Outcome {
    Done { pages: usize, missing: Vec<MissingGlyph>, borrowed: Vec<Borrowed>, warnings: Vec<Diagnostic> },
    Failed(PdfError),
}

/// Typesets in a process of its own.
pub(super) struct Apart {
    templates: PathBuf,
    /// The template's file, to be named.
    file: PathBuf,
    /// What the template is asked for, as a user would define it.
    signature: String,
}

impl Apart {
    /// For a personal template whose file is there: what typesets it, and the template as the compiler sees it.
    pub(super) fn of(world: &World, chosen: &Chosen) -> Option<(Self, Template)> {
        let (Template::Personal(import), Some(file)) = (&chosen.template, &chosen.file) else { return None };
        let name = file.file_name()?.to_str()?;
        let parameters: Vec<String> = import.arguments.iter().map(|name| format!("{name}: none")).collect();
        let parameters = if parameters.is_empty() {
            "title: none, student_id: none, author: none".to_owned()
        } else {
            parameters.join(", ")
        };
        let signature = format!("#let {}({parameters}, body) = …", import.function);
        let line = line_in_world(&import.line, name);
        let template = Template::Personal(TypstImport { line, ..import.clone() });
        Some((Self { templates: world.templates_directory(), file: file.clone(), signature }, template))
    }

    /// An error of the text that was made for the template is one of the template: it does not take what it is given.
    fn translated(&self, error: PdfError) -> PdfError {
        let PdfError::Typeset(Diagnostics(mut diagnostics)) = error else { return error };
        let directory = self.templates.display();
        for place in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.place.as_mut()) {
            place.file = place.file.take().map(|file| {
                let name = file.strip_prefix(TEMPLATES.trim_start_matches('/')).unwrap_or(&file);
                format!("{directory}{}{name}", std::path::MAIN_SEPARATOR)
            });
        }
        if let Some(first) = diagnostics.first_mut() {
            first.place.take_if(|place| place.file.is_none());
            // The compiler names the function that is called where an argument is missing.
            if first.place.is_none() || first.message.contains(" argument") {
                let (file, signature) = (self.file.display(), &self.signature);
                first.message = format!("{}: the template {file} must define `{signature}`", first.message);
            }
            first.hints.push("mend the template, or export with --template plain".to_owned());
        }
        PdfError::Typeset(Diagnostics(diagnostics))
    }

    fn ended(&self, reason: &str) -> PdfError {
        PdfError::Ended(format!(
            "the template {} {reason}; export with --template plain, or mend the template",
            self.file.display()
        ))
    }

    fn run(&self, text: &str) -> Result<Pdf, PdfError> {
        let cannot = |error: std::io::Error| {
            PdfError::Ended(format!("cannot start the process that typesets templates: {error}; try again"))
        };
        let task = serde_json::to_vec(&Task { text: text.to_owned(), templates: self.templates.clone() })
            .map_err(|error| cannot(error.into()))?;
        let mut child = Command::new(std::env::current_exe().map_err(cannot)?)
            .arg(COMMAND)
            // One thread and one heap: what is set aside for more would count as taken.
            .envs([("RAYON_NUM_THREADS", "1"), ("MALLOC_ARENA_MAX", "1")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(cannot)?;
        let outcome = self.exchange(&mut child, &task);
        let _ = child.kill();
        let _ = child.wait();
        outcome
    }

    fn exchange(&self, child: &mut Child, task: &[u8]) -> Result<Pdf, PdfError> {
        let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(self.ended("could not be spoken to"));
        };
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            let mut answer = Vec::new();
            let read = output.read_to_end(&mut answer).map(|_| answer);
            let _ = sender.send(read);
        });
        // A process that has ended says why below.
        let _ = input.write_all(task);
        drop(input);
        match receiver.recv_timeout(PATIENCE) {
            Ok(Ok(answer)) => read_answer(answer)
                .ok_or_else(|| {
                    self.ended(&format!("was stopped: it needs more than {SECONDS} s or {} GB", MEMORY >> 30))
                })?
                .map_err(|error| self.translated(error)),
            Ok(Err(error)) => Err(self.ended(&format!("could not be typeset: {error}"))),
            Err(_) => Err(self.ended(&format!("was stopped: it was not done after {} s", PATIENCE.as_secs()))),
        }
    }
}

impl Typesetter for Apart {
    fn typeset(&self, source: &str) -> Result<Pdf, PdfError> {
        self.run(source)
    }
}

/// The import line with the path under which the compiler has the file.
fn line_in_world(line: &str, name: &str) -> String {
    let mut parts = line.splitn(3, '"');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(_), Some(behind)) => format!("{before}\"{TEMPLATES}{name}\"{behind}"),
        _ => line.to_owned(),
    }
}

/// The answer of the process; `None` when it is cut short.
fn read_answer(mut answer: Vec<u8>) -> Option<Result<Pdf, PdfError>> {
    let end = answer.iter().position(|byte| *byte == b'\n')?;
    let bytes = answer.split_off(end + 1);
    Some(match serde_json::from_slice(&answer).ok()? {
        Outcome::Done { pages, missing, borrowed, warnings } => Ok(Pdf { bytes, pages, missing, borrowed, warnings }),
        Outcome::Failed(error) => Err(error),
    })
}

/// What the process does: puts limits on itself, reads its task, typesets it and writes what came of it.
///
/// # Errors
/// When it cannot be spoken to, or the system takes no limits.
pub fn typeset_for_parent(input: impl Read, mut output: impl Write) -> std::io::Result<()> {
    limit()?;
    let task: Task = serde_json::from_reader(input.take(LONGEST_TASK))?;
    let machine = System { templates: Some(task.templates) };
    let (outcome, bytes) = match pdf::compile_on(&task.text, &machine) {
        Ok(Pdf { bytes, pages, missing, borrowed, warnings }) => {
            (Outcome::Done { pages, missing, borrowed, warnings }, bytes)
        }
        Err(error) => (Outcome::Failed(error), Vec::new()),
    };
    serde_json::to_writer(&mut output, &outcome)?;
    output.write_all(b"\n")?;
    output.write_all(&bytes)?;
    output.flush()
}

#[cfg(unix)]
fn limit() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS), (Resource::Core, 0)] {
        let maximum = getrlimit(resource).maximum.map_or(most, |maximum| maximum.min(most));
        setrlimit(resource, Rlimit { current: Some(maximum), maximum: Some(maximum) })?;
    }
    Ok(())
}

/// Elsewhere the parent's patience is the only limit.
#[cfg(not(unix))]
fn limit() -> std::io::Result<()> {
    Ok(())
}
