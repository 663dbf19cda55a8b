//! The questions that wait for an answer: going to one, answering it, dropping it, and what becomes of them at the end.

use crate::app::letter::{self, Letter};
use crate::app::model::Model;
use crate::app::status::Status;
use crate::command::Command;
use crate::journal::{AnswerPlace, Author, Field, Mark, NoteEdit, Outline, Question};
use crate::text::{Kind, Position, Revision, Selection, Side, Tag};

use super::Effects;

impl Model {
    /// Carries out a command on questions; gives back whether it was one.
    pub(super) fn run_questions(&mut self, command: Command, effects: &mut Effects) -> bool {
        match command {
            Command::AnswerQuestion => self.answer_question(effects),
            Command::NextQuestion => self.go_to_question(true),
            Command::PreviousQuestion => self.go_to_question(false),
            Command::DropQuestion => self.drop_question(effects),
            Command::FollowUpQuestions => self.follow_up(effects),
            Command::MessageSpeaker => self.message_speaker(effects),
            _ => return false,
        }
        true
    }

    fn say(&mut self, words: impl Into<String>) {
        self.status = Some(Status::information(words, self.now));
    }

    /// The line of the caret in the notes.
    fn line(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.editor(Field::Notes).cursor.selection.head.line)
    }

    /// Puts the caret behind the next open question, or the one before; around the end.
    fn go_to_question(&mut self, forward: bool) {
        let line = self.line();
        let Some(open) = &self.open else { return };
        let waiting = &open.waiting;
        let near = if forward {
            waiting.iter().find(|question| **question > line).or(waiting.first())
        } else {
            waiting.iter().rev().find(|question| **question < line).or(waiting.last())
        };
        let Some(question) = near.copied() else {
            self.say("No question is open.");
            return;
        };
        let end = open.entry.notes.line_end(question);
        if let Some(open) = &mut self.open {
            open.history.seal();
        }
        self.select(Field::Notes, Selection::caret(end));
    }

    /// Opens an answer under the question at the caret, behind the answers that are there. From anywhere else it goes to the
    /// nearest open question of mine: above the caret, else below; without one to the nearest question above in the section.
    fn answer_question(&mut self, effects: &mut Effects) {
        let line = self.line();
        let Some(open) = &self.open else { return };
        let Some(question) = question_for(&open.outline, &open.waiting, line) else {
            self.say("There is no question here to answer.");
            return;
        };
        let after = match AnswerPlace::of(&open.outline, &question) {
            AnswerPlace::Into(line) => {
                let end = open.entry.notes.line_end(line);
                self.select(Field::Notes, Selection::caret(end));
                return;
            }
            AnswerPlace::Below(line) => line,
        };
        let fresh = self.fresh_tag(Field::Notes);
        let revision = self.revision(Field::Notes, |text, _| {
            let indentation: String =
                text.line(question.line).chars().take_while(|character| matches!(character, ' ' | '\t')).collect();
            let end = text.line_end(after);
            let edit = text.replace(end..end, &format!("\n{indentation}= "), &fresh);
            let selection = Selection::caret(edit.end());
            Some(Revision { edits: vec![edit], selection })
        });
        self.revise(Field::Notes, revision, Kind::Other, effects);
    }

    /// Strikes the question at the caret through, or takes it up again; from anywhere else the open question that an answer would
    /// go to.
    fn drop_question(&mut self, effects: &mut Effects) {
        let line = self.line();
        let Some(open) = &self.open else { return };
        let is_question = |line: usize| {
            let mark = open.outline.notes().get(line).and_then(|note| note.mark);
            matches!(mark, Some(Mark::Question | Mark::OtherQuestion))
        };
        let line = if is_question(line) {
            Some(line)
        } else {
            question_for(&open.outline, &open.waiting, line).map(|question| question.line)
        };
        let note = line.and_then(|line| Some((line, open.outline.notes().get(line)?)));
        let Some((line, note)) = note else {
            self.say("There is no question here to drop.");
            return;
        };
        let dropped = note.dropped;
        let edits = NoteEdit::Drop(!dropped).edits(&open.entry.notes, &open.outline, line, &Tag::default());
        let edits = match edits {
            Ok(edits) => edits,
            Err(error) => {
                self.say(format!("The question cannot be dropped: {error}; change its line by hand."));
                return;
            }
        };
        let revision = self.revision(Field::Notes, |_, selection| {
            let carried = |place: Position| edits.iter().fold(place, |place, edit| edit.carry(place, Side::Behind));
            let selection = Selection { anchor: carried(selection.anchor), head: carried(selection.head) };
            Some(Revision { edits, selection })
        });
        self.revise(Field::Notes, revision, Kind::Other, effects);
        self.say(if dropped { "The question counts again." } else { "The question is dropped." });
    }

    /// The questions without an answer, as they stand in the notes, without their sign.
    fn waiting_questions(&self) -> Vec<String> {
        let Some(open) = &self.open else { return Vec::new() };
        let body = |line: &usize| {
            let note = open.outline.notes().get(*line)?;
            let body = open.entry.notes.line(*line).get(note.body.clone())?.trim().to_owned();
            Some(body).filter(|body| !body.is_empty())
        };
        open.waiting.iter().filter_map(body).collect()
    }

    /// Notes each question without an answer as something to do, unless it is already.
    fn follow_up(&mut self, effects: &mut Effects) {
        let questions = self.waiting_questions();
        let language = self.open_series().map_or("en", crate::journal::Series::language).to_owned();
        let Some(open) = &mut self.open else { return };
        let there: Vec<&str> = open.entry.notes.lines().iter().map(|line| line.text.trim()).collect();
        let mut lines: Vec<String> = questions.iter().map(|question| letter::follow_up(&language, question)).collect();
        lines.retain(|line| {
            !there.contains(&line.replacen("[ ]", "[x]", 1).as_str()) && !there.contains(&line.as_str())
        });
        let count = lines.len();
        open.offers_follow_ups = false;
        if count == 0 {
            let words = if questions.is_empty() {
                "No question is open."
            } else {
                "The open questions are follow-ups already."
            };
            self.say(words);
            return;
        }
        if open.outline.notes().last().is_some_and(|note| note.fence.is_some()) {
            self.say("The notes end within a code block: close it with ``` first.");
            return;
        }
        let fresh = self.fresh_tag(Field::Notes);
        let revision = self.revision(Field::Notes, |text, selection| {
            let end = text.end();
            let blank = text.line(end.line).trim().is_empty();
            let feed = if blank { "" } else { "\n" };
            let from = if blank { Position::new(end.line, 0) } else { end };
            let edit = text.replace(from..end, &format!("{feed}{}", lines.join("\n")), &fresh);
            let after = if selection.head.line == end.line && blank { Selection::caret(edit.end()) } else { selection };
            Some(Revision { edits: vec![edit], selection: after })
        });
        self.revise(Field::Notes, revision, Kind::Other, effects);
        self.say(if count == 1 { "Noted as a follow-up.".to_owned() } else { format!("Noted as {count} follow-ups.") });
    }

    /// Puts a message to the speaker, with the questions without an answer, on the clipboard.
    fn message_speaker(&mut self, effects: &mut Effects) {
        let questions = self.waiting_questions();
        if questions.is_empty() {
            self.say("No question is open.");
            return;
        }
        let Some(open) = &self.open else { return };
        let series = self.open_series();
        let own = |author: Option<&Author>| author.cloned().unwrap_or_default();
        let of_series = own(series.and_then(|series| series.author.as_ref())).over(&self.config.author);
        let writer = own(open.entry.details.author.as_ref()).over(&of_series).name.unwrap_or_default();
        let text = Letter {
            language: series.map_or("en", crate::journal::Series::language),
            speakers: &open.entry.details.speakers,
            title: &open.entry.details.title,
            questions: &questions,
            writer: writer.trim(),
        }
        .text();
        self.copy_text(text, effects);
        let count =
            if questions.len() == 1 { "one question".to_owned() } else { format!("{} questions", questions.len()) };
        self.say(format!("Copied a message to the speaker with {count}."));
    }
}

/// The question that is meant at a line: the one whose line or answers these are; else the nearest of mine that waits, above or
/// else below; else the nearest above in the same section.
fn question_for(outline: &Outline, waiting: &[usize], line: usize) -> Option<Question> {
    let questions = outline.questions();
    let at = |wanted: usize| questions.iter().find(|question| question.line == wanted).cloned();
    let above = questions.iter().rev().find(|question| question.line <= line);
    let notes = outline.notes();
    let between = |question: &&Question| notes.get(question.line + 1..=line).unwrap_or_default().iter();
    let here = above.filter(|question| between(question).all(|note| note.mark == Some(Mark::Answer)));
    let nearest = waiting.iter().rev().find(|question| **question <= line).or(waiting.first());
    let in_section =
        above.filter(|question| !between(question).any(|note| matches!(note.mark, Some(Mark::Section(_)))));
    here.cloned().or_else(|| nearest.copied().and_then(at)).or_else(|| in_section.cloned())
}
