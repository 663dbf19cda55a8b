//! `doctor`: what is wrong with the journal, and repairing it.

use super::form::DiagnosisForm;
use super::output::Output;
use super::{CliError, Context};
use crate::operations::Diagnosis;
use crate::store::{Outcome, printable};

impl Context<'_> {
    pub(super) fn doctor(&mut self, repair: bool, json: bool) -> Result<(), CliError> {
        let diagnoses = self.world.doctor(repair, self.now)?;
        if json {
            self.output.json(&diagnoses.iter().map(DiagnosisForm::of).collect::<Vec<_>>())?;
        } else {
            for diagnosis in &diagnoses {
                self.explain(diagnosis)?;
            }
            if diagnoses.is_empty() {
                Output::message("nothing is wrong");
            }
        }
        // What was found comes before the word that something was.
        self.output.flush()?;
        match diagnoses.iter().filter(|diagnosis| diagnosis.is_left()).count() {
            0 => Ok(()),
            found => Err(CliError::Unsound { found, repairing: repair }),
        }
    }

    fn explain(&mut self, diagnosis: &Diagnosis) -> Result<(), CliError> {
        let Diagnosis { path, problem, advice, outcome } = diagnosis;
        self.output.line(format_args!("{}\n  {problem}", printable(path)))?;
        match outcome {
            Some(Outcome::Done(done)) => self.output.line(format_args!("  repaired: {done}")),
            Some(Outcome::Left(why)) => self.output.line(format_args!("  not repaired: {why}\n  what to do: {advice}")),
            None => self.output.line(format_args!("  what to do: {advice}")),
        }
    }
}
