//! The list of heads: of every entry what lists show. What the index knows is not read again.

use chrono::NaiveDate;

use super::Store;
use super::error::StoreError;
use super::known::ByFolder;
use super::listing::Listing;
use super::scan::{Before, FEW};
use crate::journal::{Head, Slug};

/// The newest entries as they were listed last, and how far the others reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newest {
    /// Their heads, newest first.
    pub heads: Vec<Head>,
    /// How many entries there were in all.
    pub count: usize,
    /// The day of the oldest of all.
    pub oldest: NaiveDate,
}

impl Store {
    /// The entries of one series or of all, as they were last seen on the screen. Of several files with one id the first is
    /// the entry; the others are listed as damaged.
    ///
    /// # Errors
    /// When the directories cannot be listed. A file that cannot be read is no error but part of the listing.
    pub fn heads(&self, series: Option<&Slug>) -> Result<Listing, StoreError> {
        let known = self.index.as_ref().map_or_else(|| ByFolder::new(Vec::new(), None), |index| index.heads());
        let before = Before {
            known: &|folder| known.take(folder),
            folders: known.folders(),
            settled: &std::convert::identity,
            is_much: known.count() >= FEW,
        };
        let mut scan = self.scan(series, &before)?;
        scan.entries.sort_by(|one, other| one.what.newest_first(&other.what));
        if let Some(index) = self.index.as_ref().filter(|_| series.is_none()) {
            let heads = scan.entries.iter().filter_map(|seen| Some((seen.origin.as_ref()?, &seen.what)));
            index.keep_heads(&heads.collect::<Vec<_>>(), scan.stale);
        }
        let heads = scan.entries.into_iter().map(|seen| seen.what).collect();
        Ok(Listing { heads, damaged: scan.damaged })
    }

    /// So many of the newest entries as they were listed last; none where that is not remembered, or there were none. They may have changed
    /// since.
    #[must_use]
    pub fn remembered(&self, most: usize) -> Option<Newest> {
        self.index.as_ref().and_then(|index| index.newest(most))
    }
}
