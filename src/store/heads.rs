//! The list of heads: of every entry what lists show. What the index knows is not read again.

use super::Store;
use super::error::StoreError;
use super::known::Known;
use super::listing::Listing;
use crate::journal::{Head, Slug};

impl Store {
    /// The entries of one series or of all, as they were last seen on the screen. Of several files with one id the first is
    /// the entry; the others are listed as damaged.
    ///
    /// # Errors
    /// When the directories cannot be listed. A file that cannot be read is no error but part of the listing.
    pub fn heads(&self, series: Option<&Slug>) -> Result<Listing, StoreError> {
        let mut damaged = Vec::new();
        let waiting = self.waiting(&mut damaged)?;
        let known = self.index.as_ref().map_or_else(Known::default, |index| index.heads());
        let mut scan = self.scan::<Head>(series, &waiting, self.seen_files(&mut damaged)?, known);
        damaged.append(&mut scan.damaged);
        scan.entries.sort_by(|one, other| one.what.newest_first(&other.what));
        if let Some(index) = self.index.as_ref().filter(|_| series.is_none()) {
            let stale = scan.gone.len() + scan.entries.iter().filter(|seen| seen.is_new).count();
            let heads = scan.entries.iter().filter_map(|seen| Some((seen.origin.as_ref()?, &seen.what)));
            index.keep_heads(&heads.collect::<Vec<_>>(), stale);
        }
        let heads = scan.entries.into_iter().map(|seen| seen.what).collect();
        Ok(Listing { heads, damaged })
    }

    /// The newest entries as they were listed last, newest first; nothing where that is not remembered. They may have changed since.
    #[must_use]
    pub fn remembered(&self) -> Vec<Head> {
        self.index.as_ref().map(|index| index.newest()).unwrap_or_default()
    }
}
