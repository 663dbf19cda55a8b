//! What is made of questions that were not answered: follow-ups, and a message to the speaker in the language of the series.

use crate::journal::Speaker;

/// What a message to a speaker is made of.
#[derive(Clone, Debug)]
pub(super) struct Letter<'a> {
    /// The language of the series.
    pub language: &'a str,
    /// To whom; nobody where it is not known.
    pub speakers: &'a [Speaker],
    /// The title of the talk; may be empty.
    pub title: &'a str,
    /// The questions as they stand in the notes, without their sign.
    pub questions: &'a [String],
    /// The writer's name; may be empty.
    pub writer: &'a str,
}

impl Letter<'_> {
    /// The message, ready to be sent.
    pub(super) fn text(&self) -> String {
        let title = self.title.trim();
        let names: Vec<&str> = self.speakers.iter().map(|speaker| speaker.name.trim()).collect();
        let several = self.questions.len() > 1;
        let (greeting, opening, closing, farewell) = if is_korean(self.language) {
            let greeting = match names.as_slice() {
                [] => "안녕하세요.".to_owned(),
                names => format!("{} 님께", names.join(", ")),
            };
            let talk = if title.is_empty() { "오늘 발표".to_owned() } else { format!("\"{title}\" 발표") };
            let opening = format!("{talk} 잘 들었습니다. 시간이 부족해 여쭙지 못한 질문이 있어 연락드립니다.");
            let farewell =
                if self.writer.is_empty() { "감사합니다.".to_owned() } else { format!("{} 드림", self.writer) };
            (greeting, opening, "짧게라도 답해 주시면 감사하겠습니다.".to_owned(), farewell)
        } else {
            let greeting = match names.as_slice() {
                [] => "Hello,".to_owned(),
                [name] => format!("Dear {name},"),
                [first @ .., last] => format!("Dear {} and {last},", first.join(", ")),
            };
            let talk = if title.is_empty() { "your talk".to_owned() } else { format!("your talk \"{title}\"") };
            let asked = if several { "these questions" } else { "this question" };
            let opening = format!("Thank you for {talk}. The time was up before I could ask {asked}:");
            let farewell = ["Kind regards,", self.writer].join("\n").trim_end().to_owned();
            (greeting, opening, "A short answer would help me a lot.".to_owned(), farewell)
        };
        let questions: Vec<String> = (1..)
            .zip(self.questions)
            .map(|(number, question)| if several { format!("{number}. {}", asked(question)) } else { asked(question) })
            .collect();
        format!("{greeting}\n\n{opening}\n\n{}\n\n{closing}\n\n{farewell}\n", questions.join("\n"))
    }
}

/// The follow-up that a question becomes.
pub(super) fn follow_up(language: &str, question: &str) -> String {
    if is_korean(language) { format!("[ ] 질문하기: {question}") } else { format!("[ ] ask {question}") }
}

fn is_korean(language: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|language| language.eq_ignore_ascii_case("ko"))
}

/// A question with the sign at its end that notes leave out.
fn asked(question: &str) -> String {
    let question = question.trim();
    let ends = question.ends_with(['?', '.', '!', '？', '。', '…']);
    if ends { question.to_owned() } else { format!("{question}?") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter<'a>(language: &'a str, speakers: &'a [Speaker], title: &'a str, questions: &'a [String]) -> Letter<'a> {
        Letter { language, speakers, title, questions, writer: "박지호" }
    }

    fn named(names: &[&str]) -> Vec<Speaker> {
        names.iter().map(|name| Speaker { name: (*name).to_owned(), ..Speaker::default() }).collect()
    }

    #[test]
    fn a_message_names_speaker_talk_questions_and_writer() {
        let questions = ["why not distil".to_owned(), "how large is it?".to_owned()];
        assert_eq!(
            letter("en", &named(&["Junyang Lin"]), "Qwen", &questions).text(),
            "Dear Junyang Lin,\n\nThank you for your talk \"Qwen\". The time was up before I could ask these questions:\n\n\
             1. why not distil?\n2. how large is it?\n\nA short answer would help me a lot.\n\nKind regards,\n박지호\n"
        );
        assert_eq!(
            letter("ko-KR", &named(&["김서연"]), "언어 모델", &questions[..1]).text(),
            "김서연 님께\n\n\"언어 모델\" 발표 잘 들었습니다. 시간이 부족해 여쭙지 못한 질문이 있어 연락드립니다.\n\n\
             why not distil?\n\n짧게라도 답해 주시면 감사하겠습니다.\n\n박지호 드림\n"
        );
    }

    #[test]
    fn a_message_does_without_what_is_not_known() {
        let questions = ["why".to_owned()];
        let text = Letter { writer: "", ..letter("en", &[], " ", &questions) }.text();
        assert!(text.starts_with(
            "Hello,\n\nThank you for your talk. The time was up before I could ask this question:\n\nwhy?\n"
        ));
        assert!(text.ends_with("Kind regards,\n"));
        let several = letter("en", &named(&["A", "B", "C"]), "", &questions).text();
        assert!(several.starts_with("Dear A, B and C,\n"));
        let korean = Letter { writer: "", ..letter("ko", &[], "", &questions) }.text();
        assert!(korean.starts_with("안녕하세요.\n\n오늘 발표 ") && korean.ends_with("감사합니다.\n"));
    }
}
