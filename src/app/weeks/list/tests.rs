use super::super::gaps_of;
use super::*;
use crate::app::tests::{date, moment, seminar};
use crate::journal::{Details, Entry, Series, Speaker};

/// The head of an entry with a title and the name of a speaker.
fn head(series: &str, week: u32, day: &str, title: &str, speaker: &str) -> Head {
    let mut details = Details::new(week, date(day));
    details.title = title.to_owned();
    details.speakers = (!speaker.is_empty()).then(|| Speaker::read(speaker)).into_iter().collect();
    Head::of(&Entry::new(Slug::of_name(series), details, None, moment("2024-09-01T00:00:00+09:00")))
}

fn journal() -> Vec<Head> {
    let mut heads = vec![
        head("AI Seminar", 4, "2024-10-10", "Qwen", "Junyang Lin"),
        head("Colloquium", 2, "2024-10-09", "zebras", ""),
        head("AI Seminar", 3, "2024-10-03", "언어 모델", "김서연"),
        head("AI Seminar", 3, "2024-10-02", "A start", "Ada"),
        head("AI Seminar", 1, "2024-09-12", "", "ada"),
    ];
    heads[0].to_do = 2;
    heads[2].without_answer = 3;
    heads[2].details.handed_in = Some(date("2024-10-05"));
    heads
}

/// The rows in a form that can be read: an entry by its day and month.
fn drawn(list: &WeekList, heads: &[Head]) -> Vec<String> {
    let row = |row: &Row| match row {
        Row::Group(place) => format!("{} {}", list.groups[*place].series, list.groups[*place].count),
        Row::Entry(place) => heads[*place].details.date.format("%m-%d").to_string(),
        Row::Gap(place) => {
            let gap = &list.gaps[*place];
            format!(
                "{} {}",
                gap.date.format("%m-%d"),
                gap.week.map_or("break".to_owned(), |week| format!("missed {week}"))
            )
        }
        Row::Damaged(place) => format!("damaged {place}"),
    };
    list.rows.iter().map(row).collect()
}

fn gaps(series: &[Series], heads: &[Head], today: &str) -> Vec<(String, Option<u32>)> {
    let gaps = gaps_of(series, heads, &[], None, date(today));
    gaps.into_iter().map(|gap| (gap.date.to_string(), gap.week)).collect()
}

#[test]
fn each_order_sorts_all_entries_and_turns_around() {
    let heads = journal();
    for (order, is_reversed, expected) in [
        (Order::Date, false, ["10-10", "10-09", "10-03", "10-02", "09-12"]),
        (Order::Date, true, ["09-12", "10-02", "10-03", "10-09", "10-10"]),
        (Order::Title, false, ["10-02", "10-10", "10-09", "10-03", "09-12"]),
        (Order::Title, true, ["09-12", "10-03", "10-09", "10-10", "10-02"]),
        (Order::Speaker, false, ["10-02", "09-12", "10-10", "10-03", "10-09"]),
        (Order::Done, false, ["10-10", "10-09", "10-02", "09-12", "10-03"]),
        (Order::Open, false, ["10-03", "10-10", "10-09", "10-02", "09-12"]),
    ] {
        let mut list = WeekList { order, is_reversed, ..WeekList::default() };
        list.read(&heads, Vec::new());
        list.arrange(&heads, &[], "");
        assert_eq!(drawn(&list, &heads), expected, "{order:?} {is_reversed}");
    }
}

#[test]
fn series_have_headings_with_counts_and_fold() {
    let heads = journal();
    let mut list = WeekList { is_grouped: true, ..WeekList::default() };
    list.read(&heads, gaps_of(&[seminar()], &heads, &[], None, date("2024-10-17")));
    list.arrange(&heads, &[], "");
    let all =
        ["ai-seminar 4", "10-10", "10-03", "10-02", "09-26 break", "09-19 missed 2", "09-12", "colloquium 1", "10-09"];
    assert_eq!(drawn(&list, &heads), all);
    list.folded.insert(heads[0].series.clone());
    list.arrange(&heads, &[], "");
    assert_eq!(drawn(&list, &heads), ["ai-seminar 4", "colloquium 1", "10-09"]);
    list.arrange(&heads, &[], "qwen");
    assert_eq!(drawn(&list, &heads), ["ai-seminar 1"], "the count is of what passes the filter");
}

#[test]
fn what_passes_the_filter_keeps_the_order_and_has_no_gaps_and_no_damaged_files() {
    let heads = journal();
    let damaged = [Damaged { path: "entries/x.json".into(), reason: "it is empty".to_owned() }];
    let mut list = WeekList { order: Order::Title, ..WeekList::default() };
    list.read(&heads, Vec::new());
    list.arrange(&heads, &damaged, "ada");
    assert_eq!((drawn(&list, &heads), list.found), (vec!["10-02".to_owned(), "09-12".to_owned()], 2));
    list.arrange(&heads, &damaged, " ");
    assert_eq!(drawn(&list, &heads).last().map(String::as_str), Some("damaged 0"));
}

#[test]
fn weeks_of_one_number_are_flagged_and_marks_of_what_is_gone_are_forgotten() {
    let heads = journal();
    let mut list = WeekList::default();
    list.marked.extend([heads[1].id, heads[4].id]);
    list.read(&heads[..4], Vec::new());
    assert_eq!(list.doubles, [heads[2].id, heads[3].id].into());
    assert_eq!(list.marked, [heads[1].id].into());
    assert!(!list.spans_years);
}

#[test]
fn a_session_without_an_entry_is_a_gap_until_today_or_the_end_of_the_series() {
    let heads = journal();
    let missed = |day: &str, week| (day.to_owned(), Some(week));
    let pause = ("2024-09-26".to_owned(), None);
    // Its number of weeks is not known: it ends with the newest entry.
    assert_eq!(gaps(&[seminar()], &heads, "2024-12-01"), [missed("2024-09-19", 2), pause.clone()]);
    let mut known = seminar();
    known.weeks = Some(6);
    let to_the_end = [missed("2024-09-19", 2), missed("2024-10-17", 5), missed("2024-10-24", 6), pause.clone()];
    assert_eq!(gaps(&[known.clone()], &heads, "2025-12-01"), to_the_end);
    assert_eq!(gaps(&[known.clone()], &heads, "2024-10-24"), [missed("2024-09-19", 2), missed("2024-10-17", 5), pause]);
    assert_eq!(gaps(&[known.clone()], &[], "2025-12-01"), [], "nothing is missed where nothing was written");
    // An entry that was made on another day has the week's number.
    let heads = [head("AI Seminar", 2, "2024-09-20", "", ""), head("AI Seminar", 1, "2024-09-12", "", "")];
    assert_eq!(gaps(&[seminar()], &heads, "2024-12-01"), []);
    (known.starts, known.weeks) = (date("0024-09-12"), None);
    assert_eq!(gaps(&[known], &heads, "2024-12-01").len(), 1, "a mistyped century");
}

#[test]
fn a_week_whose_file_is_damaged_is_not_missed() {
    let heads = journal();
    let path = "/data/entries/ai-seminar/2024-09-19-5b0c6e1d.json".into();
    let damaged = [Damaged { path, reason: String::new() }];
    assert_eq!(gaps_of(&[seminar()], &heads, &damaged, None, date("2024-12-01")).len(), 1, "the break");
}
