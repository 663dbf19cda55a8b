use super::*;

#[test]
fn a_template_sees_its_own_directory_and_nothing_else() {
    let home = tempfile::TempDir::new().unwrap();
    let templates = home.path().join("templates");
    std::fs::create_dir_all(templates.join("parts")).unwrap();
    std::fs::write(templates.join("mine.typ"), "a").unwrap();
    std::fs::write(templates.join("parts/logo.svg"), "b").unwrap();
    std::fs::write(templates.join("secret.key"), "c").unwrap();
    std::fs::write(home.path().join("outside.typ"), "d").unwrap();
    std::fs::create_dir(templates.join("directory.typ")).unwrap();
    std::fs::File::create(templates.join("long.csv")).unwrap().set_len(LIMIT + 1).unwrap();
    let system = System { templates: Some(templates.clone()) };
    assert_eq!(system.template_file("/templates/mine.typ").unwrap(), b"a");
    assert_eq!(system.template_file("/templates/parts/logo.svg").unwrap(), b"b");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(home.path().join("outside.typ"), templates.join("link.typ")).unwrap();
        std::os::unix::fs::symlink(templates.join("mine.typ"), templates.join("inner.typ")).unwrap();
        std::os::unix::fs::symlink(home.path(), templates.join("up")).unwrap();
    }
    for (path, reason) in [
        ("/templates/secret.key", "files that end with typ"),
        ("/templates/../outside.typ", "outside"),
        ("/templates//etc/hosts.txt", "cannot be read"),
        ("/templates/missing.typ", "cannot be read"),
        ("/templates/directory.typ", "is no file"),
        ("/templates/long.csv", "longer than"),
        ("/templates/link.typ", "a link"),
        ("/templates/inner.typ", "a link"),
        ("/templates/up/outside.typ", "outside"),
        ("/reports/week/other.typ", "files beside it"),
        ("/etc/passwd", "files beside it"),
    ] {
        let refused = system.template_file(path).unwrap_err();
        assert!(refused.contains(reason), "{path}: {refused}");
    }
    assert!(System { templates: None }.template_file("/templates/mine.typ").is_err());
}

#[test]
fn a_character_that_no_font_can_have_is_found_in_none() {
    assert_eq!(System { templates: None }.faces_with(&['\u{10fffd}']).len(), 0);
}
