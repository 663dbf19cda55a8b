//! The fixture set in every format: what stands beside each fixture in `tests/fixtures/reports` is what it becomes. A fixture
//! is a report in Markdown, as an export writes it.

use std::io::Read;
use std::path::{Path, PathBuf};

use seminote::import::{Options, import};
use seminote::journal::{Author, Details, Entry, SectionKind, SectionSetting, Series, Slug, Unknown};
use seminote::report::{Document, Format, docx, front_matter, html, render};

const FIXTURES: [&str; 5] = ["constructs", "korean", "mathematics", "hostile", "empty"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports")
}

/// A series whose sections are all under a heading, so that its reports come back as they were.
fn series(language: &str) -> Series {
    let setting = |section| SectionSetting { section, headed: true, heading: None, unknown: Unknown::new() };
    let mut series = Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), "2024-09-12".parse().unwrap());
    series.language = Some(language.to_owned());
    series.report.sections = Some(SectionKind::ALL.map(setting).to_vec());
    series
}

/// The entry that a fixture is of, and its series.
fn read(name: &str) -> (String, Entry, Series) {
    let source = std::fs::read_to_string(folder().join(format!("{name}.md"))).unwrap();
    let series = series(if name == "korean" { "ko" } else { "en" });
    let options = Options { series: Some(&series), ..Options::default() };
    let imported = import(source.as_bytes(), "report.md", &options).unwrap();
    assert_eq!(imported.warnings, []);
    let now = chrono::DateTime::parse_from_rfc3339("2024-12-01T18:00:00+09:00").unwrap();
    let details = Details::new(imported.week.unwrap(), imported.date.unwrap());
    let mut entry = Entry::new(series.slug.clone(), details, None, now);
    entry.details.title = imported.title;
    entry.details.author = imported.author;
    (entry.notes, entry.summary, entry.reflection) = (imported.notes, imported.summary, imported.reflection);
    (source, entry, series)
}

/// The parts of a Word file that differ from report to report, a paragraph a line.
fn word_parts(document: &Document) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(docx::write(document).unwrap())).unwrap();
    let names =
        ["document.xml", "footnotes.xml", "numbering.xml", "_rels/document.xml.rels", "_rels/footnotes.xml.rels"];
    let part = |name: &str| {
        let mut text = String::new();
        package.by_name(&format!("word/{name}")).unwrap().read_to_string(&mut text).unwrap();
        for element in
            ["<w:p>", "<w:tbl>", "<w:tr>", "<w:sectPr>", "<w:footnote ", "<w:num ", "<w:abstractNum ", "<Relationship "]
        {
            text = text.replace(element, &format!("\n{element}"));
        }
        format!("{name}\n{text}\n")
    };
    names.map(part).join("\n")
}

#[test]
fn every_fixture_in_every_format() {
    for name in FIXTURES {
        let (source, entry, series) = read(name);
        let written =
            |format| String::from_utf8(render(&entry, &series, &Author::default(), format).unwrap().bytes).unwrap();
        let author = entry.details.author.clone().unwrap_or_default();
        assert_eq!(front_matter::of(&entry, &author) + &written(Format::Markdown), source, "{name}");
        let behind = |text: String, sign: &str| text.find(sign).map(|at| text[at..].to_owned()).unwrap();
        let forms = [
            ("txt", written(Format::Text)),
            ("typ", behind(written(Format::Typst), "#show: report.with")),
            ("html", behind(written(Format::Html), "<body>")),
            ("docx", word_parts(&Document::of(&entry, &series, &Author::default()))),
        ];
        for (ending, form) in forms {
            insta::with_settings!({
                snapshot_path => folder(), prepend_module_to_snapshot => false, omit_expression => true,
            }, { insta::assert_snapshot!(format!("{name}.{ending}"), form) });
        }
    }
}

#[test]
fn a_report_of_many_pages_is_whole() {
    const TIMES: usize = 100;
    let (_, mut entry, series) = read("korean");
    let once = entry.summary.to_string().replace("[^1]", "");
    entry.summary = vec![once.split(": 순서를").next().unwrap(); TIMES].join("\n\n").as_str().into();
    let document = Document::of(&entry, &series, &Author::default());
    let sentence = "평가 데이터가 학습에 섞이면 점수는 오르지만";
    for format in [Format::Markdown, Format::Typst, Format::Text] {
        let bytes = render(&entry, &series, &Author::default(), format).unwrap().bytes;
        // A text is in lines of its own.
        let words = String::from_utf8(bytes).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words.matches(sentence).count(), TIMES, "{format}");
    }
    let data = render(&entry, &series, &Author::default(), Format::Json).unwrap().bytes;
    let imported = import(&data, "report.json", &Options::default()).unwrap();
    assert!(imported.whole.is_some_and(|whole| whole.entry.summary == entry.summary));
    let page = html::write(&document);
    assert_eq!(page.matches(sentence).count(), TIMES);
    assert!(roxmltree::Document::parse(page.trim_start_matches("<!DOCTYPE html>\n")).is_ok());
    let word = word_parts(&document);
    assert_eq!(word.matches(sentence).count(), TIMES);
    // Each list of numbers begins anew.
    assert_eq!(word.matches("<w:startOverride w:val=\"1\"/>").count(), TIMES);
}
