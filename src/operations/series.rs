//! Which series is meant, making series and saving them.

use super::{Listing, OperationError, World};
use crate::command::nearest;
use crate::files::{self, Disk};
use crate::journal::{Moment, Series, Slug};
use crate::store::StoreError;

/// Name of the series that is made when there is none.
const DEFAULT_NAME: &str = "Seminar";

impl Listing {
    /// The current series: the one with the newest entry, else the first there is.
    #[must_use]
    pub fn current_series(&self) -> Option<&Slug> {
        let newest = self.heads.first().map(|head| &head.series);
        newest.or_else(|| self.series.first().map(|series| &series.slug))
    }
}

impl World {
    /// The series with this short name, else the current one.
    ///
    /// # Errors
    /// When there is none of this name, none at all, or its file cannot be read.
    pub fn series(&self, given: Option<&Slug>) -> Result<Series, OperationError> {
        if let Some(slug) = given {
            return self.series_called(slug);
        }
        let listing = self.listing()?;
        self.series_called(listing.current_series().ok_or(super::WeekError::EmptyJournal)?)
    }

    fn series_called(&self, slug: &Slug) -> Result<Series, OperationError> {
        match self.store.read_series(slug) {
            Err(StoreError::NoSeries(slug)) => Err(self.no_series(slug)),
            read => Ok(read?),
        }
    }

    /// Says which series there are instead.
    fn no_series(&self, slug: Slug) -> OperationError {
        let series = match self.store.series() {
            Ok(listing) => listing.series,
            Err(error) => return error.into(),
        };
        let there: Vec<&str> = series.iter().map(|series| series.slug.as_str()).collect();
        let advice = match nearest(slug.as_str(), there.iter().copied()) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None if there.is_empty() => "there is none yet, and `seminote series new NAME` begins one".to_owned(),
            None => format!("the journal has {}", there.join(", ")),
        };
        OperationError::NoSeries { slug, advice }
    }

    /// The series with this short name, the one given or the current one; without one a new one called "Seminar" that starts
    /// today, which is then given a second time.
    pub(super) fn series_or_new(
        &self,
        slug: Option<&Slug>,
        now: Moment,
    ) -> Result<(Series, Option<Series>), OperationError> {
        if let Some(slug) = slug {
            return self.series_called(slug).map(|series| (series, None));
        }
        let series = self.create_series(Self::first_series(now))?;
        Ok((series.clone(), Some(series)))
    }

    /// The series of a journal that has none: called "Seminar", starting today. It is not written yet.
    pub(super) fn first_series(now: Moment) -> Series {
        Series::new(Slug::of_name(DEFAULT_NAME), DEFAULT_NAME.to_owned(), now.date_naive())
    }

    /// A new series with this name that starts today.
    pub(super) fn create_series_named(&self, name: &str, now: Moment) -> Result<Series, OperationError> {
        self.create_series(Series::new(Slug::of_name(name), name.to_owned(), now.date_naive()))
    }

    /// Makes a series. When its short name is taken, it gets a number behind it; the series is given as it was made.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn create_series(&self, mut series: Series) -> Result<Series, OperationError> {
        self.prepare_place()?;
        let wanted = series.slug.clone();
        let mut number = 1;
        loop {
            match self.store.create_series(&series) {
                Err(StoreError::Exists(_)) => {
                    number += 1;
                    series.slug = wanted.numbered(number);
                }
                created => return Ok(created.map(|()| series)?),
            }
        }
    }

    /// Makes the directories above the journal's, which are not the journal's own to be kept from others.
    pub(super) fn prepare_place(&self) -> Result<(), OperationError> {
        let Some(parent) = self.locations.data.parent().filter(|parent| !parent.as_os_str().is_empty()) else {
            return Ok(());
        };
        files::ensure_directory(&Disk::anywhere(), parent)
            .map_err(|source| OperationError::system("make", parent, source))
    }
}
