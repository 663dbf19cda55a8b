//! The most useful keys of each place. It must not know where they stand.

use crate::app::form::{Form, Purpose};
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::weeks::View;
use crate::command::{Command, Place};
use crate::journal::ClockState;

/// What one is most likely to want, the likeliest first.
pub(super) fn useful(model: &Model) -> Vec<(Command, String)> {
    use Command as C;
    let clock = model.open.as_ref().map_or(ClockState::Waiting, |open| open.clock());
    let unanswered = clock == ClockState::Ended && model.open.as_ref().is_some_and(|open| !open.waiting.is_empty());
    let clock = match clock {
        ClockState::Waiting => "start the clock",
        ClockState::Running => "pause",
        ClockState::Paused => "resume",
        ClockState::Ended => "",
    };
    let left_open = if model.boards.left_open.is_empty() { "" } else { "left open" };
    let back = match (&model.weeks.filter, model.weeks.list.marked.is_empty()) {
        (Some(_), _) => "show all",
        (None, false) => "unmark",
        (None, true) => "",
    };
    let export = format!("export {}", model.report.format);
    let words: &[(Command, &str)] = match model.place() {
        Place::WeekList if model.heads.is_empty() => {
            &[(C::NewEntry, "new"), (C::NewSeries, "new series"), (C::Quit, "quit"), (C::Help, "help")]
        }
        Place::WeekList => &[
            (C::Back, back),
            (C::OnMarked, if model.weeks.list.marked.is_empty() { "" } else { "with the marked" }),
            (C::ShowNotes, "notes"),
            (C::ShowReflection, "reflect"),
            (C::ShowReport, "report"),
            (C::NextView, "questions"),
            (C::NewEntry, "new"),
            (C::Filter, "filter"),
            (C::MarkEntry, "mark"),
            (C::SortWeeks, "sort"),
            (C::GroupWeeks, if model.series.len() > 1 { "group" } else { "" }),
            (C::EditDetails, "details"),
            (C::TrashEntry, "trash"),
            (C::Undo, if model.weeks.history.done.is_empty() { "" } else { "undo" }),
            (C::EditSeries, "series"),
            (C::Quit, "quit"),
            (C::Help, "help"),
        ],
        Place::Board => on_board(model),
        Place::Index => on_index(model),
        Place::View => on_term(model),
        Place::Notes => &[
            (C::ToggleClock, clock),
            (C::EndTalk, if clock == "pause" || clock == "resume" { "end" } else { "" }),
            (C::ShowReflection, "reflect"),
            (C::ShowReport, "report"),
            (C::FollowUpQuestions, if unanswered { "follow up" } else { "" }),
            (C::MessageSpeaker, if unanswered { "message" } else { "" }),
            (C::ShowWeeks, "weeks"),
            (C::ShowLeftOpen, left_open),
            (C::Find, "find"),
            (C::StampNow, if clock == "pause" || clock == "resume" { "stamp" } else { "" }),
            (C::AnswerQuestion, "answer"),
            (C::Palette, "commands"),
            (C::EditDetails, "details"),
            (C::Undo, "undo"),
            (C::Quit, "quit"),
            (C::Help, "help"),
        ],
        Place::Reflection => &[
            (C::NextText, "other text"),
            (C::ChooseNotes, "from the notes"),
            (
                C::Draft,
                if model.open.as_ref().is_some_and(|open| open.entry.summary.is_empty()) { "draft" } else { "" },
            ),
            (C::ShowReport, "report"),
            (C::ShowLeftOpen, left_open),
            (C::ShowEarlier, "last week's"),
            (C::ShowNotes, "notes"),
            (C::ShowWeeks, "weeks"),
            (C::MoveToReflection, "rest to reflection"),
            (C::Find, "find"),
            (C::Palette, "commands"),
            (C::Undo, "undo"),
            (C::Quit, "quit"),
            (C::Help, "help"),
        ],
        Place::Chosen => &CHOSEN,
        Place::Report => &on_report(model, &export),
        _ => match model.overlays.last() {
            Some(overlay) => on_top(model, overlay),
            // The filter of the weeks is typed.
            None => {
                &[(C::Accept, "keep the filter"), (C::Next, "next"), (C::Previous, "previous"), (C::Cancel, "show all")]
            }
        },
    };
    words
        .iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(command, words)| (*command, (*words).to_owned()))
        .collect()
}

