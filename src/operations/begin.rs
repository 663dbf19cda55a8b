//! The first start: who writes, the first series, today's entry.

use std::time::SystemTime;

use super::{Created, OperationError, World};
use crate::config::Setting;
use crate::journal::{Author, Details, Moment};

impl World {
    /// Keeps the writer's name in the configuration, makes the journal's directories, a series and today's entry in it. What was
    /// left blank is left out; the series is then called "Seminar".
    ///
    /// # Errors
    /// When something cannot be written. The name is kept first: when that fails nothing is made.
    pub fn begin(&mut self, author: &Author, series_name: &str, now: Moment) -> Result<Created, OperationError> {
        self.keep_author(author)?;
        self.prepare(now)?;
        let name = series_name.trim();
        let series = self.create_series_named(if name.is_empty() { "Seminar" } else { name }, now)?;
        let today = now.date_naive();
        let entry = self.create_in(&series, Details::new(series.calendar().week_of(today), today), now)?;
        Ok(Created { entry, new_series: Some(series) })
    }

    /// Makes the directories of the journal that are missing, and cleans up what a killed process has left.
    ///
    /// # Errors
    /// When the data directory cannot be made or written.
    pub fn prepare(&self, now: Moment) -> Result<(), OperationError> {
        self.prepare_place()?;
        Ok(self.store.prepare(SystemTime::from(now))?)
    }

    /// Writes name and student number into the configuration, as far as they are given; all else in it stays.
    fn keep_author(&mut self, author: &Author) -> Result<(), OperationError> {
        let given =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let name = given(&author.name).map(Setting::AuthorName);
        let settings: Vec<Setting> =
            name.into_iter().chain(given(&author.student_id).map(Setting::AuthorStudentId)).collect();
        if settings.is_empty() {
            return Ok(());
        }
        self.keep_settings(&settings)
    }
}
