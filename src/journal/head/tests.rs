use super::*;
use crate::text::Text;

fn entry(week: u32, date: &str) -> Entry {
    let now = Moment::parse_from_rfc3339("2024-09-19T16:00:00+09:00").unwrap();
    Entry::new(Slug::of_name("AI Seminar"), Details::new(week, date.parse().unwrap()), Some(75), now)
}

#[test]
fn a_head_tells_what_a_row_shows() {
    let mut entry = entry(2, "2024-09-19");
    entry.details.title = "The Qwen language models".to_owned();
    entry.notes = Text::from(
        "# History\n? answered\n= so\n? ~~dropped~~\n? open\n?? other's\n! kept\n[ ] to do\n[ ] another\n[x] done\n```\n? code",
    );
    entry.summary = Text::from("Three short words.\n\nAnd more.");
    let head = Head::of(&entry);
    assert_eq!(
        (head.id, &head.series, &head.details, &head.talk),
        (entry.id, &entry.series, &entry.details, &entry.talk)
    );
    assert_eq!((head.answered, head.without_answer, head.insights, head.to_do, head.done), (1, 1, 1, 2, 1));
    assert_eq!(
        head.notes.words,
        "History answered so open other's kept to do another done ``` ? code".split(' ').count()
    );
    assert_eq!((head.summary.words, head.reflection), (5, Count::default()));
    assert!(!head.newer);
    entry.seminote += 1;
    assert!(Head::of(&entry).newer);
}

#[test]
fn heads_survive_the_index() {
    let head = Head::of(&entry(2, "2024-09-19"));
    let text = serde_json::to_string(&head).unwrap();
    assert_eq!(serde_json::from_str::<Head>(&text).unwrap(), head);
}

#[test]
fn lists_show_the_newest_first() {
    let [later_made, earlier_made, next_week, last_year] =
        [(2, "2024-09-19"), (2, "2024-09-19"), (3, "2024-09-19"), (4, "2023-09-19")]
            .map(|(week, date)| Head::of(&entry(week, date)));
    let earlier_made =
        Head { created: later_made.created.map(|made| made - chrono::Duration::hours(1)), ..earlier_made };
    let mut heads = vec![last_year.clone(), earlier_made.clone(), next_week.clone(), later_made.clone()];
    heads.sort_by(Head::newest_first);
    assert_eq!(heads, [next_week, later_made, earlier_made, last_year]);
}
