use std::collections::{HashMap, HashSet};
use std::io::Read;

use proptest::prelude::*;
use roxmltree::{Document as Xml, Node};

use super::write;
use crate::journal::{Author, Paper};
use crate::markup::{parse, plain_blocks};
use crate::report::Document;
use crate::report::fixture::{author, entry, hostile_prose, letters, series};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a file, by their names.
fn parts(document: &Document) -> HashMap<String, String> {
    let bytes = write(document).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut text = String::new();
        package.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        (name, text)
    };
    names.into_iter().map(read).collect()
}

fn document(markdown: &str) -> Document {
    Document::of(&entry(markdown, "", &[]), &series(), &author())
}

fn elements<'a, 'input>(node: Node<'a, 'input>, name: &'static str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.descendants().filter(move |node| node.has_tag_name((WORD, name)) || node.has_tag_name(name))
}

fn value<'a>(node: Node<'a, '_>, name: &'static str) -> Option<&'a str> {
    elements(node, name).next().and_then(|node| node.attribute((WORD, "val")))
}

fn text_of(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter_map(|node| match node.tag_name().name() {
        "t" => node.text(),
        "tab" => Some("\t"),
        "br" => Some("\n"),
        "footnoteReference" => Some("^"),
        _ => None,
    });
    texts.collect()
}

/// The paragraphs below the author line as `style: text`, with `#` and the list before those of a list, and `>` and how far in
/// they stand.
fn paragraphs(markdown: &str) -> Vec<String> {
    let parts = parts(&document(markdown));
    let xml = Xml::parse(&parts["word/document.xml"]).unwrap();
    let paragraphs = elements(xml.root(), "p").skip(2).map(|paragraph| {
        let list = value(paragraph, "numId").map(|list| format!("#{list}.{} ", value(paragraph, "ilvl").unwrap()));
        let indent = elements(paragraph, "ind").next().and_then(|node| node.attribute((WORD, "left")));
        let indent = indent.map(|indent| format!(">{indent} ")).unwrap_or_default();
        let style = value(paragraph, "pStyle").unwrap_or("Normal");
        format!("{}{indent}{style}: {}", list.unwrap_or_default(), text_of(paragraph))
    });
    paragraphs.collect()
}

#[test]
fn every_construct_is_a_paragraph_of_its_style() {
    for (markdown, expected) in [
        ("one\ntwo\\\nthree", vec!["Normal: one two\nthree"]),
        ("# a\n\n###### b", vec!["Heading2: a", "Heading5: b"]),
        (
            "- a\n  - b\n    - c\n- d",
            vec!["#1.0 ListBullet: a", "#1.1 ListBullet: b", "#1.2 ListBullet: c", "#1.0 ListBullet: d"],
        ),
        ("3. a\n\n   b\n4. c", vec!["#2.0 ListNumber: a", ">425 ListContinue: b", "#2.0 ListNumber: c"]),
        ("- a\n  1. b\n\n\n1. c", vec!["#1.0 ListBullet: a", "#2.1 ListNumber: b", "#3.0 ListNumber: c"]),
        ("40000. a", vec![">425 ListContinue: 40000.\ta"]),
        ("- [ ] a\n- [x] b", vec![">425 TaskList: ☐\ta", ">425 TaskList: ☑\tb"]),
        ("1. [x] a", vec!["#2.0 ListNumber: ☑ a"]),
        (
            "- > a\n- ```\n  b\n  ```",
            vec!["#1.0 ListBullet: ", ">992 Quote: a", "#1.0 ListBullet: ", ">425 SourceCode: b"],
        ),
        ("> a\n>\n> > b\n>\n> - c", vec!["Quote: a", ">1134 Quote: b", "#1.0 >992 ListBullet: c"]),
        ("```rust\na\n\n\tb\n```", vec!["SourceCode: a\n\n\tb"]),
        ("<div>\na\n</div>", vec!["Normal: <div>\na\n</div>"]),
        ("a\n\n---", vec!["Normal: a", "HorizontalRule: "]),
        (
            "| a | b |\n|---|---|\n| c | |",
            vec!["TableText: a", "TableText: b", "TableText: c", "TableText: ", "TableEnd: "],
        ),
        ("a $$x$$ b", vec!["Normal: a", "Normal: x", "Normal: b"]),
        ("$\\foo{x}$", vec!["Normal: $\\foo{x}$"]),
        ("[a](javascript:x) [b](#c)", vec!["Normal: a (javascript:x) b (#c)"]),
        ("", vec!["Normal: "]),
    ] {
        assert_eq!(paragraphs(markdown), expected, "{markdown}");
    }
}

