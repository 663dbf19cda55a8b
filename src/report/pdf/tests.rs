mod reader;

use super::*;
use crate::report::template;
use reader::{Reading, letters};

const ENGLISH: &str = "The seminar started by sharing the history and the current state of the language model, along \
    with the findings that the team made during its development. The presenter's claim was that the quality of the \
    data matters more than its amount, and that \"synthetic\" data can efficiently improve a well-trained model.";

const KOREAN: &str = "이번 주 세미나에서는 대규모 언어모델의 사전학습 데이터를 어떻게 고르고 정제하는지에 대한 발표를 들었다. \
    발표자는 데이터의 양보다 품질이 중요하다는 점을 여러 실험 결과를 통해 보여 주었다. 특히 중복제거(deduplication)와 품질 \
    분류기(quality classifier)를 함께 사용했을 때 벤치마크 성능이 3.2%p 향상되었다고 한다. “좋은 데이터란 무엇인가?”라는 \
    질문에 발표자는 '모델이 아직 모르는 것을 가르쳐 주는 데이터'라고 답했다.";

const CONSTRUCTS: &str = r#"
== A section

With #emph[emphasis];, #strong[strong];, #strike[struck];, `code`, #link("https://example.org")[a link]; and a
note#footnote[Below.];.

- one
  - nested
- #checkbox(true) done
+ #checkbox(false, hanging: false) not done

#quote(block: true)[A quotation.]

```rust
let 값 = 1;
```

#table(columns: 2, align: (left, right), table.header([Model], [Size]), [Qwen], [72B])

#line(length: 100%, stroke: 0.5pt)

$x^2$ #box[#strong[푸코];의];
"#;

/// A report in the plain template.
fn report(arguments: &str, body: &str) -> String {
    format!("{}\n#show: report.with({arguments})\n\n{body}\n", template::PLAIN)
}

fn read(arguments: &str, body: &str) -> Reading {
    Reading::of(&compile(&report(arguments, body)).unwrap().bytes)
}

fn message(source: &str) -> String {
    compile(source).unwrap_err().to_string()
}

