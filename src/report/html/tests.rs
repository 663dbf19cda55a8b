use base64::Engine;
use proptest::prelude::*;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

use super::{A4, A4_DIGEST, LETTER, LETTER_DIGEST, STYLE, STYLE_DIGEST, write};
use crate::journal::{Author, Paper, Series};
use crate::markup::{parse, plain_blocks};
use crate::report::fixture::{author, entry, hostile_prose, letters, rendered, series};
use crate::report::{Document, Format};

fn page(markdown: &str) -> String {
    rendered(&entry(markdown, "", &[]), &series(), Format::Html)
}

/// What stands in the section of the summary.
fn summary(markdown: &str) -> String {
    let page = page(markdown);
    let (_, section) = page.split_once("<section class=\"summary\">\n").unwrap();
    section.split_once("\n</article>").unwrap().0.replace("\n</section>", "")
}

fn texts(page: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    Html::parse_document(page).select(&selector).map(|element| element.text().collect()).collect()
}

#[test]
fn a_page_allows_its_own_style_and_nothing_else() {
    for (style, digest) in [(STYLE, STYLE_DIGEST), (A4, A4_DIGEST), (LETTER, LETTER_DIGEST)] {
        let own = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style.as_bytes()));
        assert_eq!(digest, format!("sha256-{own}"));
        assert!(!style.contains(['<', '&']) && !style.contains("url(") && !style.contains("@import"), "{style}");
    }
}

#[test]
fn a_page_says_what_it_is() {
    let mut series = series();
    series.language = Some("ko_KR".to_owned());
    series.report.paper = Some(Paper::Letter);
    let page = rendered(&entry("요약 <글>", "생각", &["? 왜"]), &series, Format::Html);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"ko-KR\">"), "{page}");
    assert!(page.contains(LETTER_DIGEST) && page.contains(LETTER) && !page.contains(A4_DIGEST));
    let parsed = Html::parse_document(&page);
    assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
    let meta = |name: &str| {
        let selector = Selector::parse(&format!("meta[name={name}]")).unwrap();
        parsed.select(&selector).next().and_then(|meta| meta.attr("content")).unwrap().to_owned()
    };
    assert_eq!([meta("author"), meta("date")], ["박지호", "2024-09-19"]);
    assert_eq!(texts(&page, "head > title"), ["Week 2 Report"]);
    assert_eq!(texts(&page, "article > header > h1"), ["Week 2 Report"]);
    assert_eq!(texts(&page, "article > header > p.author"), ["2023-12675 박지호"]);
    assert_eq!(texts(&page, "section.summary > p"), ["요약 <글>"]);
    assert_eq!(texts(&page, "section > h2"), ["질문과 답변", "느낀 점"]);
    // A report without title and author has a page with a name all the same.
    let mut blank = Document::of(&entry("", "", &[]), &series, &Author::default());
    blank.title = String::new();
    let page = write(&blank);
    assert_eq!((texts(&page, "title"), texts(&page, "header").len()), (vec!["AI Seminar, 2".to_owned()], 0));
}

#[test]
fn every_construct_is_an_element() {
    for (markdown, html) in [
        ("one\ntwo\\\nthree", "<p>one\ntwo<br/>\nthree</p>"),
        ("# a", "<h3>a</h3>"),
        ("*a* **b** `c<` ~~d~~", "<p><em>a</em> <strong>b</strong> <code>c&lt;</code> <s>d</s></p>"),
        (
            "[a](https://x.y \"t\") <https://x.y> [](e)",
            "<p><a href=\"https://x.y\" title=\"t\" class=\"named\">a</a> <a href=\"https://x.y\">https://x.y</a> \
             <a href=\"e\">e</a></p>",
        ),
        ("![a [b](c)](d.png)", "<p><a href=\"d.png\">a b (c)</a></p>"),
        ("[a](javascript:x) <data:b>", "<p>a (javascript:x) data:b</p>"),
        ("- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"),
        ("3. a\n\n4. b", "<ol start=\"3\">\n<li>\n<p>a</p></li>\n<li>\n<p>b</p></li>\n</ol>"),
        (
            "- [ ] a\n- [x] b",
            "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled=\"\"/> a</label></li>\n\
             <li class=\"task\"><label><input type=\"checkbox\" disabled=\"\" checked=\"\"/> b</label></li>\n</ul>",
        ),
        ("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"),
        ("```c++\n\n a\n```", "<pre tabindex=\"0\"><code class=\"language-c++\">\n\n a\n</code></pre>"),
        (
            "| a | b |\n|---|--:|\n| c | |",
            "<div class=\"table\" role=\"group\" aria-label=\"Table 1\" tabindex=\"0\"><table>\n\
             <thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr></thead>\n\
             <tbody>\n<tr><td>c</td><td class=\"right\"></td></tr>\n</tbody>\n</table></div>",
        ),
        ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"),
        ("<script>\nx\n</script>", "<p>&lt;script&gt;<br/>\nx<br/>\n&lt;/script&gt;</p>"),
        ("a\n\n---", "<p>a</p>\n<hr/>"),
        ("$x$ $\\foo{<x>}$", "<p><math><mi>x</mi></math> <code>$\\foo{&lt;x&gt;}$</code></p>"),
    ] {
        assert_eq!(summary(markdown), html, "{markdown}");
    }
}

