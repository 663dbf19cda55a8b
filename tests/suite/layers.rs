//! The layers: a module names only modules of lower layers, and says at its head what it owns.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first. Modules of one layer do not name each other.
const LAYERS: [&[&str]; 10] = [
    &["text", "markup"],
    &["journal", "command"],
    &["files"],
    &["store", "search", "report", "import", "review", "config"],
    &["operations"],
    &["app"],
    &["ui"],
    &["cli"],
    &["runtime"],
    &["main"],
];

/// Sideways uses, each with its reason.
const SIDEWAYS: [(&str, &str, &str); 1] =
    [("import", "report", "an importer reads the very phrases and forms that the report writes")];

fn sources(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn all_sources() -> Vec<(String, String, String)> {
    let mut files = Vec::new();
    sources(&root(), &mut files);
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            let module = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            (name, module, text)
        })
        .collect()
}

#[test]
fn a_module_names_only_modules_of_lower_layers() {
    let layer: HashMap<&str, usize> =
        LAYERS.iter().enumerate().flat_map(|(number, names)| names.iter().map(move |name| (*name, number))).collect();
    let mut wrong = Vec::new();
    for (file, module, text) in all_sources() {
        // The map of all, and what Cargo runs before any of it is built.
        if ["lib", "link"].contains(&module.as_str()) {
            continue;
        }
        let own = *layer.get(module.as_str()).unwrap_or_else(|| panic!("{file}: {module} is in no layer"));
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for path in line.split("crate::").skip(1).chain(line.split("seminote::").skip(1)) {
                let named: String =
                    path.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                let Some(other) = layer.get(named.as_str()) else { continue };
                let sideways = SIDEWAYS.iter().any(|(from, to, _)| *from == module && *to == named);
                if named != module && *other >= own && !sideways {
                    wrong.push(format!("{file} names {named}: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "a module names one that is not below it:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_says_at_its_head_what_it_owns() {
    for (file, _, text) in all_sources() {
        let is_test = file.ends_with("tests.rs") || file.contains("/tests/");
        assert!(is_test || text.starts_with("//! "), "{file} does not begin with //!");
    }
}

#[test]
fn what_is_pure_uses_no_files_clock_or_threads() {
    for (file, module, text) in all_sources() {
        let pure = ["text", "markup", "journal", "command", "search", "report", "import", "review", "app"]
            .contains(&module.as_str());
        if !pure || file.contains("tests") {
            continue;
        }
        for forbidden in
            ["std::fs", "std::thread", "Instant::now", "SystemTime::now", "Local::now", "Utc::now", "ratatui::"]
        {
            assert!(!text.contains(forbidden), "{file} uses {forbidden}");
        }
    }
}
