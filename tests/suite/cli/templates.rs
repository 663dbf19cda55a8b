//! Templates of reports, as the shell is given them.

use super::Home;

const REPORT: &str = include_str!("../../fixtures/week-2-report.typ");

/// A home with the report that a personal template made, and these templates.
fn home(templates: &[(&str, &str)]) -> Home {
    let home = Home::new();
    home.write("week-2-report.typ", REPORT);
    home.done(&["import", "week-2-report.typ", "--date", "2024-09-19"]);
    std::fs::create_dir_all(home.path("config/templates")).unwrap();
    home.write("config/config.toml", "");
    for (name, text) in templates {
        home.write(&format!("config/templates/{name}.typ"), text);
    }
    home
}

const CONFIG: [&str; 2] = ["--config", "config/config.toml"];

#[test]
fn a_report_from_a_personal_template_comes_out_as_it_went_in() {
    let home = home(&[]);
    assert_eq!(home.done(&["export", "2", "--format", "typ", "-o", "-"]).results, REPORT);
}

#[test]
fn the_template_is_the_series_own_until_another_is_named() {
    let home = home(&[("mine", "#let mine(title: none, body) = body")]);
    let typst = |more: &[&str]| {
        let mut arguments = CONFIG.to_vec();
        arguments.extend(["export", "2", "--format", "typ", "-o", "-"]);
        arguments.extend(more);
        home.done(&arguments).results
    };
    home.done(&["series", "edit", "--template", "course", "--paper", "letter"]);
    assert!(home.done(&["series", "show"]).results.contains("template      course\n  paper         letter\n"));
    assert!(typst(&[]).contains("  course: \"Seminar\",\n") && typst(&[]).contains("  paper: \"us-letter\",\n"));
    assert!(typst(&["--template", "mine"]).starts_with("#import \"templates/mine.typ\": *\n\n#show: mine.with(\n"));
    assert!(!typst(&["--template", "plain"]).contains("course:"));
    let refused = home.refused(&["export", "2", "--format", "typ", "--template", "curse", "-o", "-"], 1);
    assert!(
        refused.contains("there is no template \"curse\"") && refused.contains("did you mean \"course\"?"),
        "{refused}"
    );
    home.done(&["series", "edit", "--template", "", "--paper", ""]);
    assert_eq!(typst(&[]), REPORT);
}

#[cfg(feature = "pdf")]
mod pdf {
    use super::*;

    const TEMPLATE: &str = include_str!("../../fixtures/template-report.typ");

    fn arguments<'a>(more: &[&'a str]) -> Vec<&'a str> {
        let mut arguments = CONFIG.to_vec();
        arguments.extend(["export", "2", "--format", "pdf", "--force", "-o", "out.pdf"]);
        arguments.extend(more);
        arguments
    }

    #[test]
    fn a_pdf_is_set_in_the_personal_template_of_its_report_or_in_the_plain_one_with_a_warning() {
        let home = home(&[]);
        let given = home.done(&arguments(&[]));
        assert!(given.messages.contains("set in the plain template: the report's own, template-report.typ, is not in"));
        home.write("config/templates/template-report.typ", TEMPLATE);
        assert_eq!(home.done(&arguments(&[])).messages, "");
        assert!(std::fs::read(home.path("out.pdf")).unwrap().starts_with(b"%PDF"));
    }

    #[test]
    fn a_template_that_fails_says_where_and_what_to_do_and_nothing_is_written() {
        let home = home(&[
            ("bad", "#let bad(title: none, body) = {\n  unknown(title)\n}"),
            ("positional", "#let positional(title, body) = body"),
            ("spy", "#let spy(title: none, body) = read(\"../config.toml\")"),
            ("package", "#import \"@preview/cetz:0.3.0\"\n#let package(title: none, body) = body"),
            ("endless", "#let again(n) = again(n + 1)\n#let endless(title: none, body) = again(0)"),
            ("bomb", "#let bomb(title: none, body) = { let x = \"a\" * 4000000000; body }"),
        ]);
        for (template, reason) in [
            ("bad", "bad.typ, line 2, column 3: unknown variable: unknown"),
            ("positional", "must define `#let positional("),
            (
                "spy",
                "spy.typ, line 1, column 36: failed to load file (a template sees the files beside it, and no others)",
            ),
            ("package", "package.typ, line 1, column 9: failed to load package"),
            ("endless", "maximum function call depth exceeded"),
            ("bomb", "bomb.typ was stopped: it needs more than"),
        ] {
            if template == "bomb" && !cfg!(target_os = "linux") {
                continue;
            }
            let refused = home.refused(&arguments(&["--template", template]), 1);
            assert!(refused.contains(reason) && refused.contains("--template plain"), "{template}: {refused}");
            assert!(!home.path("out.pdf").exists());
        }
    }
}
