//! The table of commands: one row each. A new command is a new row, and nothing else here.

use super::Place;
use super::key::{Code, Key};
use Code::{Backspace, Char, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Tab, Up};

/// What is said of a command in its row.
struct Row {
    command: Command,
    name: &'static str,
    title: &'static str,
    keys: &'static [(Place, &'static [Key])],
}

/// A row: the command, its name in the configuration, its title, the places where it applies with its keys there.
macro_rules! commands {
    ($($command:ident $name:literal $title:literal { $($place:ident: [$($key:expr),*]),+ })+) => {
        /// What a user may ask for in the program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $(#[doc = concat!($title, ".")] $command,)+
        }

        const ROWS: &[Row] = &[
            $(Row {
                command: Command::$command,
                name: $name,
                title: $title,
                keys: &[$((Place::$place, &[$($key),*])),+],
            },)+
        ];
    };
}

const fn key(code: Code) -> Key {
    Key::new(code, false, false, false)
}

const fn letter(character: char) -> Key {
    key(Char(character))
}

const fn ctrl(code: Code) -> Key {
    Key::new(code, true, false, false)
}

const fn alt(code: Code) -> Key {
    Key::new(code, false, true, false)
}

const fn shift(code: Code) -> Key {
    Key::new(code, false, false, true)
}

const fn ctrl_shift(code: Code) -> Key {
    Key::new(code, true, false, true)
}

const fn alt_shift(code: Code) -> Key {
    Key::new(code, false, true, true)
}

