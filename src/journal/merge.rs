//! Joining two versions of an entry that were both made of a third: the texts line by line, the rest field by field.
//!
//! It must not know where the versions come from.

use super::{Change, Details, Entry, Field, Talk};
use crate::text;

/// What came of joining.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The changes that bring theirs into ours, each for the entry that the ones before it leave.
    pub changes: Vec<Change>,
    /// Whether some of theirs touch ones of ours and were left out.
    pub touching: bool,
}

impl Entry {
    /// Brings the changes that `theirs` makes of `base` into this entry, which was made of it as well. Where both changed the
    /// same, this entry's stays.
    #[must_use]
    pub fn merge(&self, base: &Self, theirs: &Self) -> Merge {
        let mut merge = Merge { changes: Vec::new(), touching: false };
        for field in Field::ALL {
            let merged = text::merge(base.text(field), self.text(field), theirs.text(field));
            merge.touching |= merged.touching;
            merge.changes.extend(merged.edits.into_iter().map(|edit| Change::Edit { field, edit }));
        }
        let after = details(&base.details, &self.details, &theirs.details, &mut merge.touching);
        if after != self.details {
            let before = Box::new(self.details.clone());
            merge.changes.push(Change::Details { before, after: Box::new(after) });
        }
        let after = talk(&base.talk, &self.talk, &theirs.talk, &mut merge.touching);
        if after != self.talk {
            let before = Box::new(self.talk.clone());
            merge.changes.push(Change::Talk { before, after: Box::new(after) });
        }
        merge
    }
}

fn details(base: &Details, ours: &Details, theirs: &Details, touching: &mut bool) -> Details {
    Details {
        week: *one_of(&base.week, &ours.week, &theirs.week, touching),
        date: *one_of(&base.date, &ours.date, &theirs.date, touching),
        title: one_of(&base.title, &ours.title, &theirs.title, touching).clone(),
        speakers: one_of(&base.speakers, &ours.speakers, &theirs.speakers, touching).clone(),
        tags: one_of(&base.tags, &ours.tags, &theirs.tags, touching).clone(),
        author: one_of(&base.author, &ours.author, &theirs.author, touching).clone(),
        handed_in: *one_of(&base.handed_in, &ours.handed_in, &theirs.handed_in, touching),
    }
}

/// The clock is one thing: a start of one side and an end of the other would be the time of no talk.
fn talk(base: &Talk, ours: &Talk, theirs: &Talk, touching: &mut bool) -> Talk {
    let clock = |talk: &Talk| (talk.started, talk.ended, talk.pauses.clone());
    let (started, ended, pauses) = one_of(&clock(base), &clock(ours), &clock(theirs), touching).clone();
    Talk {
        started,
        ended,
        pauses,
        minutes: *one_of(&base.minutes, &ours.minutes, &theirs.minutes, touching),
        unknown: one_of(&base.unknown, &ours.unknown, &theirs.unknown, touching).clone(),
    }
}

/// Theirs where only they have changed it, else ours.
fn one_of<'a, T: PartialEq>(base: &T, ours: &'a T, theirs: &'a T, touching: &mut bool) -> &'a T {
    if theirs == base || theirs == ours {
        return ours;
    }
    if ours == base {
        return theirs;
    }
    *touching = true;
    ours
}

#[cfg(test)]
mod tests;
