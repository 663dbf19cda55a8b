//! A small journal: past talks in several states, one of them in Korean, and one that is about to begin.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::{Deleted, OlderVersion};
use crate::journal::{Details, Entry, Head, Moment, Series, Slug, Speaker, Talk};
use crate::text::{Line, Tag, Text};

/// The day of the last talk, shortly after it was to begin.
pub(super) fn now() -> Moment {
    "2024-10-17T16:00:05+09:00".parse().expect("a moment")
}

fn slug() -> Slug {
    Slug::of_name("AI Seminar")
}

pub(super) fn series() -> Series {
    Series {
        breaks: vec![date("2024-09-26")],
        time: "16:00:00".parse().ok(),
        weeks: Some(15),
        ..Series::new(slug(), "AI Seminar".to_owned(), date("2024-09-12"))
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn entry(week: u32, day: &str, title: &str, speaker: (&str, &str)) -> Entry {
    let (name, affiliation) = (speaker.0.to_owned(), speaker.1.to_owned());
    let speakers = vec![Speaker { name, affiliation, ..Speaker::default() }];
    let speakers = speakers.into_iter().filter(|speaker| !speaker.name.is_empty()).collect();
    let details = Details { title: title.to_owned(), speakers, ..Details::new(week, date(day)) };
    let made: Moment = format!("{day}T15:55:00+09:00").parse().expect("a moment");
    let mut entry = Entry::new(slug(), details, Some(75), made);
    // What the checks found names entries, and a picture has no chance in it.
    entry.id = format!("01920b7e-8a3c-7d21-9f44-5b0c{:08x}", made.timestamp()).parse().unwrap();
    entry
}

fn ended(day: &str) -> Talk {
    let at = |time: &str| format!("{day}T{time}+09:00").parse().ok();
    Talk { started: at("16:00:05"), ended: at("17:21:40"), ..Talk::planned(Some(75)) }
}

fn notes(lines: &[(u32, &str)]) -> Text {
    Text::from_lines(lines.iter().map(|(stamp, text)| Line { text: (*text).to_owned(), tag: Tag::stamped(*stamp) }))
}

pub(super) fn entries() -> Vec<Entry> {
    vec![coming(), qwen(), korean(), first()]
}

/// A second series, of Wednesdays.
pub(super) fn colloquium() -> Series {
    let name = "수학과 콜로퀴엄".to_owned();
    Series { weeks: Some(4), ..Series::new(Slug::of_name("colloquium"), name, date("2022-03-02")) }
}

pub(super) fn colloquium_entries() -> Vec<Entry> {
    let talks = [(4, "2022-03-23", "Knots", "Ada Kim"), (2, "2022-03-09", "소수의 간격", "김서연")];
    let of_series = |(week, day, title, speaker)| {
        let mut entry = entry(week, day, title, (speaker, ""));
        entry.series = Slug::of_name("colloquium");
        entry.notes = Text::from("? what about the other half\n[ ] look it up\n");
        entry
    };
    talks.map(of_series).into()
}

/// Today's talk, prepared and not begun.
fn coming() -> Entry {
    let mut entry = entry(5, "2024-10-17", "Robots that learn by watching", ("Mina Okafor", "KAIST"));
    entry.notes = Text::from(
        "# Before the talk\n? how much of the data is simulated\n?? who pays for the robots\n! read the model card #prep\n",
    );
    entry
}

/// Today's talk with nothing noted.
pub(super) fn tour() -> Entry {
    entry(5, "2024-10-17", "The Qwen language models", ("Junyang Lin", "Qwen team"))
}

fn qwen() -> Entry {
    let mut entry = entry(4, "2024-10-10", "The Qwen language models", ("Junyang Lin", "Qwen team"));
    entry.talk = ended("2024-10-10");
    entry.details.tags = vec!["llm".to_owned(), "pretraining".to_owned()];
    entry.notes = notes(&[(12, "# History"), (95, "? what differs in the coding model"), (140, "= another tokenizer")]);
    entry.summary = Text::from("The talk was about the Qwen language models.");
    entry
}

/// A talk of which everything is written.
fn korean() -> Entry {
    let mut entry = entry(3, "2024-10-03", "언어 모델은 무엇을 아는가", ("김서연", "서울대학교"));
    entry.talk = ended("2024-10-03");
    entry.details.handed_in = Some(date("2024-10-05"));
    entry.notes = notes(&[
        (12, "# 지식과 기억 #llm"),
        (95, "모델은 본 것을 외우는가, 아니면 규칙을 배우는가? 둘은 실험에서 생각보다 잘 나뉘지 않는다고 했다."),
        (350, "! 작은 모델도 좋은 데이터로 따라잡는다"),
        (1275, "? 평가 데이터가 학습에 섞였는지 어떻게 확인하나요"),
        (1320, "= n-gram 겹침을 보지만 완전하지는 않다"),
        (2405, "?? what about a model that reads the web 🌐 while it answers"),
        (3005, "~ \"이해\"라는 말을 너무 넓게 쓴다"),
        (3650, "> 기억은 지식의 그림자다"),
        (3900, "@ Petroni et al. 2019, https://arxiv.org/abs/1909.01066"),
        (4000, "[ ] 논문 읽기 due 2024-10-10"),
        (4100, "[x] 발표 자료 받기"),
        (4200, "? ~~녹화 영상이 있나요~~"),
        (4300, "```"),
        (4310, "acc = hits / total"),
        (4320, "```"),
        (4500, "? 한국어 평가는 누가 만드나요"),
    ]);
    entry.summary = Text::from(
        "오늘 발표는 **언어 모델이 아는 것**을 어떻게 재는지에 관한 것이었다. 연구진은 빈칸 채우기로 시작해서, 모델이 사실을 꺼내는 방식과 지어내는 방식을 나누어 보았다.\n\nSmaller models were shown to catch up when the data is good; the details are in the [paper](https://arxiv.org/abs/1909.01066).\n\n- probing\n- editing facts\n- asking twice",
    );
    entry.reflection = Text::from(
        "발표를 들으며 나는 내가 아는 것과 외운 것을 얼마나 구별하는지 생각했다.\n\n> 기억은 지식의 그림자다\n\nI want to try the probing experiment on a small model myself.",
    );
    entry
}

/// A talk that was missed: nothing is known of it, and its week was typed wrong.
fn first() -> Entry {
    entry(3, "2024-09-12", "", ("", ""))
}

/// What an entry was on the evening of its day, the day after, and in a file that cannot be read.
pub(super) fn versions(now: &Entry) -> Vec<OlderVersion> {
    let at = |day: &str, time: &str| format!("2024-10-{day}T{time}+09:00").parse().expect("a moment");
    let mut first = now.clone();
    first.notes = notes(&[
        (60, "# The start"),
        (90, "a line that is \u{1b}[31mgone\u{7}\u{202e} since"),
        (135, "기억은 지식의 그림자다"),
    ]);
    first.summary =
        Text::from("What the talk was about, in one long sentence that does not fit into a row of a small window.");
    let mut second = first.clone();
    second.details.title = "A working title".to_owned();
    second.reflection = now.reflection.clone();
    let version = |when, why, words, entry| OlderVersion { when, why, words, entry };
    vec![
        version(at("12", "21:40:00"), "before a restore", 412, Ok(Arc::new(now.clone()))),
        version(at("11", "09:05:00"), "handed in", 391, Ok(Arc::new(second))),
        version(at("10", "22:13:00"), "closed", 0, Err("it ends in the middle, at line 3, column 7".to_owned())),
        version(at("10", "17:30:00"), "while open", 12, Ok(Arc::new(first))),
    ]
}

/// Two entries in the trash; of one nobody knows when it was deleted.
pub(super) fn deleted() -> Vec<Deleted> {
    let of = |entry: &Entry, when: Option<&str>| {
        let when = when.map(|when| when.parse().expect("a moment"));
        Deleted { head: Head::of(entry), when }
    };
    vec![
        of(&entry(4, "2024-10-10", "긴 문맥을 읽는 모델 \u{1b}[2J", ("", "")), Some("2024-10-11T08:30:00+09:00")),
        of(&first(), None),
    ]
}
