use super::*;
use crate::journal::{Details, from_json};
use crate::text::{Line, Tag, Text};

fn entry() -> (Entry, Moment) {
    let now: Moment = "2024-09-19T16:00:00+09:00".parse().unwrap();
    let mut entry = Entry::new("seminar".parse().unwrap(), Details::new(2, now.date_naive()), None, now);
    entry.details.title = "Qwen".to_owned();
    let line = |text: &str, tag| Line { text: text.to_owned(), tag };
    entry.notes = Text::from_lines([line("# History", Tag::stamped(3725)), line("역사", Tag::default())]);
    entry.reflection = "One\n\nTwo".into();
    (entry, now)
}

#[test]
fn a_rescued_entry_is_whole_in_both_forms_and_overwrites_nothing() {
    let home = tempfile::tempdir().unwrap();
    let directory = home.path().join("some/where else");
    let (entry, now) = entry();
    let first = World::rescue(&entry, &directory, now).unwrap();
    let second = World::rescue(&Entry { summary: "later".into(), ..entry.clone() }, &directory, now).unwrap();
    assert_eq!(from_json::<Entry>(&std::fs::read(&first[0]).unwrap()).unwrap(), entry);
    assert_eq!(from_json::<Entry>(&std::fs::read(&second[0]).unwrap()).unwrap().summary.to_string(), "later");
    assert_eq!(
        std::fs::read_to_string(&first[1]).unwrap(),
        "# Week 2: Qwen\n\n2024-09-19\n\n## Notes\n\n1:02:05  # History\n역사\n\n## Summary\n\n\n\n## Reflection\n\nOne\n\nTwo\n"
    );
    assert!(second[1].ends_with(format!("2024-09-19-{}-2.md", entry.id.short())));
    // The file put into a journal is the entry.
    let data = home.path().join("data");
    let store = crate::store::Store::on_disk(data.clone());
    std::fs::create_dir_all(data.join("entries/seminar")).unwrap();
    std::fs::copy(&first[0], data.join("entries/seminar").join(first[0].file_name().unwrap())).unwrap();
    assert_eq!(store.read(entry.id).unwrap(), entry);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert!(first.iter().all(|path| path.metadata().unwrap().permissions().mode() & 0o777 == 0o600));
    }
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("file"), "").unwrap();
    let (entry, now) = entry();
    let refused = World::rescue(&entry, &home.path().join("file/below"), now).unwrap_err().to_string();
    assert!(refused.contains("file/below") && refused.contains("choose another place"), "{refused}");
}