const CHOSEN: [(Command, &str); 8] = [
    (Command::SendNote, "send"),
    (Command::QuoteNote, "quote"),
    (Command::NextKind, "insights and others"),
    (Command::FoldSection, "fold"),
    (Command::Back, "to the text"),
    (Command::Draft, "draft"),
    (Command::ShowReport, "report"),
    (Command::Help, "help"),
];

fn on_report<'a>(model: &Model, export: &'a str) -> Vec<(Command, &'a str)> {
    use Command as C;
    vec![
        (C::Export, export),
        (C::ChooseFormat, "format"),
        (C::GoToFinding, if model.report.found().is_empty() { "" } else { "mend it" }),
        (C::NextFinding, if model.report.found().len() > 1 { "next finding" } else { "" }),
        (C::HandIn, "hand in"),
        (C::OpenExported, if model.report.exported.is_some() { "open" } else { "" }),
        (C::ShowReflection, "reflect"),
        (C::Back, "weeks"),
        (C::SwitchCheckOff, if model.report.found().is_empty() { "" } else { "check off" }),
        (C::CopyReport, "copy"),
        (C::ChooseTemplate, "template"),
        (C::EditSeries, "series"),
        (C::Quit, "quit"),
        (C::Help, "help"),
    ]
}

fn on_board(model: &Model) -> &'static [(Command, &'static str)] {
    use Command as C;
    if model.weeks.view == View::Questions {
        &[
            (C::ShowNotes, "go to it"),
            (C::AnswerQuestion, "answer"),
            (C::DropNote, "drop"),
            (C::NextShare, "answered and others"),
            (C::Filter, "filter"),
            (C::OnlyMine, "mine only"),
            (C::Undo, "undo"),
            (C::NextView, "follow-ups"),
            (C::Quit, "quit"),
            (C::Help, "help"),
        ]
    } else {
        &[
            (C::ShowNotes, "go to it"),
            (C::ToggleCheckBox, "tick"),
            (C::SetDue, "date"),
            (C::DropNote, "drop"),
            (C::NextShare, "done and others"),
            (C::Filter, "filter"),
            (C::Undo, "undo"),
            (C::NextView, "index"),
            (C::Quit, "quit"),
            (C::Help, "help"),
        ]
    }
}

fn on_index(model: &Model) -> &'static [(Command, &'static str)] {
    use Command as C;
    if model.boards.index.filter.is_some() {
        &[
            (C::Back, "show all"),
            (C::ShowNotes, "its lines"),
            (C::Rename, "rename"),
            (C::Quit, "quit"),
            (C::Help, "help"),
        ]
    } else {
        &[
            (C::ShowNotes, "its lines"),
            (C::NextShare, "tags and others"),
            (C::Rename, "rename"),
            (C::Filter, "filter"),
            (C::Undo, "undo"),
            (C::NextView, "the term"),
            (C::Quit, "quit"),
            (C::Help, "help"),
        ]
    }
}

fn on_term(model: &Model) -> &'static [(Command, &'static str)] {
    use Command as C;
    const HINTS: [(Command, &str); 8] = [
        (C::NextShare, "next series"),
        (C::ShowNotes, "notes"),
        (C::Next, "next talk"),
        (C::Previous, "talk before"),
        (C::PageForward, "scroll"),
        (C::NextView, "weeks"),
        (C::Quit, "quit"),
        (C::Help, "help"),
    ];
    HINTS.get(usize::from(model.series.len() < 2)..).unwrap_or_default()
}

