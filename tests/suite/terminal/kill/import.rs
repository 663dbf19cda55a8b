//! An import, killed at any moment and run again: all reports are there or none, whole, and none is there twice for one import.

use std::fs;
use std::path::Path;
use std::time::Duration;

use seminote::store::Store;
use tempfile::TempDir;

use super::{Chance, done, killed};

/// Reports that are imported at once.
const REPORTS: usize = 3;

/// The text of a report. Each sentence says where it stands, so that none can be gone or doubled unseen.
fn said(report: usize) -> String {
    let sentences: Vec<String> = (0..400).map(|number| format!("What was said {number} in {report}.")).collect();
    sentences.join(" ")
}

/// The command, and the reports for it.
fn prepared(home: &Path) -> Vec<String> {
    let name = |report| format!("{report}.md");
    for report in 0..REPORTS {
        fs::write(home.join(name(report)), format!("# Talk {report}\n\n{}\n", said(report))).unwrap();
    }
    std::iter::once("import".to_owned()).chain((0..REPORTS).map(name)).collect()
}

/// The reports that are in the journal at the next start, all of them whole.
fn imported(home: &Path, seed: u64) -> Vec<usize> {
    done(home, &["list"]);
    let store = Store::on_disk(home.join("data"));
    let listing = store.heads(None).unwrap();
    assert_eq!(listing.damaged, [], "seed {seed}");
    let report = |id| {
        let entry = store.read(id).unwrap();
        let number = entry.details.title.strip_prefix("Talk ").unwrap().parse().unwrap();
        let text = [&entry.notes, &entry.summary, &entry.reflection].map(ToString::to_string).concat();
        assert!(text == said(number), "seed {seed}: of talk {number} this is there: {text}");
        number
    };
    let mut reports: Vec<usize> = listing.heads.iter().map(|head| report(head.id)).collect();
    reports.sort_unstable();
    reports
}

/// Gives how many reports the killed import has left.
fn import_is_killed(seed: u64, took: Duration) -> usize {
    let home = TempDir::new().unwrap();
    let arguments = prepared(home.path());
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    killed(home.path(), &arguments, took, &mut Chance(seed));
    let mut expected = imported(home.path(), seed);
    let left = expected.len();
    assert!(left == 0 || left == REPORTS, "seed {seed}: {left} of {REPORTS}");
    assert!(expected.is_sorted_by(|one, other| one < other), "seed {seed}: one of {expected:?} is there twice");
    // What is there is in the way of nothing.
    done(home.path(), &arguments);
    expected.extend(0..REPORTS);
    expected.sort_unstable();
    assert_eq!(imported(home.path(), seed), expected, "seed {seed}");
    left
}

#[expect(clippy::print_stderr, reason = "the figures that the run was made for")]
fn imports_are_killed(kills: u64) {
    let home = TempDir::new().unwrap();
    let arguments = prepared(home.path());
    let took = done(home.path(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let mut left = [0; REPORTS + 1];
    for seed in 0..kills {
        left[import_is_killed(seed, took)] += 1;
    }
    eprintln!("{kills} imports killed within {took:?}; those that left 0, 1 … reports: {left:?}");
}

#[test]
fn an_import_that_is_killed_leaves_all_reports_or_none() {
    imports_are_killed(25);
}

#[test]
#[ignore = "takes minutes"]
fn an_import_survives_1000_kills() {
    imports_are_killed(1000);
}
