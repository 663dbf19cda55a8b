//! What queries find in a small journal, in which order.

use super::*;

fn journal() -> Vec<Entry> {
    let mut first = spoken(
        entry(
            1,
            "Scaling laws",
            "0 # Data first\n95 ? is synthetic data enough #data\n120 = for math it is\n300 ! the data is worth more\n400 [ ] read the paper due 2024-10-03\n[x] write to Lin\n?? who checks the licences\n? ~~is this dropped data~~\n~ \"understands\" is a large word",
        ),
        "Mina Park (KAIST)",
    );
    first.summary = "Smaller models keep up when the DATA is good.\n\nSecond paragraph.".into();
    first.details.handed_in = Some("2024-09-13".parse().unwrap());
    let mut second = spoken(
        entry(
            2,
            "언어 모델은 무엇을 아는가",
            "60 # 평가\n70 평가 데이터가 학습에 섞였는지\n@ Vaswani 2017\n[ ] someday\n[ ] later due 2025-01-01",
        ),
        "Junyang Lin (Qwen team)",
    );
    second.details.tags = vec!["llm/qwen".to_owned(), "Synthetic".to_owned()];
    second.reflection = "나는 언어모델이 무엇을 외우는지 생각했다. e\u{301}tude".into();
    let third = entry(3, "Synthetic data", "synthetic alone\nand data alone\n? still open");
    vec![second, first, third]
}

#[test]
fn queries_find_lines() {
    let corpus = corpus(&journal());
    for (query, expected) in [
        ("", &[][..]),
        ("zebra", &[]),
        ("\"alone\nand\"", &[]),
        (
            "data",
            &[
                "3 title:0 Synthetic [data]",
                "1 notes:0 # [Data] first",
                "3 notes:1 and [data] alone",
                "1 notes:1 ? is synthetic [data] enough #[data]",
                "1 notes:3 ! the [data] is worth more",
                "1 notes:7 ? ~~is this dropped [data]~~",
                "1 summary:0 Smaller models keep up when the [DATA] is good.",
            ],
        ),
        // A line with all words is found before those that have one of them.
        ("data synthetic", &["3 title:0 [Synthetic] [data]", "1 notes:1 ? is [synthetic] [data] enough #[data]"]),
        // Where no line has all, those that have any.
        ("laws enough", &["1 title:0 Scaling [laws]", "1 notes:1 ? is synthetic data [enough] #data"]),
        (
            "\"data is\"",
            &["1 notes:3 ! the [data is] worth more", "1 summary:0 Smaller models keep up when the [DATA is] good."],
        ),
        ("data -synthetic in:notes", &[]),
        ("data -laws is:insight", &["1 notes:3 ! the [data] is worth more"]),
        (
            "모델",
            &[
                "2 title:0 언어 [모델]은 무엇을 아는가",
                "2 reflection:0 나는 언어[모델]이 무엇을 외우는지 생각했다. e\u{301}tude",
            ],
        ),
        ("ÉTUDE", &["2 reflection:0 나는 언어모델이 무엇을 외우는지 생각했다. [e\u{301}tude]"]),
        ("etude", &[]),
        ("/synth\\w+ d/", &["3 title:0 [Synthetic d]ata", "1 notes:1 ? is [synthetic d]ata enough #data"]),
        ("/^étude|E\u{301}TUDE$/", &["2 reflection:0 나는 언어모델이 무엇을 외우는지 생각했다. [e\u{301}tude]"]),
        ("week:2..3 is:open", &["2 notes:3 [ ] someday", "2 notes:4 [ ] later due 2025-01-01"]),
        ("kaist", &["1 speakers:0 Mina Park ([KAIST])"]),
        ("speaker:lin", &["2 title:0 언어 모델은 무엇을 아는가"]),
        ("speaker:lin 평가", &["2 notes:0 # [평가]", "2 notes:1 [평가] 데이터가 학습에 섞였는지"]),
        ("tag:data", &["1 notes:1 ? is synthetic data enough #data"]),
        ("tag:LLM", &["2 tags:0 llm/qwen, Synthetic"]),
        ("tag:llm OR tag:data", &["2 tags:0 llm/qwen, Synthetic", "1 notes:1 ? is synthetic data enough #data"]),
        ("is:handed-in", &["1 title:0 Scaling laws"]),
        ("is:question is:answered", &["1 notes:1 ? is synthetic data enough #data"]),
        ("is:unanswered", &["3 notes:2 ? still open", "1 notes:6 ?? who checks the licences"]),
        ("is:unanswered is:mine", &["3 notes:2 ? still open"]),
        ("is:overdue", &["1 notes:4 [ ] read the paper due 2024-10-03"]),
        ("is:due", &["2 notes:4 [ ] later due 2025-01-01", "1 notes:4 [ ] read the paper due 2024-10-03"]),
        ("is:follow-up -is:due", &["2 notes:3 [ ] someday", "1 notes:5 [x] write to Lin"]),
        ("is:done OR is:reference", &["2 notes:2 @ Vaswani 2017", "1 notes:5 [x] write to Lin"]),
        ("is:insight data", &["1 notes:3 ! the [data] is worth more"]),
        ("is:doubt", &["1 notes:8 ~ \"understands\" is a large word"]),
        ("in:summary", &["1 summary:0 Smaller models keep up when the DATA is good.", "1 summary:2 Second paragraph."]),
        ("in:title data", &["3 title:0 Synthetic [data]"]),
        ("has:summary", &["1 title:0 Scaling laws"]),
        ("-has:summary -has:reflection", &["3 title:0 Synthetic data"]),
        ("from:2024-09-20 to:2024-09-26", &["3 title:0 Synthetic data"]),
        ("series:other data", &[]),
        ("paragraph OR someday", &["2 notes:3 [ ] [someday]", "1 summary:2 Second [paragraph]."]),
        ("-data", &["2 title:0 언어 모델은 무엇을 아는가"]),
    ] {
        assert_eq!(drawn(&all(&corpus, query)), expected, "{query}");
    }
}

