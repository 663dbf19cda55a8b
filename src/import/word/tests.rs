use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::read;
use crate::import::{Options, import};
use crate::journal::{Author, Details, Entry, Series, Slug};
use crate::report::{Format, render};

/// A file with these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        package.start_file(*name, SimpleFileOptions::default()).unwrap();
        package.write_all(part.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

fn xml(root: &str, content: &str) -> String {
    let names = [
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ];
    let names: Vec<String> = names.iter().map(|(name, address)| format!("xmlns:{name}=\"{address}\"")).collect();
    format!("<w:{root} {}>{content}</w:{root}>", names.join(" "))
}

/// As Korean Word writes it: styles have numbers for ids, and English names.
const STYLES: &str = r#"
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="내 제목"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a6"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="character" w:styleId="code"><w:name w:val="Verbatim Char"/></w:style>"#;

const NUMBERING: &str = r#"
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#;

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="t" Target="https://a.b/c" TargetMode="External"/></Relationships>"#;

const FOOTNOTES: &str = r#"<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> said so</w:t></w:r></w:p></w:footnote>"#;

/// The Markdown of a body, and the warnings.
fn read_body(body: &str) -> (String, Vec<String>) {
    let body = xml("document", &format!("<w:body>{body}<w:sectPr/></w:body>"));
    let (styles, numbering) = (xml("styles", STYLES), xml("numbering", NUMBERING));
    let footnotes = xml("footnotes", FOOTNOTES);
    let bytes = packed(&[
        ("word/document.xml", &body),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
        ("word/footnotes.xml", &footnotes),
    ]);
    let mut warnings = Vec::new();
    let text = read(&bytes, &mut warnings).unwrap();
    (text, warnings.iter().map(ToString::to_string).collect())
}

fn paragraph(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn listed(list: &str, level: usize, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

#[test]
fn what_a_word_processor_writes_becomes_markdown() {
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc>".to_owned();
    let table = format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{wide}</w:tr></w:tbl>", cell("a"), cell("b | c"));
    for (body, expected) in [
        (String::new(), ""),
        ([paragraph("a3", "2주차 보고서"), paragraph("1", "요약"), paragraph("own", "질문")].concat(), "# 2주차 보고서\n\n## 요약\n\n## 질문\n"),
        (paragraph("missing", "plain # words"), "plain # words\n"),
        (paragraph("loop", "around"), "around\n"),
        ([paragraph("a4", "one"), paragraph("a4", "two")].concat(), "> one\n>\n> two\n"),
        ([paragraph("a5", "styled"), paragraph("a6", "by its style"), listed("1", 1, "deeper"), listed("1", 0, "back")].concat(), "- styled\n  - by its style\n  - deeper\n- back\n"),
        ([listed("2", 0, "c"), listed("2", 0, "d"), listed("1", 0, "bullet")].concat(), "3. c\n4. d\n\n- bullet\n"),
        (listed("0", 0, "taken out of its list"), "taken out of its list\n"),
        (paragraph("a", "☑ done") + &paragraph("a", "☐ to do"), "- [x] done\n- [ ] to do\n"),
        (
            r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">bold </w:t></w:r><w:r><w:rPr><w:b/><w:i w:val="1"/></w:rPr><w:t>both</w:t></w:r><w:r><w:rPr><w:i w:val="0"/></w:rPr><w:t>, *plain*, </w:t></w:r><w:r><w:rPr><w:rStyle w:val="code"/></w:rPr><w:t>x*y</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>gone</w:t></w:r></w:p>"#.to_owned(),
            "**bold _both_**, \\*plain\\*, `x*y`~~gone~~\n",
        ),
        (
            r#"<w:p><w:r><w:t>see</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> or </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>there</w:t></w:r></w:hyperlink><w:hyperlink w:anchor="x"><w:r><w:t> here</w:t></w:r></w:hyperlink></w:p>"#.to_owned(),
            "see[^2] or [there](https://a.b/c) here\n\n[^2]: said so\n",
        ),
        (table, "| a | b \\| c |\n| --- | --- |\n|  |  |\n"),
        // What is tracked as taken out is gone, and the table of contents is made anew.
        (
            r#"<w:p><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del></w:p><w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Contents</w:t></w:r></w:p></w:sdtContent></w:sdt><w:sdt><w:sdtContent><w:p><w:r><w:t>kept</w:t></w:r></w:p></w:sdtContent></w:sdt>"#.to_owned(),
            "in\n\nkept\n",
        ),
    ] {
        assert_eq!(read_body(&body), (expected.to_owned(), Vec::new()), "{body}");
    }
}

#[test]
fn what_has_no_counterpart_is_named_and_its_letters_stay() {
    let body = r"<w:p><w:r><w:t>a</w:t><w:drawing/></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    let (text, warnings) = read_body(body);
    assert_eq!(text, "ax=1\n\nboxed\n");
    assert_eq!(warnings, ["a formula became its plain signs: type it again between dollars", "a picture was left out"]);
}

#[test]
fn what_is_no_word_file_is_refused_with_its_reason() {
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(5000), "</w:tc></w:tr></w:tbl>".repeat(5000));
    let bomb = " ".repeat(70 << 20);
    for (bytes, reason) in [
        (b"plain text".to_vec(), "it is no Word file"),
        (packed(&[("other", "x")]), "it has no part word/document.xml"),
        (packed(&[("word/document.xml", "<w:document")]), "one of its parts is damaged"),
        (packed(&[("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")]), "one of its parts is damaged"),
        (packed(&[("word/document.xml", &bomb)]), "its part word/document.xml holds more than 64 MB"),
    ] {
        let error = import(&bytes, "week.docx", &Options::default()).unwrap_err().to_string();
        assert!(error.starts_with(&format!("week.docx cannot be imported: {reason}")), "{error}");
    }
    let deep = packed(&[("word/document.xml", &xml("document", &format!("<w:body>{deep}</w:body>")))]);
    assert!(import(&deep, "week.docx", &Options::default()).is_ok());
}

#[test]
fn the_own_exports_come_back() {
    let summary = "One *paragraph* with a [link](https://a.b) and `code`.[^1]\n\n- a\n  - b\n- c\n\n1. one\n2. two\n\n> quoted\n\n| a | b |\n| --- | --- |\n| c | d |\n\n```\nlet x;\n\nx\n```\n\n[^1]: A note.";
    let notes = ["? why 왜", "= so", "? open", "[ ] read", "[x] done"];
    let now = chrono::DateTime::parse_from_rfc3339("2024-09-19T18:00:00+09:00").unwrap();
    let series = Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), "2024-09-12".parse().unwrap());
    let mut entry = Entry::new(series.slug.clone(), Details::new(2, "2024-09-19".parse().unwrap()), None, now);
    (entry.notes, entry.summary, entry.reflection) =
        (notes.join("\n").as_str().into(), summary.into(), "느낀 점입니다.".into());
    let author =
        Author { name: Some("박지호".to_owned()), student_id: Some("2023-12675".to_owned()), ..Author::default() };
    let options = Options { series: Some(&series), ..Options::default() };
    let read = |format: Format| {
        let bytes = render(&entry, &series, &author, format).unwrap().bytes;
        import(&bytes, &format!("report.{format}"), &options).unwrap()
    };
    let (word, markdown) = (read(Format::Docx), read(Format::Markdown));
    assert_eq!(word.warnings, []);
    assert_eq!((word.week, &word.author), (Some(2), &markdown.author));
    let text = |imported: &crate::import::Imported| imported.summary.to_string();
    // A footnote stands behind the paragraph that has its sign.
    let (before, note) =
        text(&markdown).rsplit_once("\n\n").map(|(text, note)| (text.to_owned(), note.to_owned())).unwrap();
    assert_eq!(text(&word), before.replacen("[^1]\n\n", &format!("[^1]\n\n{note}\n\n"), 1));
    assert_eq!((word.reflection, word.notes), (markdown.reflection, markdown.notes));
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(body in "(<w:(p|r|tbl|tr|tc)>|</w:(p|r|tbl|tr|tc)>|<w:t>a</w:t>|<w:br/>){0,40}", cut in 0_usize..4000) {
        let whole = packed(&[("word/document.xml", &xml("document", &format!("<w:body>{body}</w:body>")))]);
        for bytes in [whole.as_slice(), &whole[..cut.min(whole.len())]] {
            let _ = read(bytes, &mut Vec::new());
        }
    }
}