#[test]
fn characters_look_as_they_are_marked() {
    let parts = parts(&document("*a***b**~~c~~`d`[***e***](f)"));
    let xml = Xml::parse(&parts["word/document.xml"]).unwrap();
    let looks: Vec<String> = elements(xml.root(), "r")
        .skip(2)
        .map(|run| {
            let marks = elements(run, "rPr").flat_map(|look| look.children());
            let marks: Vec<&str> =
                marks.map(|mark| mark.attribute((WORD, "val")).unwrap_or(mark.tag_name().name())).collect();
            format!("{} {}", text_of(run), marks.join(" "))
        })
        .collect();
    assert_eq!(looks, ["a i iCs", "b b bCs", "c strike", "d SourceCodeCharacter noProof", "e Hyperlink b bCs i iCs"]);
}

#[test]
fn lists_of_numbers_begin_where_they_are_told() {
    let parts = parts(&document("3. a\n   1. b\n\n- c\n\n  7. d"));
    let xml = Xml::parse(&parts["word/numbering.xml"]).unwrap();
    let lists: Vec<_> = elements(xml.root(), "num")
        .map(|list| {
            let start = elements(list, "lvlOverride")
                .next()
                .map(|level| (level.attribute((WORD, "ilvl")).unwrap(), value(level, "startOverride").unwrap()));
            (list.attribute((WORD, "numId")).unwrap(), start)
        })
        .collect();
    assert_eq!(lists, [("1", None), ("2", Some(("0", "3"))), ("3", Some(("1", "1"))), ("4", Some(("1", "7")))]);
}

#[test]
fn a_table_has_a_head_that_repeats_and_its_alignments() {
    let wide = "word ".repeat(60);
    let parts = parts(&document(&format!("| a | b | c |\n|--:|:-:|---|\n| d | e | {wide} |\n\n| f |\n|---|")));
    let xml = Xml::parse(&parts["word/document.xml"]).unwrap();
    let table = elements(xml.root(), "tbl").next().unwrap();
    assert_eq!(elements(table, "tblHeader").count(), 1);
    let alignments: Vec<_> = elements(table, "tc").map(|cell| value(cell, "jc")).collect();
    assert_eq!(alignments, [Some("right"), Some("center"), None].repeat(2));
    let widths: Vec<u32> =
        elements(table, "gridCol").map(|column| column.attribute((WORD, "w")).unwrap().parse().unwrap()).collect();
    assert_eq!(widths.iter().sum::<u32>(), 11_906 - 2 * 1417);
    assert!(widths[2] > 7 * widths[0], "{widths:?}");
    // A paragraph parts it from the next one.
    assert_eq!(table.next_sibling_element().unwrap().tag_name().name(), "p");
    assert_eq!(elements(xml.root(), "tbl").count(), 2);
}

#[test]
fn more_columns_than_word_takes_stand_in_the_last_one() {
    let row = |word: &str| format!("|{}\n", format!("{word}|").repeat(70));
    let parts = parts(&document(&(row("a") + &row("-") + &row("b"))));
    let xml = Xml::parse(&parts["word/document.xml"]).unwrap();
    let cells: Vec<String> = elements(xml.root(), "tc").map(text_of).collect();
    assert_eq!((cells.len(), cells[62].as_str()), (126, "a | a | a | a | a | a | a | a"));
}

