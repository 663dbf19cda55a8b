//! A text in the user's own editor: written to a file of its own, the terminal handed over, read back.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::app::Msg;
use crate::files::{Disk, ensure_directory};
use crate::journal::Field;

/// Lets the user edit a text; nothing is changed when the editor is missing or fails.
pub(super) fn edit(field: Field, text: &str, directory: &Path) -> Msg {
    let Some(editor) = chosen() else {
        return Msg::Failed("No editor is set: name one in $VISUAL or $EDITOR, as in export EDITOR=vim.".to_owned());
    };
    match edited(&editor, text, directory) {
        Ok(text) => Msg::Edited { field, text },
        Err(reason) => Msg::Failed(format!("The editor \"{}\" changed nothing: {reason}.", editor.to_string_lossy())),
    }
}

fn chosen() -> Option<OsString> {
    ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var_os(name).filter(|value| !value.is_empty()))
}

fn edited(editor: &OsString, text: &str, directory: &Path) -> Result<String, String> {
    ensure_directory(&Disk::private(directory.to_path_buf()), directory).map_err(|error| error.to_string())?;
    let path = free(directory);
    let given = with_end(text);
    let result = write(&path, &given).and_then(|()| run(editor, &path)).and_then(|()| {
        let bytes = std::fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        String::from_utf8(bytes).map_err(|error| format!("its text is not UTF-8: {error}"))
    });
    // What was written before the editor failed is somebody's work.
    let is_worked_on = std::fs::read(&path).is_ok_and(|bytes| bytes != given.as_bytes());
    if let Err(reason) = &result
        && is_worked_on
    {
        return Err(format!("{reason}; what it wrote is kept in {}", path.display()));
    }
    // A file that stays behind is no reason to lose what was written.
    let _ = std::fs::remove_file(&path);
    result
}

/// A file that is not there yet: what an editor that failed has left is not written over.
fn free(directory: &Path) -> PathBuf {
    let name = |number: u32| directory.join(format!("edit-{}-{number}.md", std::process::id()));
    (1..u32::MAX).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(0))
}

/// The text as editors want it, with a line feed at its end.
fn with_end(text: &str) -> String {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{end}")
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Runs the editor by the shell, for its name may come with arguments.
fn run(editor: &OsString, path: &Path) -> Result<(), String> {
    let mut command = OsString::from("exec ");
    command.push(editor);
    command.push(" \"$1\"");
    let status = Command::new("sh").arg("-c").arg(command).arg("sh").arg(path).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        // What a shell answers for a command that it cannot find or start (POSIX, 2.8.2).
        Ok(status) if status.code() == Some(127) => {
            Err("it was not found; install it, or name another in $VISUAL or $EDITOR".to_owned())
        }
        Ok(status) if status.code() == Some(126) => {
            Err("it is no program that can be started; name another in $VISUAL or $EDITOR".to_owned())
        }
        Ok(status) => Err(format!("it ended with {status}")),
        Err(error) => Err(format!("it could not be started: {error}")),
    }
}
