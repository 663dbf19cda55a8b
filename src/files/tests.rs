use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::memory_files::MemoryFiles;
use super::*;

fn names(directory: &Path) -> Vec<OsString> {
    Disk::anywhere().list(directory).unwrap()
}

#[test]
fn a_replaced_file_has_the_new_bytes_and_leaves_no_temporary() {
    let root = tempfile::tempdir().unwrap();
    let disk = Disk::private(root.path().to_owned());
    let path = root.path().join("a.json");
    replace(&disk, &path, b"one").unwrap();
    replace(&disk, &path, b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(names(root.path()), ["a.json"]);
}

#[test]
fn a_new_file_never_replaces_another() {
    let root = tempfile::tempdir().unwrap();
    let disk = Disk::private(root.path().to_owned());
    let path = root.path().join("a.json");
    create_new(&disk, &path, b"one").unwrap();
    assert_eq!(create_new(&disk, &path, b"two").unwrap_err().kind(), ErrorKind::AlreadyExists);
    let other = root.path().join("b.json");
    create_new(&disk, &other, b"other").unwrap();
    assert_eq!(disk.rename_new(&other, &path).unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(fs::read(&path).unwrap(), b"one");
    assert_eq!(names(root.path()), ["a.json", "b.json"]);
}

#[test]
fn whichever_step_fails_the_file_is_the_old_or_the_new_one() {
    let path = Path::new("/data/a.json");
    for step in 0.. {
        let files = MemoryFiles::with_directories(&[Path::new("/data")]);
        files.put(path, b"old");
        files.fail(step..step + 1, ErrorKind::StorageFull);
        let replaced = replace(&files, path, b"new bytes");
        let bytes = files.peek(path).unwrap();
        if files.operations() <= step {
            replaced.unwrap();
            assert_eq!(bytes, b"new bytes");
            assert!(step >= 5, "create, write, sync, rename and sync of the directory were each made to fail");
            break;
        }
        replaced.unwrap_err();
        assert!(bytes == b"old" || bytes == b"new bytes", "after a fault at step {step}: {bytes:?}");
        assert_eq!(files.paths(), [path], "a temporary is left after a fault at step {step}");
    }
}

#[test]
fn what_was_replaced_survives_a_loss_of_power_whatever_the_disk_did() {
    let path = Path::new("/data/a.json");
    let files = MemoryFiles::with_directories(&[Path::new("/data")]);
    files.put(path, b"old");
    replace(&files, path, b"new").unwrap();
    assert_eq!(files.after_power_loss(0, 0.0).peek(path).unwrap(), b"new");
}

#[test]
fn only_names_of_ours_are_temporary() {
    let files = MemoryFiles::with_directories(&[Path::new("/data")]);
    files.fail(1..9, ErrorKind::StorageFull);
    replace(&files, Path::new("/data/a.json"), b"new").unwrap_err();
    let left = files.paths();
    assert_eq!(left.len(), 1, "a temporary that could not be removed");
    assert!(is_temporary(&left[0].file_name().unwrap().to_string_lossy()));
    for name in ["a.json", ".DS_Store", "a.seminote-part", ".a.json.swp"] {
        assert!(!is_temporary(name), "{name}");
    }
}

#[test]
fn missing_directories_are_made_down_to_the_last() {
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("not/yet/there");
    let disk = Disk::private(data.clone());
    ensure_directory(&disk, &data.join("entries/seminar")).unwrap();
    ensure_directory(&disk, &data.join("entries/seminar")).unwrap();
    assert!(data.join("entries/seminar").is_dir());
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let root = tempfile::tempdir().unwrap();
    let disk = Disk::anywhere();
    let path = root.path().join("a");
    fs::write(&path, b"12345").unwrap();
    assert_eq!(disk.read(&path, 5).unwrap(), b"12345");
    assert_eq!(disk.read(&path, 4).unwrap_err().kind(), ErrorKind::FileTooLarge);
}

#[test]
fn a_lock_is_refused_with_the_name_of_its_owner_until_it_is_dropped() {
    let root = tempfile::tempdir().unwrap();
    let disk = Disk::private(root.path().to_owned());
    let path = root.path().join("lock");
    let Locking::Held(held) = disk.lock(&path, "the first").unwrap() else { panic!("nobody else has it") };
    match disk.lock(&path, "the second").unwrap() {
        Locking::Busy(owner) => assert_eq!(owner, "the first"),
        Locking::Held(_) => panic!("two have it"),
    }
    drop(held);
    assert!(matches!(disk.lock(&path, "the third").unwrap(), Locking::Held(_)));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn directories_and_files_are_for_their_owner_alone_also_when_found_with_more() {
        let root = tempfile::tempdir().unwrap();
        let data = root.path().join("data");
        fs::create_dir(&data).unwrap();
        fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(data.join("old"), "text").unwrap();
        fs::set_permissions(data.join("old"), fs::Permissions::from_mode(0o644)).unwrap();
        let disk = Disk::private(data.clone());
        assert!(!disk.metadata(&data.join("old")).unwrap().private);

        ensure_directory(&disk, &data).unwrap();
        ensure_directory(&disk, &data.join("entries")).unwrap();
        replace(&disk, &data.join("new"), b"text").unwrap();
        disk.read(&data.join("old"), 100).unwrap();
        drop(disk.lock(&data.join("lock"), "me").unwrap());

        assert_eq!([mode(&data), mode(&data.join("entries"))], [0o700; 2]);
        assert_eq!(["new", "old", "lock"].map(|name| mode(&data.join(name))), [0o600; 3]);
    }

    #[test]
    fn reading_elsewhere_leaves_permissions_alone() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("report.md");
        fs::write(&path, "text").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        Disk::anywhere().read(&path, 100).unwrap();
        assert_eq!(mode(&path), 0o644);
    }

    #[test]
    fn links_are_not_followed_out_of_the_root() {
        let root = tempfile::tempdir().unwrap();
        let (data, outside) = (root.path().join("data"), root.path().join("outside"));
        fs::create_dir(&data).unwrap();
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("a.json"), "theirs").unwrap();
        symlink(&outside, data.join("entries")).unwrap();
        symlink(outside.join("a.json"), data.join("a.json")).unwrap();
        symlink(outside.join("lock"), data.join("lock")).unwrap();
        let disk = Disk::private(data.clone());

        let inside = data.join("entries/a.json");
        for refused in [
            replace(&disk, &inside, b"ours"),
            create_new(&disk, &data.join("entries/b.json"), b"ours"),
            disk.remove(&inside),
            disk.create_directory(&data.join("entries/new")).map(drop),
            disk.lock(&data.join("lock"), "me").map(drop),
            disk.read(&data.join("a.json"), 100).map(drop),
        ] {
            refused.unwrap_err();
        }
        assert_eq!(names(&outside), ["a.json"]);
        assert_eq!(fs::read(outside.join("a.json")).unwrap(), b"theirs");
    }

    #[test]
    fn a_root_that_is_a_link_is_used() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("real")).unwrap();
        symlink(root.path().join("real"), root.path().join("data")).unwrap();
        let data = root.path().join("data");
        replace(&Disk::private(data.clone()), &data.join("a"), b"text").unwrap();
        assert_eq!(names(&root.path().join("real")), ["a"]);
    }
}
