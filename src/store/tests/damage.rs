use super::*;
use proptest::prelude::*;

#[test]
fn damaged_files_are_listed_with_their_reason_and_left_alone() {
    let (files, store, id) = with_entry();
    let whole = files.peek(&file_of(&store, id)).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let folder = store.layout().entries().join("ai-seminar");
    let deep = text.replacen('{', &format!("{{\"x\":{}{},", "[".repeat(200), "]".repeat(200)), 1);
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("empty", Vec::new(), "it is empty"),
        ("blank", b" \n".to_vec(), "it is empty"),
        ("cut", whole[..50].to_vec(), "it ends in the middle, at line 3, column"),
        ("nul", vec![0; 20], "it has NUL bytes, from byte 0 on"),
        ("latin", [text.split_once("Qwen").unwrap().0.as_bytes(), b"\xe9"].concat(), "it is not UTF-8 text, from byte"),
        ("prose", b"Dear diary".to_vec(), "it cannot be read: expected value at line 1 column 1"),
        (
            "types",
            text.replace("\"week\": 2", "\"week\": \"two\"").into_bytes(),
            "the field \"week\" cannot be read: invalid type: string \"two\", expected u32",
        ),
        ("deep", deep.into_bytes(), "its lists and objects are nested deeper than 100 levels"),
        ("newer", br#"{"seminote": 7, "pages": []}"#.to_vec(), "a newer Seminote wrote it (format 7)"),
    ];
    for (name, bytes, _) in &cases {
        files.put(&folder.join(format!("{name}.json")), bytes);
    }
    files.put(&store.layout().entries().join("stray.json"), b"{}");
    files.put(&folder.join("a\nb.json"), &whole[1..]);
    crate::files::ensure_directory(&files, &folder.join("directory.json")).unwrap();
    let copy = folder.join(format!("2024-09-19-{} (conflicted copy).json", id.short()));
    files.put(&copy, &whole);

    let before: Vec<_> = files.paths().iter().map(|path| files.peek(path)).collect();
    let listing = store.heads(None).unwrap();
    assert_eq!(listing.heads.iter().map(|head| head.id).collect::<Vec<_>>(), [id]);
    let reason = |file: &str| {
        let found = listing.damaged.iter().find(|damaged| damaged.path.ends_with(file));
        found.map(|damaged| damaged.reason.to_string()).unwrap_or_default()
    };
    for (name, _, expected) in &cases {
        let reason = reason(&format!("{name}.json"));
        assert!(reason.starts_with(expected), "{name}: {reason}");
    }
    assert_eq!(reason("stray.json"), "it lies outside of a series' folder");
    assert_eq!(reason("directory.json"), "it is a directory, not a regular file");
    assert!(!reason("a\nb.json").is_empty());
    assert!(reason(copy.file_name().unwrap().to_str().unwrap()).starts_with("it has the same id as /data/entries/"));
    assert_eq!(listing.damaged.len(), cases.len() + 4);
    let after: Vec<_> = files.paths().iter().map(|path| files.peek(path)).collect();
    assert_eq!(after, before);
}

#[test]
fn an_entry_cut_at_any_byte_is_never_opened_as_something_else_nor_overwritten() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "# 역사\nlast").unwrap();
    session.close(at(1)).unwrap();
    let whole = files.peek(&path).unwrap();
    // Without the line feed behind its last bracket it is whole.
    for length in 0..whole.len() - 1 {
        files.put(&path, &whole[..length]);
        let listing = store.heads(None).unwrap();
        assert_eq!((listing.heads.len(), listing.damaged.len()), (0, 1), "cut at {length}");
        assert!(matches!(store.read(id), Err(StoreError::Damaged(_))));
        assert!(matches!(store.open(id, at(2)), Err(StoreError::Damaged(_))));
        assert!(store.append_notes(id, &[line("more", None)], at(2)).is_err());
        assert_eq!(files.peek(&path).unwrap(), whole[..length]);
    }
}