#[test]
fn footnotes_stand_at_the_foot_and_their_links_lead_out() {
    let parts = parts(&document(
        "a[^x] b[^y] c[^x]\n\n[^y]: d[^z] [e](https://a.b/ü?c#d#e)\n\n[^x]: f[^y]\n\n    - g\n\n[^z]: h[^x]",
    ));
    let body = Xml::parse(&parts["word/document.xml"]).unwrap();
    let text: Vec<String> = elements(body.root(), "p").skip(2).map(text_of).collect();
    assert_eq!(text, ["a^ b^ c1", "[^z]: h1"]);
    let field = elements(body.root(), "fldSimple").next().unwrap().attribute((WORD, "instr")).unwrap();
    let mark = elements(body.root(), "bookmarkStart").next().unwrap().attribute((WORD, "name")).unwrap();
    assert_eq!(field, format!(" NOTEREF {mark} \\f \\h "));
    let notes = Xml::parse(&parts["word/footnotes.xml"]).unwrap();
    let notes: Vec<(&str, String)> =
        elements(notes.root(), "footnote").map(|note| (note.attribute((WORD, "id")).unwrap(), text_of(note))).collect();
    let expected = [("-1", ""), ("0", ""), ("1", " f2g"), ("2", " d[^z] e")];
    assert_eq!(notes, expected.map(|(id, text)| (id, text.to_owned())));
    assert!(
        parts["word/_rels/footnotes.xml.rels"]
            .contains("Target=\"https://a.b/%C3%BC?c#d%23e\" TargetMode=\"External\"")
    );
    assert!(!parts["word/_rels/document.xml.rels"].contains("hyperlink"));
}

#[test]
fn a_file_says_what_it_is() {
    let mut series = series();
    series.language = Some("ko".to_owned());
    series.report.paper = Some(Paper::Letter);
    let entry = entry("a", "", &[]);
    let parts = parts(&Document::of(&entry, &series, &author()));
    let core = Xml::parse(&parts["docProps/core.xml"]).unwrap();
    let said: Vec<(&str, &str)> =
        core.root_element().children().map(|node| (node.tag_name().name(), node.text().unwrap())).collect();
    assert_eq!(
        said,
        [
            ("title", "Week 2 Report"),
            ("subject", "AI Seminar"),
            ("creator", "박지호"),
            ("lastModifiedBy", "박지호"),
            ("language", "ko"),
            ("created", "2024-09-19T00:00:00Z"),
            ("modified", "2024-09-19T00:00:00Z"),
        ]
    );
    assert!(parts["word/document.xml"].contains("<w:pgSz w:w=\"12240\" w:h=\"15840\"/>"));
    assert!(parts["word/styles.xml"].contains("w:val=\"en-US\" w:eastAsia=\"ko-KR\""));
    assert!(!parts["word/settings.xml"].contains("autoHyphenation"));
    let nobody = Document::of(&entry, &series, &Author::default());
    assert!(!self::parts(&nobody)["docProps/core.xml"].contains("creator"));
    // Every style that is named is there.
    let styles = Xml::parse(&parts["word/styles.xml"]).unwrap();
    let there: HashSet<&str> =
        elements(styles.root(), "style").filter_map(|style| style.attribute((WORD, "styleId"))).collect();
    let named =
        ["Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6", "ListBullet"];
    let named =
        named.iter().chain(&["ListNumber", "ListContinue", "TaskList", "Quote", "SourceCode", "HorizontalRule"]);
    let named = named.chain(&["SourceCodeCharacter", "FootnoteText", "FootnoteReference", "Hyperlink", "Footer"]);
    assert!(named.chain(&["TableText", "TableEnd", "ReportTable"]).all(|name| there.contains(name)));
}

#[test]
fn what_stands_deep_keeps_a_part_of_the_page() {
    let table = "| a | b |\n|---|---|\n| c | d |".replace('\n', &format!("\n{}", "> ".repeat(50)));
    let deep = paragraphs(&format!("{}{table}\n\n{}a", "> ".repeat(50), "- ".repeat(40)));
    let indents =
        deep.iter().filter_map(|paragraph| paragraph.split_once('>')?.1.split(' ').next()?.parse::<u32>().ok());
    assert_eq!(indents.max(), Some(6000));
    let parts = parts(&document(&format!("{}{table}", "> ".repeat(50))));
    let xml = Xml::parse(&parts["word/document.xml"]).unwrap();
    let widths = elements(xml.root(), "gridCol").map(|column| column.attribute((WORD, "w")).unwrap().parse::<u32>());
    assert!(widths.map(Result::unwrap).all(|width| width > 400));
}

