//! A first draft of the summary, laid out from the notes: the writer's own words and nothing else.
//!
//! Of each section of the talk it makes its heading, a paragraph with what the writer wanted to keep first, the quotations, lists
//! and code as they are, and each question with its answers or that there was none. What was dropped is left out, and what is to be
//! done has its own part of the report. The only signs it adds are those that end a sentence.

use super::phrases::Phrases;
use crate::journal::{Mark, Outline, Question};
use crate::text::Text;

/// What stands in a section.
#[derive(Default)]
struct Part {
    heading: Option<String>,
    insights: Vec<String>,
    /// The notes without a mark, and what I doubt or refer to.
    others: Vec<String>,
    /// Quotations, lists and code, and each question with its answers, in their order.
    blocks: Vec<Vec<String>>,
    /// What the last line of the last block was, when the next may go on with it.
    last: Last,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Quotation,
    List,
    Code,
}

/// The draft as Markdown; empty when the notes say nothing. `is_over`: no answer can come any more.
#[must_use]
pub fn draft(notes: &Text, outline: &Outline, phrases: &Phrases, is_over: bool) -> String {
    let questions = outline.questions();
    let mut parts = vec![Part::default()];
    for (line, note) in outline.notes().iter().enumerate() {
        let typed = notes.line(line);
        if let Some(Mark::Section(level)) = note.mark.filter(|_| !note.dropped) {
            let heading = body(notes, outline, line).map(|words| format!("{} {words}", "#".repeat(level.into())));
            parts.push(Part { heading, ..Part::default() });
            continue;
        }
        let Some(part) = parts.last_mut() else { continue };
        if typed.trim().is_empty() && !note.code {
            part.last = Last::Nothing;
        } else if note.code {
            part.line(Last::Code, typed.to_owned());
        } else if let Some(question) = questions.iter().find(|question| question.line == line) {
            part.blocks.extend(asked(notes, outline, question, phrases, is_over).map(|words| vec![words]));
            part.last = Last::Nothing;
        } else if let Some(words) = body(notes, outline, line).filter(|_| !note.dropped) {
            let is_of_question = questions.iter().any(|question| question.answers.contains(&line));
            match note.mark {
                Some(Mark::Insight) => part.insights.push(sentence(&words, '.')),
                Some(Mark::Quotation) => part.line(Last::Quotation, format!("> {words}")),
                Some(Mark::Answer) if is_of_question => {}
                Some(Mark::FollowUp { .. } | Mark::Question | Mark::OtherQuestion) => {}
                None if is_item(typed) => part.line(Last::List, typed.to_owned()),
                _ => {
                    part.last = Last::Nothing;
                    part.others.push(sentence(&words, '.'));
                }
            }
        }
    }
    parts.iter().flat_map(Part::printed).collect::<Vec<_>>().join("\n\n")
}

/// A note as it stands in prose: without mark and stamp, ended as a sentence; `None` when it says nothing.
#[must_use]
pub fn prose(notes: &Text, outline: &Outline, line: usize) -> Option<String> {
    let note = outline.notes().get(line)?;
    let end = if matches!(note.mark, Some(Mark::Question | Mark::OtherQuestion)) { '?' } else { '.' };
    if note.code || is_item(notes.line(line)) {
        return Some(notes.line(line).to_owned()).filter(|words| !words.trim().is_empty());
    }
    Some(sentence(&body(notes, outline, line)?, end))
}

/// A note as a quotation.
#[must_use]
pub fn quotation(notes: &Text, outline: &Outline, line: usize) -> Option<String> {
    Some(format!("> {}", body(notes, outline, line)?))
}

impl Part {
    /// A line of a block, that goes on with the last one where both are alike.
    fn line(&mut self, kind: Last, line: String) {
        match self.blocks.last_mut().filter(|_| self.last == kind) {
            Some(block) => block.push(line),
            None => self.blocks.push(vec![line]),
        }
        self.last = kind;
    }

    /// Heading, paragraph and blocks; nothing for a section that says nothing but its name.
    fn printed(&self) -> Vec<String> {
        let paragraph = [self.insights.as_slice(), &self.others].concat().join(" ");
        let paragraph = (!paragraph.is_empty()).then_some(paragraph);
        let blocks = self.blocks.iter().map(|lines| lines.join("\n"));
        let said: Vec<String> = paragraph.into_iter().chain(blocks).collect();
        if said.is_empty() { said } else { self.heading.clone().into_iter().chain(said).collect() }
    }
}

