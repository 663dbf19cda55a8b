//! What was brought back from recovery logs, in words.

use crate::operations::BroughtBack;
use crate::store::Recovered;

/// What opening an entry brought back, as a sentence or more.
pub(super) fn of_entry(recovered: &Recovered) -> Option<String> {
    let mut parts = Vec::new();
    match recovered.changes {
        0 => {}
        1 => parts.push("1 change was brought back from the recovery log.".to_owned()),
        count => parts.push(format!("{count} changes were brought back from the recovery log.")),
    }
    parts.extend(misfits("The file", recovered));
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What the start of the program brought back, as a sentence or more.
pub(super) fn of_start(entries: &[BroughtBack]) -> Option<String> {
    let count = |entry: &BroughtBack| match entry.recovered.changes {
        0 => None,
        1 => Some(format!("1 change of week {}", entry.week)),
        count => Some(format!("{count} changes of week {}", entry.week)),
    };
    let counts: Vec<String> = entries.iter().filter_map(count).collect();
    let mut parts = Vec::new();
    if !counts.is_empty() {
        let is_one = matches!(entries, [entry] if entry.recovered.changes == 1);
        let verb = if is_one { "was" } else { "were" };
        parts.push(format!("{} {verb} brought back from the recovery log.", counts.join(", ")));
    }
    for entry in entries {
        parts.extend(misfits(&format!("The file of week {}", entry.week), &entry.recovered));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What did not fit, and where it is kept.
fn misfits(file: &str, recovered: &Recovered) -> Vec<String> {
    let other = recovered
        .other
        .as_ref()
        .map(|_| format!("{file} had been changed elsewhere meanwhile; that version is kept among the older ones."));
    let set_aside = recovered
        .set_aside
        .as_ref()
        .map(|path| format!("A part of the log could not be read; it is kept in {}.", path.display()));
    other.into_iter().chain(set_aside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::EntryId;

    #[test]
    fn one_line_names_every_entry_and_what_did_not_fit() {
        let entry = |week, changes, set_aside: Option<&str>| BroughtBack {
            id: EntryId::new("2024-09-19T16:00:00+09:00".parse().unwrap()),
            week,
            recovered: Recovered { changes, other: None, set_aside: set_aside.map(Into::into) },
        };
        assert_eq!(of_start(&[]), None);
        assert_eq!(
            of_start(&[entry(2, 31, None), entry(3, 1, None)]).unwrap(),
            "31 changes of week 2, 1 change of week 3 were brought back from the recovery log."
        );
        assert_eq!(
            of_start(&[entry(2, 1, None)]).unwrap(),
            "1 change of week 2 was brought back from the recovery log."
        );
        assert_eq!(
            of_start(&[entry(2, 0, Some("kept.log"))]).unwrap(),
            "A part of the log could not be read; it is kept in kept.log."
        );
    }
}
