//! Series that are misnamed, damaged or missing.

use std::path::Path;

use chrono::NaiveDate;

use super::{Outcome, kept_in, left, moved_to};
use crate::journal::{Moment, Series, Slug};
use crate::store::error::{Attempt, StoreError, printable};
use crate::store::{Store, form, salvage};

impl Store {
    pub(super) fn make_series(&self, slug: &Slug, now: Moment) -> Result<Outcome, StoreError> {
        let starts = self.first_date(slug, now)?;
        self.create_series(&Series::new(slug.clone(), slug.to_string(), starts))?;
        Ok(Outcome::Done(format!("made the series, beginning on {starts} with its first entry")))
    }

    pub(super) fn rename_series(&self, path: &Path, slug: &Slug, now: Moment) -> Result<Outcome, StoreError> {
        let to = self.layout.series_file(slug);
        if self.is_gone(&to) {
            self.files.rename_new(path, &to).attempt("rename", path)?;
            self.sync_parent(path)?;
            return Ok(Outcome::Done(format!("renamed to {}", printable(&to))));
        }
        let (bytes, there) = (self.readable(path), self.readable(&to));
        if bytes == there {
            return self
                .move_to_originals(path, now)
                .map(|kept| Outcome::Done(format!("a copy of the series; {}", moved_to(&kept))));
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let series = bytes.as_ref().and_then(|bytes| form::parse::<Series>(bytes).ok());
        let (Some(bytes), Some(series)) = (bytes, series) else { return Ok(left("it was changed meanwhile")) };
        let kept = self.keep_original(path, &bytes, now)?;
        // Not the name of a series that is there, and one that a series can have. On a disk that does not answer none is free.
        let slug = (2..100).map(|number| Slug::of_name(&stem).numbered(number));
        let slug = std::iter::once(Slug::of_name(&stem)).chain(slug).find(|slug| {
            let free = self.layout.series_file(slug);
            free == path || self.is_gone(&free)
        });
        let Some(slug) = slug else { return Ok(left("no name is free for it")) };
        let own = self.layout.series_file(&slug);
        // Made right where it is, then moved in one step, so that a repair that is cut off in between leaves no second series.
        self.put(path, &form::print(&Series { slug, ..series }, path)?)?;
        if own != path {
            self.carry(path, &own)?;
        }
        Ok(Outcome::Done(format!("made a series of its own of it, {}; {}", printable(&own), kept_in(&kept))))
    }

    pub(super) fn repair_series(&self, path: &Path, now: Moment) -> Result<Outcome, StoreError> {
        let slug = path.file_stem().unwrap_or_default().to_string_lossy().parse::<Slug>();
        let Ok(slug) = slug else { return Ok(left("its name can be that of no series: move it away")) };
        let starts = self.first_date(&slug, now)?;
        let Some(bytes) = self.readable(path) else { return Ok(left("it cannot be read: move it away")) };
        let kept = self.keep_original(path, &bytes, now)?;
        let series = salvage::series(&bytes, &slug, starts);
        self.put(path, &form::print(&series, path)?)?;
        Ok(Outcome::Done(format!(
            "kept what could be read of it, the name \"{}\" and more: look through it with `seminote series show {slug}`; {}",
            one_line(&series.name),
            kept_in(&kept)
        )))
    }

    /// The date of the first entry of a series; today when there is none.
    fn first_date(&self, slug: &Slug, now: Moment) -> Result<NaiveDate, StoreError> {
        let heads = self.heads(Some(slug))?.heads;
        Ok(heads.iter().map(|head| head.details.date).min().unwrap_or(now.date_naive()))
    }
}

fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