/// A question with its answers as a paragraph.
fn asked(notes: &Text, outline: &Outline, question: &Question, phrases: &Phrases, is_over: bool) -> Option<String> {
    let mut words = sentence(&body(notes, outline, question.line)?, '?');
    if !question.mine {
        words = format!("*{}* {words}", phrases.asked_by_others);
    }
    let answers = question.answers.iter().filter_map(|line| body(notes, outline, *line));
    let mut answers: Vec<String> = answers.map(|answer| sentence(&answer, '.')).collect();
    if answers.is_empty() && is_over {
        answers.push(format!("*{}*", phrases.not_answered));
    }
    answers.insert(0, words);
    Some(answers.join(" "))
}

/// What a note says, its tags as words, those behind its end left out; `None` when that is nothing.
fn body(notes: &Text, outline: &Outline, line: usize) -> Option<String> {
    let (typed, note) = (notes.line(line), outline.notes().get(line)?);
    let mut end = note.body.end;
    for tag in note.tags.iter().rev() {
        if typed.get(tag.end..end)?.trim().is_empty() {
            end = tag.start;
        }
    }
    let mut said = String::new();
    let mut start = note.body.start;
    for tag in note.tags.iter().filter(|tag| tag.start < end) {
        said.push_str(typed.get(start..tag.start)?);
        start = tag.start + 1;
    }
    said.push_str(typed.get(start..end).unwrap_or_default());
    let said = said.trim();
    (!said.is_empty()).then(|| said.to_owned())
}

/// Words with an end, unless they have one.
fn sentence(words: &str, end: char) -> String {
    let last =
        words.trim_end_matches(['*', '_', '"', '\'', ')', ']', '`', '”', '’', '』', '」', '〉', '》']).chars().last();
    let has_end = last.is_some_and(|last| matches!(last, '.' | '!' | '?' | '…' | ':' | ';' | ',' | '。' | '！' | '？'));
    if has_end { words.to_owned() } else { format!("{words}{end}") }
}

/// Whether a line is an item of a list in Markdown.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    line.starts_with("- ")
        || line.starts_with("* ")
        || line.starts_with("+ ")
        || numbered.len() < line.len() && (numbered.starts_with(". ") || numbered.starts_with(") "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drafted(notes: &str, language: &str) -> String {
        let notes = Text::from(notes);
        draft(&notes, &Outline::of(&notes), Phrases::of(language), true)
    }

    #[test]
    fn a_draft_has_the_words_of_the_notes_in_the_order_of_a_summary() {
        for (notes, expected) in [
            ("", ""),
            ("# Only a name\n\n[ ] to do\n! ~~gone~~", ""),
            ("plain words\n! the point", "the point. plain words."),
            (
                "before\n# The budget\nwhat can you do\n! data first #data\n~ too much?\n@ Vaswani 2017\n## Cards\n8 of them!",
                "before.\n\n# The budget\n\ndata first. what can you do. too much? Vaswani 2017.\n\n## Cards\n\n8 of them!",
            ),
            (
                "? is it enough\n= for math\n= and code.\n?? who checks\n? ~~dropped~~\n= an answer to nothing",
                "an answer to nothing.\n\nis it enough? for math. and code.\n\n*From the audience:* who checks? *Not answered in the time.*",
            ),
            ("> said so\n> and so\nthen\n> more", "then.\n\n> said so\n> and so\n\n> more"),
            ("- one\n- two\n\n1. first\n```\nlet x;\n```", "- one\n- two\n\n1. first\n\n```\nlet x;\n```"),
            ("the #data of #llm/qwen in it #tag #other", "the data of llm/qwen in it."),
        ] {
            assert_eq!(drafted(notes, "en"), expected, "{notes}");
        }
        assert_eq!(
            drafted("# 평가\n! 오염이 문제다\n? 확인은 어떻게", "ko"),
            "# 평가\n\n오염이 문제다.\n\n확인은 어떻게? *시간 안에 답변을 듣지 못함.*"
        );
    }

    #[test]
    fn a_question_that_may_still_be_answered_is_only_asked() {
        let notes = Text::from("? open");
        assert_eq!(draft(&notes, &Outline::of(&notes), Phrases::of("en"), false), "open?");
    }

    #[test]
    fn a_line_goes_into_the_text_as_prose_or_as_a_quotation() {
        let notes = Text::from("! the point #tag\n? why\n- item\n  \n> quoted");
        let outline = Outline::of(&notes);
        let prose = |line| prose(&notes, &outline, line).unwrap_or_default();
        assert_eq!([prose(0), prose(1), prose(2), prose(3)], ["the point.", "why?", "- item", ""]);
        assert_eq!(quotation(&notes, &outline, 4).unwrap(), "> quoted");
        assert_eq!(quotation(&notes, &outline, 0).unwrap(), "> the point");
        assert_eq!(quotation(&notes, &outline, 3), None);
    }
}
