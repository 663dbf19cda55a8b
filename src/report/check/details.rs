//! What is missing in the details of the talk and of its author, and weeks that do not follow each other.

use super::{Check, Checked, Finding};
use crate::journal::{Author, Head};

/// Checks the details.
pub(super) fn check(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    let details = &checked.entry.details;
    let Author { name, student_id, .. } = checked.author;
    let is_blank = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().is_empty();
    let missing = [
        (Check::Title, details.title.trim().is_empty(), "the talk has no title."),
        (
            Check::Speaker,
            details.speakers.iter().all(|speaker| speaker.name.trim().is_empty()),
            "nobody is named who spoke.",
        ),
        (Check::Name, is_blank(name), "the author has no name."),
        (Check::StudentId, is_blank(student_id), "the author has no student id."),
    ];
    for (check, is_missing, message) in missing {
        if is_missing {
            findings.push(Finding::whole(check, message));
        }
    }
    weeks(checked, findings);
}

/// Looks for other entries of the series with the same week, and for the nearest one that is out of order with this.
fn weeks(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    let entry = checked.entry;
    let (week, date) = (entry.details.week, entry.details.date);
    let others = || checked.heads.iter().filter(|head| head.id != entry.id && head.series == entry.series);
    let same: Vec<String> = others().filter(|head| head.details.week == week).map(named).collect();
    if !same.is_empty() {
        let message = format!("week {week} stands twice: also {}.", same.join(" and "));
        findings.push(Finding::whole(Check::DuplicateWeek, message));
    }
    let is_out_of_order = |head: &&Head| {
        let (other_week, other_date) = (head.details.week, head.details.date);
        (other_week < week && other_date > date) || (other_week > week && other_date < date)
    };
    let nearest = others().filter(is_out_of_order).min_by_key(|head| (head.details.date - date).abs());
    if let Some(head) = nearest {
        let relation = if head.details.date > date {
            "a later day with a lower week"
        } else {
            "an earlier day with a higher week"
        };
        let message =
            format!("week {week} is out of order: {}, week {}, is {relation}.", named(head), head.details.week);
        findings.push(Finding::whole(Check::WeekOrder, message));
    }
}

/// The entry as one finds it in the list.
fn named(head: &Head) -> String {
    format!("{} ({})", head.details.date, head.id.short())
}
