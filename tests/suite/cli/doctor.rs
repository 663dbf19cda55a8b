//! `doctor`, on journals that are well and on one that is not.

use super::{Home, json};

#[test]
fn a_journal_that_is_well_or_not_there_has_nothing_wrong() {
    let home = Home::new();
    assert_eq!(home.done(&["doctor"]).messages, "nothing is wrong\n");
    assert!(!home.path("data").exists());
    home.done(&["demo", "data"]);
    for arguments in [["doctor"].as_slice(), &["doctor", "--repair"]] {
        let given = home.done(arguments);
        assert_eq!((given.results.as_str(), given.messages.as_str()), ("", "nothing is wrong\n"));
    }
    assert_eq!(home.done(&["doctor", "--json"]).results, "[]\n");
}

#[test]
fn what_is_wrong_is_explained_and_repaired_and_then_nothing_is_wrong() {
    let (home, id) = Home::with_sample();
    let path = home.store().layout().entry_file(&home.store().read(id).unwrap());
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let hidden = path.with_file_name("with\na \u{1b}[31mline.json");
    std::fs::write(&hidden, "[1, 2").unwrap();
    let before = std::fs::read(&path).unwrap();

    let given = home.run(&["doctor"]);
    assert_eq!(given.status, Some(1));
    assert!(given.results.contains("  it ends in the middle, at line "), "{}", given.results);
    assert!(given.results.contains("  what to do: `seminote doctor --repair` puts together"), "{}", given.results);
    assert!(given.results.contains("with\\na \\u{1b}[31mline.json\n"), "{}", given.results);
    // The file with the long name was readable by others as well, until it was read here.
    let count = if cfg!(unix) { 3 } else { 2 };
    let last =
        format!("{count} things are wrong; `seminote doctor --repair` repairs what can be, and keeps the originals\n");
    assert!(given.messages.ends_with(&last), "{}", given.messages);
    let found = json(&home.run(&["doctor", "--json"]).results);
    assert_eq!(
        (found.as_array().unwrap().len(), &found[0]["repaired"], &found[0]["outcome"]),
        (2, &json("null"), &json("null"))
    );
    assert_eq!(std::fs::read(&path).unwrap(), before, "looking changes nothing");
    let help = home.done(&["doctor", "--help"]).results;
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    for field in found[0].as_object().unwrap().keys() {
        assert!(help.contains(field) && readme.contains(&format!("`{field}`")), "{field}");
    }

    let repaired = json(&home.done(&["doctor", "--repair", "--json"]).results);
    assert!(repaired.as_array().unwrap().iter().all(|row| row["repaired"] == true), "{repaired}");
    assert_eq!(home.done(&["doctor"]).messages, "nothing is wrong\n");
    let shown = home.done(&["show", &id.to_string()[28..]]).results;
    assert!(shown.contains("what differs in the coding model"), "{shown}");
    let originals: Vec<_> = std::fs::read_dir(home.store().layout().originals()).unwrap().flatten().collect();
    assert!(originals.iter().any(|original| std::fs::read(original.path()).unwrap() == before));
    assert!(originals.iter().all(|original| !original.file_name().to_string_lossy().contains(char::is_control)));
}

#[test]
fn what_stays_wrong_is_told_and_the_configuration_is_left_alone() {
    let (home, _) = Home::with_sample();
    home.write("mine.toml", "[talk]\nstamp_led = 1\n");
    let series = home.path("data/series/ai-seminar.json");
    let newer = std::fs::read_to_string(&series)
        .unwrap()
        .replace("\"seminote\": 1", "\"seminote\": 9")
        .replace("\"name\"", "\"title\"");
    std::fs::write(&series, &newer).unwrap();
    let given = home.run(&["--config", "mine.toml", "doctor", "--repair"]);
    assert_eq!(given.status, Some(1));
    assert!(given.results.contains("a newer Seminote wrote it (format 9)"), "{}", given.results);
    assert!(given.results.contains("what to do: update Seminote"), "{}", given.results);
    assert!(given.results.contains("mine.toml\n  line 2: "), "{}", given.results);
    assert!(given.messages.contains("2 things could not be repaired"), "{}", given.messages);
    assert_eq!(std::fs::read_to_string(&series).unwrap(), newer);
    assert_eq!(std::fs::read_to_string(home.path("mine.toml")).unwrap(), "[talk]\nstamp_led = 1\n");
}
