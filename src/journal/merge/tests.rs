use super::*;
use crate::journal::{Moment, Speaker};

fn entry() -> Entry {
    let now: Moment = "2024-09-19T16:00:00+09:00".parse().unwrap();
    let mut entry = Entry::new("seminar".parse().unwrap(), Details::new(2, now.date_naive()), Some(75), now);
    entry.notes = "one\ntwo\nthree".into();
    entry.talk = entry.talk.running(now);
    entry
}

/// The entry with theirs in it, and whether something of theirs is not.
fn joined(base: &Entry, ours: &Entry, theirs: &Entry) -> (Entry, bool) {
    let Merge { changes, touching } = ours.merge(base, theirs);
    let mut entry = ours.clone();
    for change in &changes {
        entry.apply(change).unwrap();
    }
    (entry, touching)
}

#[test]
fn each_side_changes_another_text_and_another_field() {
    let base = entry();
    let later = base.created.unwrap() + chrono::Duration::minutes(70);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.notes = "ONE\ntwo\nthree".into();
    ours.details.title = "Qwen".to_owned();
    ours.talk = ours.talk.finished(later);
    theirs.notes = "one\ntwo\nTHREE".into();
    theirs.summary = "theirs".into();
    theirs.details.speakers = vec![Speaker::read("Lin")];
    theirs.details.handed_in = Some(later.date_naive());
    theirs.talk.minutes = Some(90);
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let (joined, touching) = joined(&base, ours, theirs);
        assert!(!touching);
        assert_eq!((joined.notes.to_string(), joined.summary.to_string()), ("ONE\ntwo\nTHREE".into(), "theirs".into()));
        assert_eq!((joined.details.title.as_str(), joined.details.speakers.len()), ("Qwen", 1));
        assert_eq!(joined.details.handed_in, Some(later.date_naive()));
        assert_eq!((joined.talk.ended, joined.talk.minutes), (Some(later), Some(90)));
    }
}

#[test]
fn where_both_changed_the_same_ours_stays_and_the_rest_of_theirs_comes_in() {
    let base = entry();
    let later = base.created.unwrap() + chrono::Duration::minutes(70);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.details.title = "ours".to_owned();
    ours.talk = ours.talk.paused(later);
    theirs.details.title = "theirs".to_owned();
    theirs.details.tags = vec!["llm".to_owned()];
    theirs.talk = theirs.talk.finished(later);
    let (joined, touching) = joined(&base, &ours, &theirs);
    assert!(touching);
    assert_eq!(
        (joined.details.title.as_str(), joined.details.tags.as_slice()),
        ("ours", ["llm".to_owned()].as_slice())
    );
    assert_eq!(joined.talk, ours.talk);
}
