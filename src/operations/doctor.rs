//! Checking the journal and the configuration, and repairing what can be.

use std::path::PathBuf;

use super::{OperationError, World};
use crate::journal::Moment;
use crate::store::{Finding, Outcome, Repaired};

/// Something that is wrong, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The file or directory.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: String,
    /// What to do about it.
    pub advice: String,
    /// What a repair did; none when none was asked for.
    pub outcome: Option<Outcome>,
}

impl Diagnosis {
    /// Whether it is still wrong.
    #[must_use]
    pub fn is_left(&self) -> bool {
        !matches!(self.outcome, Some(Outcome::Done(_)))
    }

    fn of(finding: &Finding, outcome: Option<Outcome>) -> Self {
        let (problem, advice) = (finding.problem.to_string(), finding.advice().to_owned());
        Self { path: finding.path.clone(), problem, advice, outcome }
    }
}

impl World {
    /// Everything that is wrong with the journal and the configuration; with `repair`, what can be repaired is. The configuration
    /// is the user's and is never changed.
    ///
    /// # Errors
    /// When the data directory cannot be read.
    pub fn doctor(&self, repair: bool, now: Moment) -> Result<Vec<Diagnosis>, OperationError> {
        let mut diagnoses = Vec::new();
        if repair {
            // Some things can be seen only when others are put right: lines for an entry that was damaged, for instance.
            for _ in 0..3 {
                let repaired = self.store.repair(now)?;
                let none_done = repaired.iter().all(|Repaired { outcome, .. }| matches!(outcome, Outcome::Left(_)));
                diagnoses.retain(|diagnosis: &Diagnosis| !diagnosis.is_left());
                diagnoses.extend(
                    repaired.into_iter().map(|Repaired { finding, outcome }| Diagnosis::of(&finding, Some(outcome))),
                );
                if none_done {
                    break;
                }
            }
        } else {
            diagnoses.extend(self.store.examine(now)?.iter().map(|finding| Diagnosis::of(finding, None)));
        }
        let path = &self.locations.config;
        diagnoses.extend(self.problems.iter().map(|problem| Diagnosis {
            path: path.clone(),
            problem: problem.to_string(),
            advice: "change that line; the default is in force until then".to_owned(),
            outcome: repair.then(|| Outcome::Left("the configuration is yours to change".to_owned())),
        }));
        Ok(diagnoses)
    }
}