commands! {
    Help "help" "Show the keys and what they do" { Everywhere: [key(F(1))], Screen: [letter('?')] }
    Palette "palette" "Find a command by its name" { Everywhere: [ctrl(Char('p'))] }
    ShowWeeks "show-weeks" "Go to the weeks" { Everywhere: [key(F(2)), alt(Char('1'))] }
    ShowNotes "show-notes" "Go to the notes" { Everywhere: [key(F(3)), alt(Char('2'))], Weeks: [key(Enter)] }
    ShowReflection "show-reflection" "Go to summary and reflection"
        { Everywhere: [key(F(4)), alt(Char('3'))], Weeks: [letter('r')] }
    ShowReport "show-report" "Go to the report" { Everywhere: [key(F(5)), alt(Char('4'))], Weeks: [letter('e')] }
    Save "save" "Save now" { Everywhere: [ctrl(Char('s'))] }
    Redraw "redraw" "Draw the screen anew" { Everywhere: [ctrl(Char('l'))] }
    Suspend "suspend" "Suspend the program and return to the shell" { Everywhere: [] }
    Quit "quit" "Quit" { Everywhere: [ctrl(Char('q'))], Weeks: [letter('q')] }

    Back "back" "Go back to the weeks" { Screen: [key(Esc)] }
    EditDetails "edit-details" "Edit title, speakers, date, week and tags" { Screen: [key(F(6)), letter('d')] }
    NewEntry "new-entry" "Begin a new entry" { Screen: [letter('n')] }
    NewSeries "new-series" "Begin a new series" { Screen: [letter('N')] }
    EditSeries "edit-series" "Edit the series" { Screen: [letter('s')] }
    Search "search" "Search all weeks" { Screen: [letter('/'), alt(Char('/'))] }
    ShowVersions "show-versions" "Compare with older versions, and restore one" { Screen: [letter('v')] }

    NextView "next-view" "Go to the next view, such as the questions" { Weeks: [key(Tab)] }
    PreviousView "previous-view" "Go to the view before" { Weeks: [shift(Tab)] }
    Filter "filter" "Filter what is listed as you type" { Weeks: [letter('f')] }
    TrashEntry "trash-entry" "Move the entry to the trash" { Weeks: [letter('x'), key(Delete)] }

    MarkEntry "mark-entry" "Mark the week, or take its mark away" { WeekList: [letter(' ')] }
    MarkDown "mark-down" "Mark the week and the next" { WeekList: [shift(Down), letter('J')] }
    MarkUp "mark-up" "Mark the week and the one before" { WeekList: [shift(Up), letter('K')] }
    MarkAll "mark-all" "Mark all that are listed, or none" { WeekList: [letter('a')] }
    OnMarked "on-marked" "Export, tag, hand in or trash the marked weeks" { WeekList: [letter('m')] }
    SortWeeks "sort-weeks" "Sort by something else, such as the title" { WeekList: [letter('o')] }
    ReverseWeeks "reverse-weeks" "Turn the order around" { WeekList: [letter('O')] }
    GroupWeeks "group-weeks" "Group by series, or not" { WeekList: [letter('g')] }
    FoldSeries "fold-series" "Fold the series away, or show it" { WeekList: [letter('z')] }

    ShowResurfaced "show-resurfaced" "Go to the line from the past" { WeekList: [letter('p')] }

    NextShare "next-share" "Show the next part, such as what is done" { View: [key(Right)] }
    PreviousShare "previous-share" "Show the part before" { View: [key(Left)] }
    OnlyMine "only-mine" "Show my questions only, or all" { Board: [letter('m')] }
    SetDue "set-due" "Set the day by which to do the follow-up" { Board: [letter('d')] }
    DropNote "drop-note" "Drop what is selected, or take it up again" { Board: [letter('x'), key(Delete)] }
    Rename "rename" "Rename the speaker or the tag in all weeks" { Index: [letter('r')] }

    ShowTrash "show-trash" "Show the trash, to bring entries back" { Weeks: [letter('X')] }

    ToggleClock "toggle-clock" "Start, pause or resume the talk's clock" { Notes: [key(F(9))], Weeks: [key(F(9))] }
    EndTalk "end-talk" "End the talk" { Notes: [key(F(8))] }
    StampNow "stamp-now" "Stamp the line with the time of the talk now" { Notes: [ctrl(Char('t'))] }
    ToggleStamps "toggle-stamps" "Show or hide the stamps" { Notes: [key(F(7))] }
    ShiftStamps "shift-stamps" "Shift all stamps, after a late start" { Notes: [alt(Char('s'))] }
    AnswerQuestion "answer-question" "Open an answer under the question" { Notes: [alt(Enter)], Board: [letter('a')] }
    NextQuestion "next-question" "Go to the next open question" { Notes: [alt(Char('n'))] }
    PreviousQuestion "previous-question" "Go to the previous open question" { Notes: [alt(Char('p'))] }
    DropQuestion "drop-question" "Drop the question, or take it up again" { Notes: [alt(Char('x'))] }
    FollowUpQuestions "follow-up-questions" "Note the open questions as follow-ups" { Notes: [alt(Char('u'))] }
    MessageSpeaker "message-speaker" "Copy the open questions for the speaker" { Notes: [alt(Char('c'))] }

    ShowLeftOpen "show-left-open" "See what earlier weeks left open, and tick it"
        { Notes: [alt(Char('o'))], Reflection: [alt(Char('o'))] }
    ChooseNotes "choose-notes" "Choose notes to send into the text" { Reflection: [alt(Char('i'))] }
    SendNote "send-note" "Send the note into the text as prose" { Chosen: [key(Enter)] }
    QuoteNote "quote-note" "Send the note into the text as a quotation" { Chosen: [letter('q'), letter('>')] }
    FoldSection "fold-section" "Fold the section of the notes, or show it" { Chosen: [letter(' '), letter('z')] }
    NextKind "next-kind" "Show one kind of notes, such as insights" { Chosen: [letter('f'), key(Tab)] }
    PreviousKind "previous-kind" "Show notes of the kind before" { Chosen: [shift(Tab)] }
    Draft "draft" "Lay out a first draft from the notes"
        { Reflection: [alt(Char('r'))], Chosen: [letter('r')] }
    ShowEarlier "show-earlier" "Look at the reflection of the week before"
        { Reflection: [alt(Char('e'))], Chosen: [letter('e')] }
    NextText "next-text" "Go to the other text"
        { Reflection: [key(F(4)), alt(Char('3'))], Chosen: [key(F(4)), alt(Char('3'))] }
    MoveToReflection "move-to-reflection" "Move all from the caret on to the reflection"
        { Reflection: [alt(Char('m'))] }

    ChooseFormat "choose-format" "Choose the format of the export" { Report: [letter('f'), key(Tab)] }
    Export "export" "Export the report" { Report: [key(Enter)] }
    OpenExported "open-exported" "Open the exported file" { Report: [letter('o')] }
    CopyReport "copy-report" "Copy the report as a text" { Report: [letter('y')] }
    CopyPath "copy-path" "Copy the path of the exported file" { Report: [letter('Y')] }
    ChooseTemplate "choose-template" "Choose the template of the series" { Report: [letter('t')] }
    NextFinding "next-finding" "Go to the next thing that the checks found" { Report: [letter('c')] }
    PreviousFinding "previous-finding" "Go to the thing before" { Report: [letter('C')] }
    GoToFinding "go-to-finding" "Go to the place of what was found" { Report: [letter('g')] }
    SwitchCheckOff "switch-check-off" "Switch this check off for the series" { Report: [letter('x')] }
    HandIn "hand-in" "Mark the report as handed in" { Report: [letter('h')] }

    RowUp "row-up" "Move up a row" { Text: [key(Up)] }
    RowDown "row-down" "Move down a row" { Text: [key(Down), ctrl(Char('n'))] }
    TextPageUp "text-page-up" "Move up a page" { Text: [key(PageUp)] }
    TextPageDown "text-page-down" "Move down a page" { Text: [key(PageDown)] }
    PreviousParagraph "previous-paragraph" "Move to the previous paragraph"
        { Text: [ctrl(Up), alt(Char('{'))] }
    NextParagraph "next-paragraph" "Move to the next paragraph" { Text: [ctrl(Down), alt(Char('}'))] }
    TextStart "text-start" "Move to the start of the text" { Text: [ctrl(Home), alt(Char('<'))] }
    TextEnd "text-end" "Move to the end of the text" { Text: [ctrl(End), alt(Char('>'))] }
    SelectRowUp "select-row-up" "Select up a row" { Text: [shift(Up)] }
    SelectRowDown "select-row-down" "Select down a row" { Text: [shift(Down)] }
    SelectTextPageUp "select-text-page-up" "Select up a page" { Text: [shift(PageUp)] }
    SelectTextPageDown "select-text-page-down" "Select down a page" { Text: [shift(PageDown)] }
    SelectPreviousParagraph "select-previous-paragraph" "Select to the previous paragraph" { Text: [ctrl_shift(Up)] }
    SelectNextParagraph "select-next-paragraph" "Select to the next paragraph" { Text: [ctrl_shift(Down)] }
    SelectTextStart "select-text-start" "Select to the start of the text" { Text: [ctrl_shift(Home)] }
    SelectTextEnd "select-text-end" "Select to the end of the text" { Text: [ctrl_shift(End)] }
    SelectWord "select-word" "Select the word, then the next as well" { Text: [alt(Char('w'))] }
    SelectLine "select-line" "Select the line, then the next as well" { Text: [alt(Char('l'))] }
    SelectParagraph "select-paragraph" "Select the paragraph, then the next as well" { Text: [alt(Char('h'))] }
    // A paste that the terminal does not bracket brings its line feeds as Ctrl-J.
    NewLine "new-line" "Begin a new line" { Text: [key(Enter), ctrl(Char('j'))] }
    Indent "indent" "Indent the lines" { Text: [key(Tab)] }
    Outdent "outdent" "Outdent the lines" { Text: [shift(Tab)] }
    MoveLinesUp "move-lines-up" "Move the lines up" { Text: [alt(Up)] }
    MoveLinesDown "move-lines-down" "Move the lines down" { Text: [alt(Down)] }
    DuplicateLines "duplicate-lines" "Duplicate the lines" { Text: [ctrl(Char('d'))] }
    JoinLines "join-lines" "Join the line with the next" { Text: [alt(Char('j'))] }
    DeleteLines "delete-lines" "Delete the lines" { Text: [alt(Char('k'))] }
    DeleteToRowStart "delete-to-row-start" "Delete to the start of the row" { Text: [] }
    DeleteToRowEnd "delete-to-row-end" "Delete to the end of the row" { Text: [] }
    DeleteToPreviousParagraph "delete-to-previous-paragraph" "Delete to the previous paragraph"
        { Text: [ctrl_shift(Backspace)] }
    DeleteToNextParagraph "delete-to-next-paragraph" "Delete to the next paragraph" { Text: [ctrl_shift(Delete)] }
    // What takes so much at once is not left to a key that a slip could press.
    DeletePageUp "delete-page-up" "Delete up a page" { Text: [] }
    DeletePageDown "delete-page-down" "Delete down a page" { Text: [] }
    DeleteToTextStart "delete-to-text-start" "Delete to the start of the text" { Text: [] }
    DeleteToTextEnd "delete-to-text-end" "Delete to the end of the text" { Text: [] }
    ToggleCheckBox "toggle-check-box" "Tick or untick the check box"
        { Text: [alt(Char('t'))], Board: [letter(' ')], Overlay: [letter(' ')] }
    Find "find" "Find in the text" { Text: [ctrl(Char('f'))] }
    Replace "replace" "Find and replace in the text" { Text: [ctrl(Char('r'))] }
    FindNext "find-next" "Go to the next match" { Text: [ctrl(Char('g'))], Find: [ctrl(Char('g'))] }
    FindPrevious "find-previous" "Go to the previous match" { Text: [alt(Char('g'))], Find: [alt(Char('g'))] }
    ExternalEditor "external-editor" "Edit the text in $VISUAL or $EDITOR" { Text: [ctrl(Char('o'))] }

    PreviousCharacter "previous-character" "Move to the previous character" { Typing: [key(Left), ctrl(Char('b'))] }
    NextCharacter "next-character" "Move to the next character" { Typing: [key(Right)] }
    // Many terminals on macOS send Alt-B and Alt-F for Alt with an arrow.
    PreviousWord "previous-word" "Move to the previous word" { Typing: [ctrl(Left), alt(Left), alt(Char('b'))] }
    NextWord "next-word" "Move to the next word" { Typing: [ctrl(Right), alt(Right), alt(Char('f'))] }
    RowStart "row-start" "Move to the start of the row, then of the line" { Typing: [key(Home)] }
    RowEnd "row-end" "Move to the end of the row, then of the line" { Typing: [key(End)] }
    LineStart "line-start" "Move to the start of the line" { Typing: [alt(Home)] }
    LineEnd "line-end" "Move to the end of the line" { Typing: [alt(End), ctrl(Char('e'))] }
    SelectPreviousCharacter "select-previous-character" "Select to the previous character" { Typing: [shift(Left)] }
    SelectNextCharacter "select-next-character" "Select to the next character" { Typing: [shift(Right)] }
    SelectPreviousWord "select-previous-word" "Select to the previous word"
        { Typing: [ctrl_shift(Left), alt_shift(Left), alt_shift(Char('b'))] }
    SelectNextWord "select-next-word" "Select to the next word"
        { Typing: [ctrl_shift(Right), alt_shift(Right), alt_shift(Char('f'))] }
    SelectRowStart "select-row-start" "Select to the start of the row, then of the line" { Typing: [shift(Home)] }
    SelectRowEnd "select-row-end" "Select to the end of the row, then of the line" { Typing: [shift(End)] }
    SelectLineStart "select-line-start" "Select to the start of the line" { Typing: [alt_shift(Home)] }
    SelectLineEnd "select-line-end" "Select to the end of the line" { Typing: [alt_shift(End)] }
    SelectAll "select-all" "Select all" { Typing: [ctrl(Char('a'))] }
    // Ctrl-H is what some terminals send for Ctrl with Backspace, and some for Backspace alone: the smaller deletion it is.
    DeletePreviousCharacter "delete-previous-character" "Delete the previous character"
        { Typing: [key(Backspace), shift(Backspace), ctrl(Char('h'))] }
    DeleteNextCharacter "delete-next-character" "Delete the next character" { Typing: [key(Delete)] }
    DeletePreviousWord "delete-previous-word" "Delete to the previous word"
        { Typing: [ctrl(Char('w')), ctrl(Backspace), alt(Backspace)] }
    DeleteNextWord "delete-next-word" "Delete to the next word"
        { Typing: [ctrl(Delete), alt(Delete), alt(Char('d'))] }
    DeleteToLineStart "delete-to-line-start" "Delete to the start of the line" { Typing: [ctrl(Char('u'))] }
    DeleteToLineEnd "delete-to-line-end" "Delete to the end of the line" { Typing: [ctrl(Char('k'))] }
    Undo "undo" "Undo" { Typing: [ctrl(Char('z')), ctrl(Char('_'))], Weeks: [ctrl(Char('z'))] }
    Redo "redo" "Redo"
        { Typing: [ctrl(Char('y')), ctrl_shift(Char('z'))], Weeks: [ctrl(Char('y')), ctrl_shift(Char('z'))] }
    Copy "copy" "Copy the selection" { Typing: [ctrl(Char('c'))] }
    Cut "cut" "Cut the selection" { Typing: [ctrl(Char('x'))] }
    Paste "paste" "Paste" { Typing: [ctrl(Char('v'))] }

    Previous "previous" "Go up by one" { List: [key(Up), letter('k')] }
    Next "next" "Go down by one" { List: [key(Down), letter('j')] }
    PageBack "page-back" "Go up by a page" { List: [key(PageUp)] }
    PageForward "page-forward" "Go down by a page" { List: [key(PageDown)] }
    First "first" "Go to the top" { List: [key(Home)] }
    Last "last" "Go to the end" { List: [key(End)] }

    Accept "accept" "Accept, or say yes" { Overlay: [key(Enter), letter('y')] }
    Cancel "cancel" "Close without a change, or say no" { Overlay: [key(Esc), letter('n'), letter('q')] }
    NextField "next-field" "Go to the next field" { Field: [key(Tab)] }
    PreviousField "previous-field" "Go to the previous field" { Field: [shift(Tab)] }
    KeepSearch "keep-search" "Keep the search by a name" { Search: [alt(Char('k'))] }
    ReplaceMatch "replace-match" "Replace the match and go to the next" { Find: [ctrl(Char('r'))] }
    ReplaceAll "replace-all" "Replace every match" { Find: [alt(Char('a'))] }
}

impl Command {
    /// Every command, in the order in which help lists them.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|row| row.command)
    }

    /// The command with this name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.command)
    }

    /// The name by which the configuration binds keys to it, such as `next-word`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What it does, in a few words, without a full stop.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.row().title
    }

    /// The outermost places in which it applies, at least one; the first is where help lists it.
    pub fn places(self) -> impl Iterator<Item = Place> {
        self.row().keys.iter().map(|(place, _)| *place)
    }

    /// Whether it can be asked for in this place.
    #[must_use]
    pub fn applies_in(self, place: Place) -> bool {
        self.places().any(|outer| place.is_within(outer))
    }

    /// Its keys before the user changes them, each with the place where it is one.
    pub fn default_keys(self) -> impl Iterator<Item = (Place, Key)> {
        self.row().keys.iter().flat_map(|(place, keys)| keys.iter().map(|key| (*place, *key)))
    }

    fn row(self) -> &'static Row {
        // The rows and the variants come from one list, in one order.
        &ROWS[self as usize]
    }
}

#[cfg(test)]
mod tests;
