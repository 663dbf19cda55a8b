//! All that the compiler sees: one text, the fonts and, for a personal template, the files beside it. It reads no clock.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

use super::Machine;
use super::fonts::Fonts;

/// Where the text stands among the files that it may see; no such file is read.
const MAIN: &str = "/reports/week/main.typ";

/// The world of one report.
pub(super) struct ReportWorld<'a> {
    text: Source,
    fonts: &'a Fonts,
    machine: &'a dyn Machine,
    /// The files that were asked for.
    read: Mutex<HashMap<FileId, FileResult<Bytes>>>,
}

impl<'a> ReportWorld<'a> {
    /// A world of a text, these fonts and what the machine gives.
    pub(super) fn new(text: &str, fonts: &'a Fonts, machine: &'a dyn Machine) -> Self {
        let path = VirtualPath::new(MAIN).ok();
        let text = match path {
            Some(path) => Source::new(RootedPath::new(VirtualRoot::Project, path).intern(), text.to_owned()),
            None => Source::detached(text),
        };
        Self { text, fonts, machine, read: Mutex::default() }
    }

    /// The text.
    pub(super) fn text(&self) -> &Source {
        &self.text
    }

    fn is_text(&self, id: FileId) -> bool {
        id == self.text.id()
    }

    /// A file as it was when it was first asked for.
    fn served(&self, id: FileId) -> FileResult<Bytes> {
        let mut read = self.read.lock().map_err(|_| FileError::Other(None))?;
        read.entry(id).or_insert_with(|| self.ask(id)).clone()
    }

    fn ask(&self, id: FileId) -> FileResult<Bytes> {
        let refused = |reason: String| FileError::Other(Some(reason.into()));
        match id.get().root() {
            VirtualRoot::Package(_) => {
                Err(FileError::Package(PackageError::Other(Some("a report is typeset without packages".into()))))
            }
            VirtualRoot::Project => {
                let path = id.get().vpath().get_with_slash();
                self.machine.template_file(path).map(Bytes::new).map_err(refused)
            }
        }
    }
}

impl World for ReportWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.text.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if self.is_text(id) {
            return Ok(self.text.clone());
        }
        let bytes = self.served(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if self.is_text(id) { Ok(Bytes::from_string(self.text.clone())) } else { self.served(id) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.face(index)
    }

    /// None: a report's dates are its entry's.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
