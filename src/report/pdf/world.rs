//! All that the compiler sees: one text and the fonts. It reads no file and no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_syntax::{FileId, Source, VirtualRoot};

use super::fonts::Fonts;

/// The world of one report.
pub(super) struct ReportWorld {
    text: Source,
    fonts: &'static Fonts,
}

impl ReportWorld {
    /// A world of a text and these fonts.
    pub(super) fn new(text: &str, fonts: &'static Fonts) -> Self {
        Self { text: Source::detached(text), fonts }
    }

    /// The text.
    pub(super) fn text(&self) -> &Source {
        &self.text
    }

    /// The answer to a wish for any file but the text.
    fn refusal(id: FileId) -> FileError {
        match id.get().root() {
            VirtualRoot::Project => FileError::Other(Some("a report is typeset from its own text alone".into())),
            VirtualRoot::Package(_) => {
                FileError::Package(PackageError::Other(Some("a report is typeset without packages".into())))
            }
        }
    }
}

impl World for ReportWorld {
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
        if id == self.text.id() { Ok(self.text.clone()) } else { Err(Self::refusal(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.text.id() { Ok(Bytes::from_string(self.text.clone())) } else { Err(Self::refusal(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.face(index)
    }

    /// None: a report's dates are its entry's.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
