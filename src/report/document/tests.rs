use super::{Document, section_settings};
use crate::journal::{Author, SectionKind, SectionSetting, Unknown};
use crate::markup::print;
use crate::report::fixture::{author, entry, series};

fn headings(document: &Document) -> Vec<(SectionKind, Option<&str>)> {
    document.sections.iter().map(|section| (section.kind, section.heading.as_deref())).collect()
}

fn setting(section: SectionKind, headed: bool, heading: Option<&str>) -> SectionSetting {
    SectionSetting { section, headed, heading: heading.map(str::to_owned), unknown: Unknown::new() }
}

#[test]
fn a_section_is_headed_when_it_is_to_be_or_stands_behind_a_headed_one() {
    use SectionKind::{FollowUps, Questions, Reflection, Summary};
    let plain = Document::of(&entry("a", "b", &[]), &series(), &author());
    assert_eq!(headings(&plain), [(Summary, None), (Reflection, None)]);
    let notes = Document::of(&entry("a", "b", &["? c", "[ ] d"]), &series(), &author());
    assert_eq!(
        headings(&notes),
        [
            (Summary, None),
            (Questions, Some("Questions")),
            (Reflection, Some("Reflection")),
            (FollowUps, Some("Next steps"))
        ]
    );
}

#[test]
fn the_series_says_which_sections_in_what_order_and_language() {
    use SectionKind::{Questions, Reflection, Summary};
    let mut series = series();
    series.language = Some("ko".to_owned());
    series.report.sections = Some(vec![
        setting(Reflection, true, None),
        setting(Summary, false, Some(" My\nnotes ")),
        setting(Reflection, false, None),
    ]);
    let document = Document::of(&entry("a", "b", &["? c"]), &series, &author());
    assert_eq!(headings(&document), [(Reflection, Some("느낀 점")), (Summary, Some("My notes"))]);
    series.report.sections = Some(vec![setting(Questions, true, None)]);
    let document = Document::of(&entry("a", "b", &["?? c"]), &series, &author());
    assert_eq!(
        print(&document.body()),
        "## 질문과 답변\n\n- *다른 참석자의 질문:* c\n  - *시간 안에 답변을 듣지 못함.*\n"
    );
    series.report.sections = None;
    assert_eq!(section_settings(&series).len(), 4);
}

#[test]
fn the_entrys_author_goes_over_the_series_and_that_over_the_configurations() {
    let named = |name: &str| Author { name: Some(name.to_owned()), ..Author::default() };
    let (mut entry, mut series) = (entry("a", "", &[]), series());
    series.author = Some(named("Kim"));
    assert_eq!(Document::of(&entry, &series, &author()).author_line, "2023-12675 Kim");
    entry.details.author = Some(named("Lee"));
    assert_eq!(Document::of(&entry, &series, &author()).author_line, "2023-12675 Lee");
    assert_eq!(Document::of(&entry, &series, &Author::default()).author_line, "Lee");
}

#[test]
fn footnotes_of_one_name_in_two_texts_stay_two() {
    let document = Document::of(&entry("a[^1]\n\n[^1]: b", "c[^1]\n\n[^1]: d", &[]), &series(), &author());
    assert_eq!(print(&document.body()), "a[^1]\n\n[^1]: b\n\nc[^1-2]\n\n[^1-2]: d\n");
}

#[test]
fn headings_of_the_prose_stand_below_the_sections() {
    let document = Document::of(&entry("# a\n\n> #### b\n\n###### c", "", &[]), &series(), &author());
    assert_eq!(print(&document.body()), "### a\n\n> ###### b\n\n###### c\n");
}

#[test]
fn spans_point_into_the_texts() {
    let entry = entry("가 *b*", "", &["x", "  ? 나 *why*", "= [so](y)"]);
    let document = Document::of(&entry, &series(), &author());
    let text = entry.notes.to_string();
    let crate::markup::BlockKind::List { items, .. } = &document.sections[1].blocks[0].kind else { panic!("a list") };
    assert_eq!(&text[items[0].span.clone()], "나 *why*");
    let crate::markup::BlockKind::Paragraph(words) = &items[0].content[0].kind else { panic!("a paragraph") };
    assert_eq!(&text[words[1].span.clone()], "*why*");
    let crate::markup::BlockKind::List { items: answers, .. } = &items[0].content[1].kind else { panic!("answers") };
    assert_eq!(&text[answers[0].span.clone()], "[so](y)");
}