#[test]
fn every_word_of_a_report_can_be_read_back_in_order() {
    let body = format!("{ENGLISH}\n\n{KOREAN}");
    let reading = read(r#"title: "Week 2 Report", student_id: "2023-12675", author: "박지호""#, &body);
    assert_eq!(reading.letters(), letters(&format!("Week 2 Report 2023-12675 박지호 {body}")));
}

#[test]
fn title_author_and_tags_are_in_the_file() {
    let reading = read(r#"title: "2주차 보고서", author: "박지호", lang: "ko""#, KOREAN);
    assert_eq!((reading.title.as_deref(), reading.author.as_deref()), (Some("2주차 보고서"), Some("박지호")));
    assert_eq!(reading.tags, 2);
}

#[test]
fn what_is_not_given_is_not_printed() {
    let reading = read("", "Only this.");
    assert_eq!(reading.lines, ["Only this."]);
    assert_eq!((reading.title, reading.author), (None, None));
}

#[test]
fn the_author_line_can_be_replaced() {
    let reading = read(r#"author: "박지호", author_line: "박지호, 2023-12675""#, "Text.");
    assert_eq!(reading.lines, ["박지호, 2023-12675", "Text."]);
    assert_eq!(reading.author.as_deref(), Some("박지호"));
}

#[test]
fn the_fonts_are_those_of_the_binary() {
    let reading = read(r#"author: "박지호""#, CONSTRUCTS);
    let fonts = [
        "DejaVuSansMono",
        "JournalMyeongjo-Bold",
        "JournalMyeongjo-Regular",
        "LibertinusSerif-Bold",
        "LibertinusSerif-Italic",
        "LibertinusSerif-Regular",
        "NewCMMath-Regular",
    ];
    assert_eq!(Vec::from_iter(reading.fonts), fonts);
}

#[test]
fn every_construct_is_set_without_a_warning() {
    for lang in ["en", "ko"] {
        let pdf = compile(&report(&format!("lang: {lang:?}"), CONSTRUCTS)).unwrap();
        assert_eq!((pdf.warnings, pdf.missing), (vec![], vec![]), "{lang}");
    }
}

#[test]
fn the_paper_is_a4_or_letter() {
    for (arguments, width, height) in [("", 595.276, 841.89), (r#"paper: "us-letter""#, 612.0, 792.0)] {
        let sizes = read(arguments, "Text.").sizes;
        assert!(matches!(sizes[..], [(w, h)] if (w - width).abs() < 0.1 && (h - height).abs() < 0.1), "{sizes:?}");
    }
}

#[test]
fn pages_are_counted_and_numbered_when_there_are_several() {
    let cases: [(&str, &[&str]); 2] =
        [("One", &["One"]), ("One #pagebreak() Two #pagebreak() Three", &["One", "1", "Two", "2", "Three", "3"])];
    for (body, lines) in cases {
        let source = report("", body);
        let pdf = compile(&source).unwrap();
        let reading = Reading::of(&pdf.bytes);
        assert_eq!(reading.lines, lines);
        assert_eq!([pdf.pages, pages(&source).unwrap()], [reading.sizes.len(); 2]);
    }
}

#[test]
fn a_report_of_a_hundred_pages_is_whole_and_in_order() {
    let paragraphs: Vec<String> = (0..600).map(|number| format!("§{number} {ENGLISH} {KOREAN}")).collect();
    let reading = read(r#"title: "Long", author: "박지호""#, &paragraphs.join("\n\n"));
    assert!(reading.sizes.len() >= 100, "{}", reading.sizes.len());
    // The numbers of the pages stand alone in their lines.
    let words: String =
        reading.lines.iter().filter(|line| line.parse::<usize>().is_err()).map(String::as_str).collect();
    assert_eq!(letters(&words), letters(&format!("Long 박지호 {}", paragraphs.concat())));
    assert_eq!(reading.tags, 2);
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let arguments = r#"title: "T", author: "A", date: datetime(year: 2024, month: 9, day: 19)"#;
    let source = report(arguments, CONSTRUCTS);
    let first = compile(&source).unwrap();
    comemo::evict(0);
    assert!(first.bytes == compile(&source).unwrap().bytes);
}

#[test]
fn korean_lines_break_between_words() {
    let quotations = r#"말하자면 '데이터'라고 "모델"이라는 (“토크나이저”)를 한"#;
    for (lang, text) in [("en", KOREAN), ("ko", KOREAN), ("ko", quotations)] {
        let words = text.split_whitespace().map(letters).collect::<Vec<_>>();
        let lines = read(&format!("lang: {lang:?}"), &format!("{text} ").repeat(4500 / text.len())).lines;
        assert!(lines.len() > 15);
        for word in lines.iter().flat_map(|line| line.split_whitespace()) {
            assert!(words.contains(&letters(word)), "{word} in {lines:#?}");
        }
    }
}

#[test]
fn a_korean_paragraph_may_be_long_and_have_hard_breaks() {
    let long = "낱말은 ".repeat(3000);
    assert_eq!(read("", &long).lines.concat().matches("낱말은").count(), 3000);
    assert_eq!(read("", "한 줄 \\ 두 줄").lines, ["한 줄", "두 줄"]);
}

#[test]
fn code_keeps_its_spaces() {
    assert_eq!(read("", "```\n    a  =  1  // 한글   주석\n```").lines, ["    a  =  1  // 한글   주석"]);
}

#[test]
fn straight_quotes_are_curled_in_korean_too() {
    let body = r#""좋은 데이터"라고 'ab 가'는 ("나") "English 안녕" it's"#;
    for lang in ["en", "ko"] {
        let lines = read(&format!("lang: {lang:?}"), body).lines;
        assert_eq!(lines, ["“좋은 데이터”라고 ‘ab 가’는 (“나”) “English 안녕” it’s"]);
    }
}

#[test]
fn nothing_runs_off_the_page() {
    let body =
        format!("{}\n\n`{}`\n\n{}\n", "verylong".repeat(30), "0123456789abcdef".repeat(10), "가나다라".repeat(40));
    let reading = read("", &body);
    assert!(reading.places.iter().all(|place| place.x < 595.0 - 70.0), "{:?}", reading.lines);
    assert_eq!(reading.letters(), letters(&body.replace('`', "")));
}

#[test]
fn a_paragraph_may_have_any_number_of_words_that_are_set_apart() {
    let paragraphs = [
        format!("{} ", "k".repeat(41)).repeat(520),
        format!("\"{}\" '낱말'은 ", "q".repeat(8)).repeat(520),
        format!("{}한글 ", "mixed/".repeat(8)).repeat(520),
    ];
    for body in paragraphs {
        let read = read("", body.trim()).letters();
        assert!(read.starts_with(&letters(body.trim())[..200]), "{read:.400}");
        assert_eq!(read.matches(['k', '낱', '한']).count(), body.matches(['k', '낱', '한']).count());
    }
}

#[test]
fn neither_files_nor_packages_nor_the_clock_are_within_reach() {
    let alone = "a report is typeset from its own text alone";
    let packages = "a report is typeset without packages";
    let cases = [
        (r#"#read("/etc/passwd")"#, alone),
        (r#"#read("secret.txt")"#, alone),
        (r#"#read("../../etc/passwd")"#, alone),
        (r#"#read("../../../etc/passwd")"#, "outside"),
        (r#"#image("picture.png")"#, alone),
        (r#"#json("data.json")"#, alone),
        (r#"#plugin("code.wasm")"#, alone),
        (r#"#include "other.typ""#, alone),
        (r#"#import "template.typ": *"#, alone),
        (r#"#import "../../templates/template-report.typ": *"#, alone),
        (r#"#import "../../../template-report.typ": *"#, "outside"),
        (r#"#import "@preview/cetz:0.3.0""#, packages),
        (r#"#import "@local/mine:1.0.0": *"#, packages),
        ("#datetime.today()", "current date"),
    ];
    for (source, reason) in cases {
        let message = message(&format!("Text.\n{source}\n"));
        assert!(message.starts_with("the report could not be typeset: line 2, column "), "{source}: {message}");
        assert!(message.contains(reason), "{source}: {message}");
    }
}

#[test]
fn an_error_names_its_place_and_counts_the_others() {
    let PdfError::Typeset(diagnostics) = compile("한글 #nowhere").unwrap_err() else {
        panic!("the text was accepted")
    };
    assert_eq!(diagnostics.0[0].place, Some(Place { file: None, span: 8..15, line: 1, column: 5 }));
    assert_eq!(
        message("한글 #nowhere"),
        "the report could not be typeset: line 1, column 5 of the Typst text: unknown variable: nowhere"
    );
    assert_eq!(
        message("Text\n#strong[\n#emph["),
        "the report could not be typeset: line 2, column 8 of the Typst text: unclosed delimiter (and 1 more)"
    );
}

#[test]
fn characters_without_a_glyph_are_named_once_with_their_place() {
    let source = "Fine. 漢字 and 漢 \u{1F600}";
    let missing = compile(source).unwrap().missing;
    let names = missing.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names, ["U+6F22 漢", "U+5B57 字", "U+1F600 😀"]);
    let places = missing.into_iter().map(|glyph| glyph.place.unwrap()).collect::<Vec<_>>();
    for (place, character) in places.iter().zip(["漢", "字", "😀"]) {
        assert_eq!(&source[place.span.clone()], character);
    }
    assert_eq!((places[1].line, places[1].column), (1, 8));
}

#[test]
fn a_missing_glyph_is_found_wherever_it_was_written() {
    let cases = [
        (report(r#"title: "漢""#, ""), "漢"),
        (report("", r"Escaped: \u{6f22}."), r"\u{6f22}"),
        (report("", "한국어漢은 낱말이다"), "漢"),
        (report("", "`code 漢`"), "漢"),
        (report("", "#table(columns: 1)[#footnote[漢]]"), "漢"),
        (report("", "$漢$"), "漢"),
        (report("", "e\u{20DD}漢"), "漢"),
    ];
    for (source, written) in cases {
        let missing = compile(&source).unwrap().missing;
        let glyph = missing.iter().find(|glyph| glyph.character == '漢').unwrap();
        assert_eq!(&source[glyph.place.clone().unwrap().span], written);
    }
}

#[test]
fn what_the_fonts_have_and_what_is_invisible_is_not_missed() {
    let shown = [
        "English “quotes” – — … éàüñ ŁøßÆ ﬁ",
        "Ελληνικά Кириллица",
        "한글 뷁 ㄱㅏ 「낫표」 ※ ① ㈜ ㎏ ₩ · 、。",
        "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}",
        "e\u{301} a\u{308}",
        "☐ ☑ ☒ ✓ → ∞ ≤ ∈ ∑",
        "かな カナ",
        "soft\u{AD}hyphen zero\u{200B}width\u{2060}joiner\u{200D} \u{FE0F}\u{FEFF}\u{200E}",
        "no\u{A0}break\u{202F}thin\u{2009}wide\u{3000}space\u{2003}",
    ];
    for text in shown {
        assert_eq!(compile(&report("", text)).unwrap().missing, [], "{text}");
    }
}

#[test]
fn nesting_that_is_too_deep_is_an_error_and_no_crash() {
    let nested = |depth| report("", &format!("{}deep{}", "#quote(block: true)[".repeat(depth), "]".repeat(depth)));
    assert_eq!(pages(&nested(16)).unwrap(), 1);
    assert!(message(&nested(50)).contains("too deeply nested elements"));
    assert!(message(&nested(5000)).contains("maximum parsing depth exceeded"));
}

/// A machine with one font that has 😀: a face of the binary in which one character has another number.
struct OneFont;

impl Machine for OneFont {
    fn faces_with(&self, characters: &[char]) -> Vec<Face> {
        let mut data = include_bytes!("../../../assets/fonts/DejaVuSansMono.ttf").to_vec();
        let number = |data: &[u8], at: usize| u32::from_be_bytes(data[at..at + 4].try_into().unwrap()) as usize;
        let short = |data: &[u8], at: usize| usize::from(u16::from_be_bytes(data[at..at + 2].try_into().unwrap()));
        let tables = (0..short(&data, 4)).map(|table| 12 + 16 * table);
        let map = tables.into_iter().find(|at| &data[*at..at + 4] == b"cmap").map(|at| number(&data, at + 8)).unwrap();
        let subtables = (0..short(&data, map + 2)).map(|record| map + number(&data, map + 4 + 8 * record + 4));
        let long = subtables.into_iter().find(|at| short(&data, *at) == 12).unwrap();
        let last = long + 16 + 12 * (number(&data, long + 12) - 1);
        data[last..last + 8].copy_from_slice(&[0x1F600_u32.to_be_bytes(), 0x1F600_u32.to_be_bytes()].concat());
        assert_eq!(characters, ['😀', '漢']);
        vec![Face { data, index: 0 }]
    }

    fn template_file(&self, path: &str) -> Result<Vec<u8>, String> {
        if path == "/templates/mine.typ" {
            Ok(b"#let mine(body) = [Mine: #body]".to_vec())
        } else {
            Err("no".to_owned())
        }
    }
}

#[test]
fn a_character_that_the_binary_lacks_is_taken_from_a_font_of_the_machine() {
    let source = report("", "An emoji 😀 and 漢.");
    let pdf = compile_on(&source, &OneFont).unwrap();
    assert_eq!(pdf.borrowed, [Borrowed { character: '😀', font: "DejaVu Sans Mono".to_owned() }]);
    assert_eq!(pdf.missing.iter().map(|glyph| glyph.character).collect::<Vec<_>>(), ['漢']);
    // What the binary has is never asked for.
    assert_eq!(compile_on(&report("", KOREAN), &OneFont).unwrap().borrowed, []);
}

#[test]
fn a_personal_template_is_read_beside_the_text() {
    let text = |path: &str| format!("#import \"{path}\": *\n#show: mine\n\nText.");
    for path in ["/templates/mine.typ", "../../templates/mine.typ"] {
        let letters = Reading::of(&compile_on(&text(path), &OneFont).unwrap().bytes).letters();
        assert_eq!(letters, "Mine:Text.", "{path}");
    }
    assert!(compile_on(&text("/templates/other.typ"), &OneFont).unwrap_err().to_string().contains("(no)"));
}

#[test]
fn both_templates_set_every_construct_in_both_languages() {
    for template in [template::PLAIN, template::COURSE] {
        for lang in ["en", "ko", "de"] {
            let arguments = format!(
                "title: \"T\", author: \"박지호\", lang: {lang:?}, date: datetime(year: 2024, month: 9, day: 19)"
            );
            let pdf = compile(&format!("{template}\n#show: report.with({arguments})\n{CONSTRUCTS}")).unwrap();
            assert_eq!((pdf.warnings, pdf.missing), (vec![], vec![]), "{lang}");
        }
    }
    let head = "title: \"T\", course: \"AI\", week: 2, talk: \"The talk\", speakers: (\"A\", \"B\",), author: \"Me\"";
    let course = format!("{}\n#show: report.with({head})\nText.", template::COURSE);
    let lines = Reading::of(&compile(&course).unwrap().bytes).lines;
    assert_eq!(lines.concat().replace(' ', ""), "AIWeek2TTalkThetalkSpeakerA,BAuthorMeText.AI·Me1/1");
}
