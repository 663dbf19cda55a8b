use std::path::{Path, PathBuf};

use super::{LocationError, Locations};

fn system() -> Locations {
    Locations {
        data: "/home/jiho/.local/share/seminote".into(),
        config: "/home/jiho/.config/seminote/config.toml".into(),
        state: "/home/jiho/.local/state/seminote".into(),
        cache: "/home/jiho/.cache/seminote".into(),
        home: Some("/home/jiho".into()),
    }
}

fn found(
    system: Option<Locations>,
    given: [Option<&str>; 2],
    variables: [Option<&str>; 2],
) -> Result<Locations, LocationError> {
    let environment = |name: &str| match name {
        "SEMINOTE_DATA_DIR" => variables[0].map(Into::into),
        "SEMINOTE_CONFIG" => variables[1].map(Into::into),
        _ => None,
    };
    Locations::over(system, given[0].map(Path::new), given[1].map(Path::new), &environment)
}

#[test]
fn the_systems_places_hold_where_nothing_is_given() {
    assert_eq!(found(Some(system()), [None, None], [None, None]), Ok(system()));
    assert_eq!(found(Some(system()), [None, None], [Some(""), Some("")]), Ok(system()));
}

#[test]
fn the_command_line_goes_over_the_environment_and_that_over_the_system() {
    for (given, variable, place) in [
        (Some("/a"), Some("/b"), "/a"),
        (None, Some("/b"), "/b"),
        (Some("/a"), None, "/a"),
        (None, Some("relative"), "relative"),
    ] {
        let data = found(Some(system()), [given, None], [variable, None]).unwrap();
        assert_eq!(data, Locations { data: place.into(), ..system() });
        let config = found(Some(system()), [None, given], [None, variable]).unwrap();
        assert_eq!(config, Locations { config: place.into(), ..system() });
    }
}

#[test]
fn without_a_home_everything_lies_in_the_given_directory() {
    let locations = found(None, [Some("/a"), None], [None, None]).unwrap();
    assert_eq!(locations.config, PathBuf::from("/a/config.toml"));
    assert!(locations.state.starts_with("/a") && locations.cache.starts_with("/a"));
    assert_eq!(found(None, [None, Some("/a/config.toml")], [None, None]), Err(LocationError));
}

#[test]
fn a_tilde_is_the_users_home() {
    let resolved = |path: &str| system().resolve(Path::new(path));
    assert_eq!(resolved("~/reports"), PathBuf::from("/home/jiho/reports"));
    assert_eq!(resolved("~"), PathBuf::from("/home/jiho"));
    assert_eq!(resolved("~other/reports"), PathBuf::from("~other/reports"));
    assert_eq!(resolved("reports"), PathBuf::from("reports"));
    assert_eq!(resolved("/reports"), PathBuf::from("/reports"));
}

#[test]
fn the_system_names_places_for_this_program() {
    let locations = Locations::of_the_system().unwrap();
    for place in [&locations.data, &locations.config, &locations.state, &locations.cache] {
        assert!(place.components().any(|part| part.as_os_str() == "seminote"), "{}", place.display());
    }
    assert_eq!(locations.config.file_name(), Some("config.toml".as_ref()));
}
