use super::{follow_ups, questions};
use crate::journal::{Details, Entry, Moment, QuestionState, Slug};
use crate::text::{Line, Tag, Text};

#[test]
fn rows_say_where_they_stand_and_how() {
    let now: Moment = "2024-10-10T12:00:00+09:00".parse().unwrap();
    let details = Details::new(2, "2024-09-19".parse().unwrap());
    let mut entry = Entry::new(Slug::of_name("AI Seminar"), details, None, now);
    let notes = [
        "# History",
        "? what differs in the coding model",
        "= the data",
        "?? how long",
        "? ~~dropped~~",
        "- [ ] read it due 2024-10-03",
        "[x] ask",
    ];
    entry.notes = Text::from_lines(
        notes.iter().zip(0..).map(|(text, at)| Line { text: (*text).to_owned(), tag: Tag::stamped(at) }),
    );
    let entries = [entry];
    let asked = questions(&entries, now);
    let seen: Vec<_> = asked.iter().map(|row| (row.note.line, row.note.text.as_str(), row.mine, row.state)).collect();
    assert_eq!(
        seen,
        [
            (1, "what differs in the coding model", true, QuestionState::Answered),
            (3, "how long", false, QuestionState::Unanswered),
        ]
    );
    assert_eq!((asked[0].answers[0].line, asked[0].answers[0].stamp), (2, Some(2)));
    assert_eq!((asked[0].source.week, asked[0].answers[0].text.as_str()), (2, "the data"));
    let to_do = follow_ups(&entries, now.date_naive());
    let seen: Vec<_> = to_do.iter().map(|row| (row.note.line, row.done, row.overdue)).collect();
    assert_eq!(seen, [(5, false, true), (6, true, false)]);
    assert_eq!(to_do[0].note.text, "read it due 2024-10-03");
}
