//! The fonts that reports are typeset with. Their origin and licences stand in `assets/fonts/README.md`.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::Face;

/// Faces and the book in which the compiler looks them up.
pub(super) struct Fonts {
    book: LazyHash<FontBook>,
    faces: Vec<Font>,
}

/// The embedded font files. Their order is the order of preference where the text's own font list has no glyph.
const FILES: [&[u8]; 8] = [
    include_bytes!("../../../assets/fonts/LibertinusSerif-Regular.otf"),
    include_bytes!("../../../assets/fonts/LibertinusSerif-Bold.otf"),
    include_bytes!("../../../assets/fonts/LibertinusSerif-Italic.otf"),
    include_bytes!("../../../assets/fonts/LibertinusSerif-BoldItalic.otf"),
    include_bytes!("../../../assets/fonts/JournalMyeongjo-Regular.ttf"),
    include_bytes!("../../../assets/fonts/JournalMyeongjo-Bold.ttf"),
    include_bytes!("../../../assets/fonts/DejaVuSansMono.ttf"),
    include_bytes!("../../../assets/fonts/NewCMMath-Regular.otf"),
];

impl Fonts {
    /// The fonts of the binary, parsed once.
    pub(super) fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Fonts> =
            LazyLock::new(|| Fonts::new(FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file)))));
        &EMBEDDED
    }

    /// These fonts, and others behind them.
    pub(super) fn and(&self, others: &[Face]) -> Self {
        let others = others.iter().filter_map(|face| Font::new(Bytes::new(face.data.clone()), face.index));
        Self::new(self.faces.iter().cloned().chain(others))
    }

    fn new(faces: impl IntoIterator<Item = Font>) -> Self {
        let faces = Vec::from_iter(faces);
        Self { book: LazyHash::new(FontBook::from_fonts(&faces)), faces }
    }

    /// What the compiler looks fonts up in; its indices are those of [`Self::face`].
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// Whether one of the faces has a character.
    pub(super) fn have(&self, character: char) -> bool {
        self.faces.iter().any(|face| face.info().coverage.contains(u32::from(character)))
    }

    /// The face with an index of the book.
    pub(super) fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }
}
