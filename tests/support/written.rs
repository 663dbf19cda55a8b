//! A generated journal on disk. Its files are not synced, since they can be made again: ten thousand take seconds so, not minutes.

use std::fs;
use std::path::Path;

use seminote::journal::to_json;
use seminote::store::Layout;

use super::generator::Journal;

/// Writes a journal into a data directory, which is made if missing.
pub fn write(journal: &Journal, directory: &Path) -> std::io::Result<()> {
    let layout = Layout::new(directory.to_owned());
    fs::create_dir_all(layout.series())?;
    for series in journal.series() {
        fs::create_dir_all(layout.entries().join(series.slug.as_str()))?;
        fs::write(layout.series_file(&series.slug), to_json(&series).unwrap())?;
    }
    for entry in (0..journal.entries).map(|number| journal.entry(number)) {
        fs::write(layout.entry_file(&entry), to_json(&entry).unwrap())?;
    }
    Ok(())
}