#[test]
fn a_hit_tells_where_it_stands() {
    let found = all(&corpus(&journal()), "synthetic data enough");
    let hit = &found.hits[0];
    let entry = &journal()[1];
    assert_eq!((hit.series.as_str(), hit.week, hit.date), ("ai-seminar", 1, entry.details.date));
    assert_eq!((hit.part, hit.line, hit.stamp), (Part::Text(crate::journal::Field::Notes), 1, Some(95)));
    assert_eq!((found.entries, found.more, hit.context.len()), (1, false, 0));
}

#[test]
fn as_many_lines_come_as_are_wanted_each_with_the_lines_around_it() {
    let corpus = corpus(&journal());
    let query = Query::parse("data").unwrap();
    let limits = |hits| Limits { hits, context: 1 };
    let some = |hits| find(&corpus, &query, now(), limits(hits), &mut Remembered::default(), &|| false).unwrap();
    let whole = some(7);
    assert_eq!((whole.hits.len(), whole.more, whole.entries), (7, false, 2));
    for hits in 0..7 {
        let found = some(hits);
        assert_eq!((found.hits.as_slice(), found.more, found.entries), (&whole.hits[..hits], true, 2));
    }
    let around: Vec<(usize, &str)> = whole.hits[2].context.iter().map(|line| (line.line, line.text.as_str())).collect();
    assert_eq!(around, [(0, "synthetic alone"), (1, "and data alone"), (2, "? still open")]);
    assert_eq!(whole.hits[1].context.len(), 2, "nothing of another part stands above the first line");
}

#[test]
fn whether_a_question_is_open_depends_on_the_moment() {
    let corpus = corpus(&[entry(8, "", "? why\n[ ] by tomorrow due 2024-11-01")]);
    let count = |query: &str, now: &str| {
        let query = Query::parse(query).unwrap();
        find(&corpus, &query, moment(now), ALL, &mut Remembered::default(), &|| false).unwrap().hits.len()
    };
    let (before, after) = ("2024-10-31T17:00:00+09:00", "2024-11-02T09:00:00+09:00");
    assert_eq!((count("is:open is:question", before), count("is:unanswered", before)), (1, 0));
    assert_eq!((count("is:open is:question", after), count("is:unanswered", after)), (0, 1));
    assert_eq!((count("is:overdue", before), count("is:overdue", after)), (0, 1));
}

#[test]
fn entries_are_put_in_taken_out_and_put_in_anew() {
    let mut corpus = corpus(&journal());
    let mut changed = journal().remove(0);
    "Another title".clone_into(&mut changed.details.title);
    changed.details.date = "2025-01-01".parse().unwrap();
    let others = journal().iter().filter(|entry| entry.details.week != 2).map(Searchable::of).collect::<Vec<_>>();
    assert_eq!((corpus.replace(others.clone()), corpus.replace(others)), (true, false));
    assert_eq!((corpus.len(), all(&corpus, "모델").hits.len()), (2, 0));
    corpus.put(Searchable::of(&changed));
    corpus.put(Searchable::of(&changed));
    assert_eq!(
        (corpus.len(), drawn(&all(&corpus, "title")).as_slice()),
        (3, &["2 title:0 Another [title]".to_owned()][..])
    );
    corpus.replace(vec![Searchable::of(&changed)]);
    assert_eq!((corpus.len(), corpus.is_empty(), corpus.memory() > 0), (1, false, true));
}

#[test]
fn a_search_ends_when_it_is_cancelled() {
    let corpus = corpus(&journal());
    let query = Query::parse("data").unwrap();
    assert_eq!(find(&corpus, &query, now(), ALL, &mut Remembered::default(), &|| true), None);
}

#[test]
fn of_a_long_line_the_part_around_the_match_fits_into_a_row() {
    for (line, query, columns, expected) in [
        ("  data  ", "data", 20, "data"),
        ("the data is worth more than the size", "data", 20, "the data is worth m…"),
        ("the data is worth more than the size", "size", 20, "…more than the size"),
        ("the data is worth more than the size", "more", 20, "…worth more than th…"),
        ("한국어평가데이터가학습에섞였는지어떻게확인하나요", "학습", 16, "…터가학습에섞였…"),
        ("exactly twenty columns", "twenty", 22, "exactly twenty columns"),
    ] {
        let found = all(&corpus(&[entry(1, "", &format!("{line}\nx"))]), query);
        let hit = &found.hits[0];
        let excerpt = hit.excerpt(columns);
        let sign = |cut: bool| if cut { "…" } else { "" };
        let drawn = format!("{}{}{}", sign(excerpt.cut_before), &hit.text[excerpt.range], sign(excerpt.cut_behind));
        assert_eq!(drawn, expected);
        assert!(crate::text::columns(&drawn) <= columns, "{drawn}");
    }
}
