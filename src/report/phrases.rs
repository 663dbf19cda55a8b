//! The fixed words of a report, by language. The writer prints them and the importer knows them again.

use crate::journal::SectionKind;

/// The fixed words of reports in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrases {
    /// Heading of the summary.
    pub summary: &'static str,
    /// Heading of the questions.
    pub questions: &'static str,
    /// Heading of the reflection.
    pub reflection: &'static str,
    /// Heading of the follow-ups.
    pub follow_ups: &'static str,
    /// Stands, emphasised, before a question that somebody else asked.
    pub asked_by_others: &'static str,
    /// Stands, emphasised, in place of an answer.
    pub not_answered: &'static str,
    /// What the footnotes below a text are called.
    pub footnotes: &'static str,
    /// Says where the link behind a footnote leads; the number of its sign stands behind it.
    pub back_to_text: &'static str,
    /// What a table is called.
    pub table: &'static str,
    /// Heading of the contents of a term.
    pub contents: &'static str,
    /// Heading of its figures.
    pub figures: &'static str,
    /// The columns of the figures: week, words noted, words reported, insights, questions answered of those asked, handed in.
    pub columns: [&'static str; 6],
    /// What stands before the figures of all weeks.
    pub total: &'static str,
    /// Heading of the questions of a term that were not answered.
    pub open_questions: &'static str,
    /// Heading of what the notes of a term refer to.
    pub references: &'static str,
}

const ENGLISH: Phrases = Phrases {
    summary: "Summary",
    questions: "Questions",
    reflection: "Reflection",
    follow_ups: "Next steps",
    asked_by_others: "From the audience:",
    not_answered: "Not answered in the time.",
    footnotes: "Footnotes",
    back_to_text: "Back to the text at",
    table: "Table",
    contents: "Contents",
    figures: "The term in figures",
    columns: ["Week", "Noted", "Reported", "Insights", "Answered", "Handed in"],
    total: "All",
    open_questions: "Open questions",
    references: "References",
};

const KOREAN: Phrases = Phrases {
    summary: "요약",
    questions: "질문과 답변",
    reflection: "느낀 점",
    follow_ups: "앞으로 할 일",
    asked_by_others: "다른 참석자의 질문:",
    not_answered: "시간 안에 답변을 듣지 못함.",
    footnotes: "각주",
    back_to_text: "본문으로",
    table: "표",
    contents: "목차",
    figures: "학기 통계",
    columns: ["주차", "노트", "보고서", "통찰", "답변", "제출일"],
    total: "전체",
    open_questions: "답을 듣지 못한 질문",
    references: "참고 문헌",
};

/// Headings under which other reports have these sections, in lower case.
const ALSO_CALLED: [(SectionKind, &[&str]); 4] = [
    (
        SectionKind::Summary,
        &[
            "summary",
            "seminar summary",
            "summary of the seminar",
            "요약",
            "내용 요약",
            "세미나 요약",
            "강연 요약",
            "세미나 내용",
        ],
    ),
    (
        SectionKind::Questions,
        &["questions", "questions and answers", "questions & answers", "q&a", "질문", "질문과 답변", "질의응답"],
    ),
    (
        SectionKind::Reflection,
        &[
            "reflection",
            "reflections",
            "my reflection",
            "my reflections",
            "personal reflection",
            "성찰",
            "느낀 점",
            "느낀점",
            "소감",
            "감상",
            "소감 및 느낀 점",
            "소감 및 느낀점",
        ],
    ),
    (
        SectionKind::FollowUps,
        &["next steps", "follow-ups", "follow ups", "to do", "할 일", "다음에 할 일", "앞으로 할 일"],
    ),
];

impl Phrases {
    /// The words of a language, given as a BCP 47 tag: Korean for `ko` and its variants, else English.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        match language.split(['-', '_']).next() {
            Some(primary) if primary.eq_ignore_ascii_case("ko") => &KOREAN,
            _ => &ENGLISH,
        }
    }

    /// The words of all languages.
    #[must_use]
    pub fn all() -> [&'static Self; 2] {
        [&ENGLISH, &KOREAN]
    }

    /// What a week is called.
    #[must_use]
    pub fn week(&self, week: u32) -> String {
        if self.contents == KOREAN.contents { format!("{week}주차") } else { format!("Week {week}") }
    }

    /// The heading of a section.
    #[must_use]
    pub fn heading(&self, section: SectionKind) -> &'static str {
        match section {
            SectionKind::Summary => self.summary,
            SectionKind::Questions => self.questions,
            SectionKind::Reflection => self.reflection,
            SectionKind::FollowUps => self.follow_ups,
        }
    }
}

/// The section that a heading commonly announces, in any language.
#[must_use]
pub fn section_called(heading: &str) -> Option<SectionKind> {
    let heading = heading.trim().trim_end_matches(':').to_lowercase();
    ALSO_CALLED.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(section, _)| *section)
}
