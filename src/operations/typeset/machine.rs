//! The machine as typesetting sees it: the fonts of the system, and the files beside a personal template.

use std::io::Read;
use std::path::{Path, PathBuf};

use fontdb::{Database, FaceInfo, Source, Style};

use crate::report::pdf::{Face, Machine};

/// Where the compiler sees the user's templates.
pub(super) const TEMPLATES: &str = "/templates/";

/// What a template may read: other templates, data and pictures.
const ENDINGS: [&str; 14] =
    ["typ", "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "csv", "json", "toml", "yaml", "yml", "txt"];

/// Longest file that a template may read, in bytes.
const LIMIT: u64 = 16 * 1024 * 1024;

/// Most faces that are lent to a report: one a script is enough.
const MOST_FACES: usize = 8;

/// The fonts of the system, and one directory.
#[derive(Clone, Debug)]
pub(super) struct System {
    /// The directory of the user's templates, when the report is set in one.
    pub templates: Option<PathBuf>,
}

impl Machine for System {
    fn faces_with(&self, characters: &[char]) -> Vec<Face> {
        let mut database = Database::new();
        database.load_system_fonts();
        let mut wanted = characters.to_vec();
        let mut faces = Vec::new();
        while faces.len() < MOST_FACES
            && let Some(info) = best(&database, &wanted)
        {
            wanted.retain(|character| !has(&database, info, *character));
            faces.extend(database.with_face_data(info.id, |data, index| Face { data: data.to_vec(), index }));
        }
        faces
    }

    fn template_file(&self, path: &str) -> Result<Vec<u8>, String> {
        let Some(directory) = &self.templates else {
            return Err("a report is typeset from its own text alone".to_owned());
        };
        let name = path.strip_prefix(TEMPLATES).ok_or("a template sees the files beside it, and no others")?;
        read(directory, name)
    }
}

/// A file in a directory or below it, without following links out of it.
fn read(directory: &Path, name: &str) -> Result<Vec<u8>, String> {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    if !ENDINGS.contains(&ending.as_str()) {
        return Err(format!("a template may read files that end with {}", ENDINGS.join(", ")));
    }
    let missing = |error: std::io::Error| format!("the file {name} beside the template cannot be read: {error}");
    let root = directory.canonicalize().map_err(missing)?;
    let path = root.join(name).canonicalize().map_err(missing)?;
    let is_link = std::fs::symlink_metadata(root.join(name)).is_ok_and(|found| found.is_symlink());
    if is_link || !path.starts_with(&root) {
        return Err(format!("{name} lies outside of the templates' directory, or is a link"));
    }
    let file = std::fs::File::open(&path).map_err(missing)?;
    if !file.metadata().map_err(missing)?.is_file() {
        return Err(format!("{name} is no file"));
    }
    let mut bytes = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(missing)?;
    if bytes.len() as u64 > LIMIT { Err(format!("{name} is longer than {LIMIT} bytes")) } else { Ok(bytes) }
}

/// The face that has the most of these characters; of those with as many a regular, upright one, with serifs by its name.
fn best<'a>(database: &'a Database, characters: &[char]) -> Option<&'a FaceInfo> {
    let rank = |info: &FaceInfo| {
        let found = characters.iter().filter(|character| has(database, info, **character)).count();
        let name = info.families.first().map(|(name, _)| name.as_str()).unwrap_or_default();
        let is_plain = info.style == Style::Normal && info.weight.0 == 400;
        (found, is_plain, name.contains("Serif") || name.contains("Myeongjo"), name.contains("KR"))
    };
    let usable = database.faces().filter(|info| is_usable(info));
    // By its name, so that the order of the files on the disk says nothing.
    let best = usable.max_by_key(|info| (rank(info), std::cmp::Reverse(info.post_script_name.clone())))?;
    (rank(best).0 > 0).then_some(best)
}

/// Whether a face is of a kind that PDFs hold.
fn is_usable(info: &FaceInfo) -> bool {
    let path = match &info.source {
        Source::File(path) | Source::SharedFile(path, _) => path,
        Source::Binary(_) => return true,
    };
    path.extension()
        .is_some_and(|ending| ["ttf", "otf", "ttc", "otc"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn has(database: &Database, info: &FaceInfo, character: char) -> bool {
    let has = database.with_face_data(info.id, |data, index| {
        ttf_parser::Face::parse(data, index).is_ok_and(|face| face.glyph_index(character).is_some())
    });
    has.unwrap_or_default()
}

#[cfg(test)]
mod tests;
