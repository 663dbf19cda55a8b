use super::*;

#[test]
fn a_trashed_entry_is_gone_and_comes_back_with_all_that_was_typed() {
    let (_, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "kept").unwrap();
    assert!(matches!(store.trash(id, at(1)), Err(StoreError::Locked { .. })));
    drop(session);
    store.trash(id, at(1)).unwrap();
    assert_eq!(store.heads(None).unwrap(), Listing::default());
    assert!(matches!(store.read(id), Err(StoreError::NoEntry(_))));
    let trashed = store.trashed().unwrap().entries;
    assert_eq!((trashed[0].head.id, trashed[0].deleted), (id, Some(at(1).to_utc())));
    store.restore(id).unwrap();
    assert_eq!((notes(&store, id), file_of(&store, id)), ("kept".to_owned(), path));
    assert_eq!(store.trashed().unwrap(), Trash::default());
    assert!(matches!(store.restore(id), Err(StoreError::NotInTrash(_))));
}

#[test]
fn the_trash_shows_what_was_deleted_last_first_and_what_was_put_there_otherwise_at_the_end() {
    let (files, store, first) = with_entry();
    let others = [1, 2].map(|week| {
        let entry = new_entry(&format!("Talk {week}"));
        store.create(&entry).unwrap();
        entry.id
    });
    for (moment, id) in [others[1], first, others[0]].into_iter().enumerate() {
        store.trash(id, at(i64::try_from(moment).unwrap())).unwrap();
    }
    let ids = || store.trashed().unwrap().entries.iter().map(|trashed| trashed.head.id).collect::<Vec<_>>();
    assert_eq!(ids(), [others[0], first, others[1]]);
    let folder = store.layout().trash().join("ai-seminar");
    let file =
        files.list(&folder).unwrap().into_iter().find(|name| name.to_string_lossy().contains(&others[0].short()));
    let bytes = files.peek(&folder.join(file.unwrap())).unwrap();
    store.restore(others[0]).unwrap();
    store.trash(others[0], at(9)).unwrap();
    let by_hand = String::from_utf8(bytes).unwrap().replace(&others[0].to_string(), &EntryId::new(at(0)).to_string());
    files.put(&folder.join("copy.json"), by_hand.as_bytes());
    files.put(&folder.join("broken.json"), b"{");
    let trash = store.trashed().unwrap();
    assert_eq!(
        trash.entries.iter().map(|trashed| trashed.deleted).collect::<Vec<_>>(),
        [Some(at(9).to_utc()), Some(at(1).to_utc()), Some(at(0).to_utc()), None]
    );
    assert_eq!(trash.damaged.len(), 1);
    store.restore(trash.entries[3].head.id).unwrap();
}

#[test]
fn nothing_is_brought_back_over_what_stands_in_its_place() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let bytes = files.peek(&path).unwrap();
    store.trash(id, at(1)).unwrap();
    for there in [bytes.as_slice(), b"", b"{ damaged"] {
        files.put(&path, there);
        let refused = store.restore(id).unwrap_err().to_string();
        assert!(refused.contains("stands in its place") && refused.contains("move that file"), "{refused}");
        assert_eq!(files.peek(&path).unwrap(), there);
        files.remove(&path).unwrap();
    }
    store.restore(id).unwrap();
    assert_eq!(files.peek(&path).unwrap(), bytes);
}