/// The formula as `element(…)`, its letters as they are.
fn shape(node: Node<'_, '_>) -> String {
    let name = node.tag_name().name();
    let inner: Vec<String> =
        node.children().filter(|child| !child.tag_name().name().ends_with("Pr")).map(shape).collect();
    match name {
        "t" => node.text().unwrap_or_default().to_owned(),
        "r" | "e" | "num" | "den" | "oMath" | "oMathPara" => inner.concat(),
        "sub" | "sup" | "deg" | "lim" => format!("{name}({})", inner.concat()),
        _ => format!("{name}({})", inner.join(",")),
    }
}

#[test]
fn formulas_are_words_own() {
    for (source, expected) in [
        ("$x_1^2$", "sSubSup(x,sub(1),sup(2))"),
        (r"$\frac{a}{b}$", "f(a,b)"),
        (r"$\sqrt[3]{x}\sqrt{y}$", "rad(deg(3),x)rad(deg(),y)"),
        (r"$$\sum_{i=1}^n x_i = y$$", "nary(sub(i=1),sup(n),sSub(x,sub(i)))=y"),
        (r"$\int f$", "∫f"),
        (r"$\log p$", "log\u{2009}p"),
        (r"$\left(a\right]$", "d(a)"),
        (r"$\hat{y}\bar{x}$", "acc(y)bar(x)"),
        (r"$\underbrace{a}_{\text{손실}}$", "limLow(groupChr(a),lim(손실))"),
        (r"$\begin{pmatrix} a & b \\ c & d \end{pmatrix}$", "d(m(mr(a,b),mr(c,d)))"),
        (r"${}^{a}_{b}$", "sSubSup(\u{200b},sub(b),sup(a))"),
        (r"$\text{<b> \&}$", "<b>\u{a0}&"),
    ] {
        let parts = parts(&document(source));
        let xml = Xml::parse(&parts["word/document.xml"]).unwrap();
        let formula = xml.descendants().find(|node| node.tag_name().name() == "oMath");
        let formula = formula.unwrap_or_else(|| panic!("not understood: {source}"));
        assert_eq!(shape(formula), expected, "{source}");
        assert_eq!(formula.parent().unwrap().tag_name().name() == "oMathPara", source.starts_with("$$"));
    }
}

proptest! {
    #[test]
    fn whatever_is_written_stays_text(prose in hostile_prose(), title in any::<String>(), name in hostile_prose()) {
        let mut series = series();
        series.report.title = Some(title.replace(['{', '}'], ""));
        let author = Author { name: Some(name), ..author() };
        let document = Document::of(&entry(&prose, &title, &[&prose.replace('\n', " ")]), &series, &author);
        let parts = parts(&document);
        for (name, part) in &parts {
            prop_assert!(Xml::parse(part).is_ok(), "{name}: {part}");
        }
        let body = Xml::parse(&parts["word/document.xml"]).unwrap();
        let notes = Xml::parse(&parts["word/footnotes.xml"]).unwrap();
        for (part, relations) in [(&body, "word/_rels/document.xml.rels"), (&notes, "word/_rels/footnotes.xml.rels")] {
            for link in elements(part.root(), "hyperlink") {
                let id = link.attributes().find(|attribute| attribute.name() == "id").unwrap().value();
                let named = format!("Id=\"{id}\"");
                prop_assert!(parts[relations].contains(&named));
            }
        }
        // Nothing but tables stands between the paragraphs, and a paragraph stands last.
        let last = elements(body.root(), "sectPr").next().unwrap().prev_sibling_element().unwrap();
        prop_assert!(last.has_tag_name((WORD, "p")));
        let text = letters(&format!("{} {}", text_of(body.root()), text_of(notes.root())).replace('^', ""));
        let said = format!("{} {} {}", document.title, document.author_line, plain_blocks(&parse(&prose)));
        let mut rest = text.iter();
        let is_plain = !parts["word/document.xml"].contains("<m:oMath");
        prop_assert!(!is_plain || letters(&said.replace('^', "")).iter().all(|letter| rest.any(|other| other == letter)), "{said:?}");
    }
}
