//! What typesetting may ask of the machine.

/// A face of a font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The file.
    pub data: Vec<u8>,
    /// The number of the face in it.
    pub index: u32,
}

/// The machine on which a report is typeset, as far as it may be seen.
pub trait Machine: Sync {
    /// Faces that have these characters, as far as there are any; asked only for what the binary's fonts lack.
    fn faces_with(&self, characters: &[char]) -> Vec<Face>;

    /// A file beside a personal template, by its path as the compiler sees it, such as `/templates/mine.typ`.
    ///
    /// # Errors
    /// The reason why it is not given, as a part of a sentence.
    fn template_file(&self, path: &str) -> Result<Vec<u8>, String>;
}

/// Gives nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoMachine;

impl Machine for NoMachine {
    fn faces_with(&self, _: &[char]) -> Vec<Face> {
        Vec::new()
    }

    fn template_file(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("a report is typeset from its own text alone".to_owned())
    }
}