#[test]
fn footnotes_lead_there_and_back() {
    let page = page("a[^x] b[^y] c[^x]\n\n[^y]: d[^z]\n\n[^x]: e\n\n    - f\n\n[^z]: g\n\n[^w]: h");
    let links = |selector: &str, attribute: &str| -> Vec<String> {
        let parsed = Html::parse_document(&page);
        let selector = Selector::parse(selector).unwrap();
        parsed.select(&selector).map(|link| link.attr(attribute).unwrap().to_owned()).collect()
    };
    assert_eq!(links("p > sup > a", "href"), ["#note-1", "#note-2", "#note-1", "#note-3"]);
    assert_eq!(links("p > sup > a", "id"), ["sign-1", "sign-2", "sign-1-2", "sign-3"]);
    assert_eq!(links(".footnotes li[id]", "id"), ["note-1", "note-2", "note-3", "note-4"]);
    assert_eq!(links("[role=doc-backlink]", "href"), ["#sign-1", "#sign-1-2", "#sign-2", "#sign-3"]);
    let notes: Vec<String> =
        texts(&page, ".footnotes > ol > li").iter().map(|note| note.split_whitespace().collect()).collect();
    assert_eq!(notes, ["ef↩\u{fe0e}↩\u{fe0e}", "d3↩\u{fe0e}", "g↩\u{fe0e}", "h"]);
}

/// What a page may hold: whatever stands in the texts, nothing else comes into it.
const ELEMENTS: [&str; 42] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "article",
    "header",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "blockquote",
    "pre",
    "code",
    "ul",
    "ol",
    "li",
    "label",
    "input",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "hr",
    "br",
    "em",
    "strong",
    "s",
    "a",
    "sup",
    "math",
    "semantics",
    "annotation",
    "mtext",
];

proptest! {
    #[test]
    fn whatever_is_written_stays_text(prose in hostile_prose(), title in any::<String>(), name in hostile_prose()) {
        let mut series: Series = series();
        series.report.title = Some(title.replace(['{', '}'], ""));
        let author = Author { name: Some(name), ..author() };
        let document = Document::of(&entry(&prose, &title, &[&prose.replace('\n', " ")]), &series, &author);
        let page = write(&document);
        let xml = page.trim_start_matches("<!DOCTYPE html>\n");
        prop_assert!(roxmltree::Document::parse(xml).is_ok(), "{page}");
        let parsed = Html::parse_document(&page);
        prop_assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
        for element in parsed.select(&Selector::parse("*").unwrap()) {
            let name = element.value().name();
            let is_formula = element.value().name.ns.ends_with("MathML");
            prop_assert!(is_formula || ELEMENTS.contains(&name), "{name}");
            for (attribute, value) in element.value().attrs() {
                prop_assert!(!attribute.starts_with("on") && attribute != "src", "{attribute}");
                prop_assert!(attribute != "href" || value.starts_with('#') || crate::report::inlines::is_safe(value));
            }
        }
        let text = letters(&texts(&page, "article").concat());
        let mut rest = text.iter();
        let said = format!("{} {} {}", document.title, document.author_line, plain_blocks(&parse(&prose)));
        if !page.contains("<math") {
            prop_assert!(letters(&said).iter().all(|letter| rest.any(|other| other == letter)), "{said:?} in {text:?}");
        }
    }
}