#[test]
fn an_entry_with_any_byte_changed_is_read_or_listed_and_never_written_over() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "# 역사\nlast").unwrap();
    session.close(at(1)).unwrap();
    let whole = files.peek(&path).unwrap();
    let flips = if every(2) == 1 { (1..=255).collect() } else { vec![0x01, 0x02, 0x20, 0x80, 0xff] };
    for place in (0..whole.len()).step_by(every(3)) {
        for flip in &flips {
            let mut bytes = whole.clone();
            bytes[place] ^= flip;
            files.put(&path, &bytes);
            let listing = store.heads(None).unwrap();
            assert_eq!(listing.heads.len() + listing.damaged.len(), 1, "{flip} at {place}");
            store.examine(at(LATER)).unwrap();
            match store.open(id, at(2)) {
                // Read as what it is now, it may be written when it is changed.
                Ok(session) => drop(session.close(at(2)).unwrap()),
                Err(StoreError::Damaged(_) | StoreError::NoEntry(_) | StoreError::Newer { .. }) => {}
                Err(error) => panic!("{flip} at {place}: {error}"),
            }
            assert_eq!(files.peek(&path).unwrap(), bytes, "{flip} at {place}");
            if listing.heads.is_empty() {
                store.repair(at(LATER)).unwrap();
                let listing = store.heads(None).unwrap();
                let newer = matches!(listing.damaged.first(), Some(Damaged { reason: Damage::Newer(_), .. }));
                assert!(newer || listing.heads.len() == 1, "{flip} at {place}: {listing:?}");
                for path in files.paths().iter().filter(|path| path.starts_with("/data/backups/originals")) {
                    files.take_away(path);
                }
            }
        }
    }
}

const LATER: i64 = 100_000;

#[test]
fn a_file_damaged_while_it_is_open_is_kept_before_it_is_written_over() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "ours").unwrap();
    files.put(&path, b"{ half a fi");
    assert_eq!(session.fold(at(1)).unwrap(), Folded::ChangedOutside);
    let merged = session.merge(at(1)).unwrap();
    let other = merged.other.unwrap();
    assert_eq!((merged.changes, merged.touching), (Vec::new(), true));
    assert_eq!(session.fold(at(1)).unwrap(), Folded::Written);
    assert_eq!(files.peek(&other.path).unwrap(), b"{ half a fi");
    assert_eq!(notes(&store, id), "ours");
}

/// A log of typed letters, with the byte at which each record ends.
fn log_of(letters: &str) -> (MemoryFiles, Store, EntryId, Vec<u8>, Vec<usize>) {
    let (files, store, id) = with_entry();
    let log = store.layout().recovery_log(id);
    let mut session = store.open(id, at(0)).unwrap();
    let mut ends = Vec::new();
    for letter in letters.chars() {
        note(&mut session, &letter.to_string()).unwrap();
        ends.push(files.peek(&log).unwrap().len());
    }
    drop(session);
    let bytes = files.peek(&log).unwrap();
    (files, store, id, bytes, ends)
}

#[test]
fn a_log_cut_at_any_byte_gives_every_whole_record() {
    let (files, store, id, bytes, ends) = log_of("abcdé");
    let (log, typed) = (store.layout().recovery_log(id), "abcdé");
    for length in 0..=bytes.len() {
        files.put(&log, &bytes[..length]);
        let whole = ends.iter().filter(|end| **end <= length).count();
        let expected: String = typed.chars().take(whole).collect();
        assert_eq!(notes(&store, id), expected, "cut at {length}");
        let session = store.open(id, at(1)).unwrap();
        assert_eq!(
            (session.entry().notes.to_string(), session.recovered().changes),
            (expected, whole),
            "cut at {length}"
        );
    }
}

#[test]
fn typing_goes_on_behind_a_torn_record() {
    let (files, store, id, bytes, _) = log_of("abc");
    files.put(&store.layout().recovery_log(id), &bytes[..bytes.len() - 5]);
    let mut session = store.open(id, at(1)).unwrap();
    assert_eq!(session.recovered(), &Recovered { changes: 2, ..Recovered::default() });
    note(&mut session, "d").unwrap();
    drop(session);
    assert_eq!(notes(&store, id), "abd");
}