fn on_top(model: &Model, overlay: &Overlay) -> &'static [(Command, &'static str)] {
    use Command as C;
    match overlay {
        Overlay::Help(_) | Overlay::Notice(_) => {
            &[(C::PageForward, "next page"), (C::PageBack, "page before"), (C::Next, "scroll"), (C::Cancel, "close")]
        }
        Overlay::Palette(_) => {
            &[(C::Accept, "run"), (C::Next, "next"), (C::Previous, "previous"), (C::Cancel, "close")]
        }
        Overlay::Trash(_) => &[(C::Accept, "bring back"), (C::Next, "down"), (C::Previous, "up"), (C::Cancel, "close")],
        Overlay::LeftOpen(_) => &[
            (C::ToggleCheckBox, "tick"),
            (C::Accept, "go to it"),
            (C::Next, "down"),
            (C::Previous, "up"),
            (C::Cancel, "close"),
        ],
        Overlay::Versions(_) => &[
            (C::Accept, "restore"),
            (C::Next, "down"),
            (C::Previous, "up"),
            (C::PageForward, "scroll"),
            (C::Cancel, "close"),
        ],
        Overlay::Search(search) if search.count() == 0 => &[(C::Palette, "commands"), (C::Cancel, "close")],
        Overlay::Search(search) if search.is_blank() => {
            &[(C::Accept, "use"), (C::Next, "down"), (C::Previous, "up"), (C::Cancel, "close")]
        }
        Overlay::Search(_) => &[
            (C::Accept, "go there"),
            (C::Next, "down"),
            (C::Previous, "up"),
            (C::KeepSearch, "keep"),
            (C::Cancel, "close"),
        ],
        Overlay::Marked(_) => &[(C::Accept, "do it"), (C::Next, "down"), (C::Previous, "up"), (C::Cancel, "close")],
        Overlay::Unsaved(_) => {
            &[(C::Accept, "do this"), (C::Next, "down"), (C::Previous, "up"), (C::Cancel, "back to the text")]
        }
        Overlay::Form(form) => in_form(form),
        Overlay::Confirm(confirm) if !confirm.fits(model.layout.body) => {
            &[(C::Accept, "yes"), (C::Next, "scroll"), (C::PageForward, "next page"), (C::Cancel, "no")]
        }
        Overlay::Confirm(_) => &[(C::Accept, "yes"), (C::Cancel, "no")],
        Overlay::Find(find) if find.with.is_some() => &[
            (C::ReplaceMatch, "replace"),
            (C::ReplaceAll, "replace all"),
            (C::NextField, "other field"),
            (C::FindNext, "next"),
            (C::FindPrevious, "previous"),
            (C::Cancel, "close"),
        ],
        Overlay::Find(_) => {
            &[(C::FindNext, "next"), (C::FindPrevious, "previous"), (C::Accept, "stay here"), (C::Cancel, "close")]
        }
    }
}

fn in_form(form: &Form) -> &'static [(Command, &'static str)] {
    use Command as C;
    match (&form.purpose, form.asks_in_turn()) {
        (Purpose::Welcome, true) => &[(C::Accept, "next"), (C::PreviousField, "back"), (C::Cancel, "skip all")],
        (Purpose::Welcome, false) => &[(C::Accept, "begin"), (C::PreviousField, "back"), (C::Cancel, "skip all")],
        (Purpose::Answer(_) | Purpose::Due(_), _) => &[(C::Accept, "write it into the notes"), (C::Cancel, "close")],
        (Purpose::Rename(..), _) => &[(C::Accept, "see what changes"), (C::Cancel, "close")],
        (Purpose::Elsewhere, _) => &[(C::Accept, "write it there and quit"), (C::Cancel, "back")],
        _ => &[(C::Accept, "save"), (C::NextField, "next field"), (C::PreviousField, "back"), (C::Cancel, "close")],
    }
}
