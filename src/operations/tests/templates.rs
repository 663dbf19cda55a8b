//! Templates: built-in ones, those that imported reports used, and the user's own.

use super::{ImportRequest, World, at, world};
use crate::operations::OperationError;
use crate::report::Format;

const TYPST: &str = include_str!("../../../tests/fixtures/week-2-report.typ");
const TEMPLATE: &str = include_str!("../../../tests/fixtures/template-report.typ");

fn imported(home: &tempfile::TempDir, world: &World) -> crate::journal::Entry {
    let path = home.path().join("week-2-report.typ");
    std::fs::write(&path, TYPST).unwrap();
    let request = ImportRequest { files: vec![path], ..ImportRequest::default() };
    let (mut made, _) = world.import(&request, at("2024-09-19T20:00")).unwrap();
    made.remove(0).entry
}

fn own_template(home: &tempfile::TempDir, name: &str, text: &str) {
    let directory = home.path().join("config/templates");
    std::fs::create_dir_all(&directory).unwrap();
    std::fs::write(directory.join(name), text).unwrap();
}

fn typst(world: &World, entry: &crate::journal::Entry, template: Option<&str>) -> Result<String, OperationError> {
    let world = World { template: template.map(str::to_owned), ..world.clone() };
    let rendered = world.render(entry, Format::Typst)?;
    Ok(String::from_utf8(rendered.bytes).unwrap())
}

#[test]
fn a_report_from_a_personal_template_goes_in_and_comes_out_byte_for_byte() {
    let home = tempfile::TempDir::new().unwrap();
    let world = world(&home);
    let entry = imported(&home, &world);
    let series = world.series(None).unwrap();
    assert_eq!(series.report.typst_import.unwrap().function, "template-report");
    assert_eq!(typst(&world, &entry, None).unwrap(), TYPST);
    // A second import takes nothing of the first away.
    imported(&home, &world);
    assert_eq!(typst(&world, &entry, None).unwrap(), TYPST);
}

#[test]
fn a_template_is_a_built_in_one_or_a_file_of_the_users() {
    let home = tempfile::TempDir::new().unwrap();
    let world = world(&home);
    let entry = imported(&home, &world);
    assert!(typst(&world, &entry, Some("plain")).unwrap().contains("#let report("));
    assert!(typst(&world, &entry, Some("course")).unwrap().contains("  course: \"Seminar\","));
    own_template(&home, "mine.typ", "#let helper(x) = x\n#let mine(title: none, date: none, body) = [#title #body]\n");
    let mine = typst(&world, &entry, Some("mine")).unwrap();
    assert!(
        mine.starts_with(
            "#import \"templates/mine.typ\": *\n\n#show: mine.with(\n  title: \"Week 2 Report\",\n  date: "
        ),
        "{mine}"
    );
    assert!(!mine.contains("박지호"), "{mine}");
    own_template(&home, "all.typ", "#let report(..given, body) = body\n");
    assert!(
        typst(&world, &entry, Some("all.typ"))
            .unwrap()
            .contains("#show: report.with(\n  title: \"Week 2 Report\",\n  student_id:")
    );
    own_template(&home, "template-report.typ", TEMPLATE);
    assert!(typst(&world, &entry, Some("template-report")).unwrap().contains("#show: template-report.with(\n  title: \"Week 2 Report\",\n  student_id: \"2023-12675\",\n  author: \"박지호\",\n)"));
}

#[test]
fn a_template_that_is_none_says_what_there_is_and_what_to_do() {
    let home = tempfile::TempDir::new().unwrap();
    let world = world(&home);
    let entry = imported(&home, &world);
    let refused = |name: &str| typst(&world, &entry, Some(name)).unwrap_err().to_string();
    let missing = refused("mien");
    assert!(missing.contains("there is no template \"mien\"") && missing.contains("plain, course"), "{missing}");
    own_template(&home, "mine.typ", "#let other = 1\n#let helper() = 2\n");
    assert!(refused("mien").contains("mine"), "{}", refused("mien"));
    let empty = refused("mine");
    assert!(empty.contains("mine.typ must define a function") && empty.contains("#let mine("), "{empty}");
    own_template(&home, "broken.typ", "#let broken(title: none, body) = {\n  [#title\n");
    let broken = refused("broken");
    assert!(broken.contains("broken.typ, line 1, column 34: unclosed delimiter"), "{broken}");
    for name in ["../config", "/etc/passwd", "a/b", "", "."] {
        assert!(refused(name).contains("there is no template"), "{name}");
    }
}