#[test]
fn a_log_that_cannot_be_read_is_set_aside_and_listed() {
    let (files, store, id, bytes, _) = log_of("abc");
    let log = store.layout().recovery_log(id);
    let mut flipped = bytes.clone();
    flipped[20] ^= 1;
    files.put(&log, &flipped);
    assert_eq!(reasons(&store.heads(None).unwrap().damaged), ["its first lines are not whole"]);
    let session = store.open(id, at(1)).unwrap();
    let aside = session.recovered().set_aside.clone().unwrap();
    assert_eq!(files.peek(&aside).unwrap(), flipped);
    assert_eq!(files.peek(&log), None);
}

#[test]
fn a_log_with_a_change_that_does_not_fit_is_set_aside_and_nothing_typed_later_is_lost() {
    let (files, store, id) = with_entry();
    log_with_misfit(&files, &store, id);
    let mut session = store.open(id, at(0)).unwrap();
    assert_eq!(session.entry().notes.to_string(), "a");
    let aside = session.recovered().set_aside.clone().unwrap();
    assert_eq!(files.peek(&aside), files.peek(&store.layout().recovery_log(id)));
    drop(session);
    assert_eq!(notes(&store, id), "a", "until something is typed the old log stays");
    session = store.open(id, at(1)).unwrap();
    note(&mut session, "c").unwrap();
    drop(session);
    assert_eq!(notes(&store, id), "ac");
    store.open(id, at(2)).unwrap().close(at(3)).unwrap();
    assert_eq!(notes(&store, id), "ac");
}

#[test]
fn an_entry_whose_file_is_gone_comes_back_from_a_log_without_a_change() {
    let (files, store, id, bytes, ends) = log_of("a");
    let path = file_of(&store, id);
    files.put(&store.layout().recovery_log(id), &bytes[..ends[0] - 1]);
    files.take_away(&path);
    store.open(id, at(1)).unwrap().close(at(2)).unwrap();
    assert_eq!(store.read(id).unwrap().details.title, "Qwen");
    assert!(files.peek(&path).is_some());
}

#[test]
fn logs_and_entries_of_a_newer_program_are_not_written() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let newer = String::from_utf8(files.peek(&path).unwrap()).unwrap().replace("\"seminote\": 1", "\"seminote\": 2");
    files.put(&path, newer.as_bytes());
    assert!(store.heads(None).unwrap().heads[0].newer);
    assert_eq!(store.read(id).unwrap().details.title, "Qwen");
    let refused = store.open(id, at(0)).err().unwrap().to_string();
    assert!(
        refused.ends_with(
            "was written by a newer Seminote (format 2) and can only be read by this one; update Seminote to change it"
        ),
        "{refused}"
    );
    assert_eq!(files.peek(&path).unwrap(), newer.as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 4))]

    #[test]
    fn a_log_with_any_byte_changed_gives_a_beginning_of_what_was_typed(place in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let (files, store, id, mut bytes, _) = log_of("abcdé");
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        files.put(&store.layout().recovery_log(id), &bytes);
        let session = store.open(id, at(1)).unwrap();
        prop_assert!("abcdé".starts_with(&session.entry().notes.to_string()));
        // Whatever was not understood and is more than a torn line stands beside.
        let all = session.entry().notes.to_string() == "abcdé";
        let last_line = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap();
        prop_assert!(all || place > last_line || session.recovered().set_aside.is_some());
    }

    #[test]
    fn any_bytes_are_an_entry_or_damaged_but_never_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (files, store, id) = with_entry();
        let path = file_of(&store, id);
        files.put(&path, &bytes);
        files.put(&store.layout().recovery_log(new_entry("other").id), &bytes);
        store.heads(None).unwrap();
        prop_assert!(store.open(id, at(0)).is_err());
        prop_assert_eq!(files.peek(&path).unwrap(), bytes);
    }
}
