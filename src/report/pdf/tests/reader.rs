//! Reads a PDF as a reader shows it: its lines, the fonts in it and what its catalogue says.

use std::collections::BTreeSet;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The lines of text of all pages, in the order of the file.
    pub(super) lines: Vec<String>,
    /// The places of the glyphs, in points from the lower left corner.
    pub(super) places: Vec<Point>,
    /// The width and height of each page in points.
    pub(super) sizes: Vec<(f32, f32)>,
    /// The PostScript names of the embedded fonts, without the tag of the subset and the name of the encoding.
    pub(super) fonts: BTreeSet<String>,
    /// The number of the keys in the catalogue that make a tagged PDF, of two.
    pub(super) tags: usize,
    /// As in the metadata.
    pub(super) title: Option<String>,
    /// As in the metadata.
    pub(super) author: Option<String>,
}

impl Reading {
    /// Reads a PDF from its bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let pdf = Pdf::new(bytes.to_vec()).unwrap();
        let mut reading = Self::default();
        let cache = InterpreterCache::new();
        for page in pdf.pages().iter() {
            reading.sizes.push(page.render_dimensions());
            let settings = InterpreterSettings::default();
            let mut context = Context::new(Affine::IDENTITY, Rect::ZERO, &cache, pdf.xref(), settings);
            reading.lines.push(String::new());
            interpret_page(page, &mut context, &mut reading);
        }
        let catalogue: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
        reading.tags = ["StructTreeRoot", "MarkInfo"].iter().filter(|key| catalogue.contains_key(key)).count();
        reading.title = pdf.metadata().title.as_deref().map(text_string);
        reading.author = pdf.metadata().author.as_deref().map(text_string);
        reading
    }

    /// Letters and signs without what typesetting changes: spaces, line ends, hyphens and the form of quotes.
    pub(super) fn letters(&self) -> String {
        letters(&self.lines.concat())
    }
}

/// See [`Reading::letters`].
pub(super) fn letters(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '-' | '\u{AD}' | '\u{2010}'))
        .map(|character| match character {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            other => other,
        })
        .collect()
}

/// PDF 32000-1, 7.9.2.2: UTF-16 behind a byte order mark, else one byte a character.
fn text_string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => {
            let units = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect::<Vec<_>>();
            String::from_utf16(&units).unwrap()
        }
        None => bytes.iter().copied().map(char::from).collect(),
    }
}

impl<'a> Device<'a> for Reading {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let place = transform * glyph_transform * Point::ORIGIN;
        let moved = self.places.last().is_some_and(|last| (last.y - place.y).abs() > 0.1 || last.x > place.x);
        if moved && self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
        self.places.push(place);
        let text = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => "\u{FFFD}".to_owned(),
        };
        self.lines.last_mut().unwrap().push_str(&text);
        if let Glyph::Outline(outline) = glyph
            && let Some(name) = outline.font_data().and_then(|font| font.postscript_name)
        {
            self.fonts.insert(name.trim_end_matches("-Identity-H").to_owned());
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
