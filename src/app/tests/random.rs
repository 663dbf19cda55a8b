use proptest::prelude::*;

use super::*;
use crate::command::{Code, Command};
use crate::text::sample;

#[derive(Clone, Debug)]
enum Act {
    Command(Command),
    Type(String),
    Paste(String),
    Wait(i64),
    Resize(u16, u16),
    Mouse(MouseKind, u16, u16, bool),
}

fn act() -> impl Strategy<Value = Act> {
    let commands: Vec<Command> = Command::all().filter(|command| *command != Command::Quit).collect();
    let mouse = prop::sample::select(vec![
        MouseKind::Press,
        MouseKind::Drag,
        MouseKind::Release,
        MouseKind::ScrollUp,
        MouseKind::ScrollDown,
    ]);
    prop_oneof![
        6 => prop::sample::select(commands).prop_map(Act::Command),
        4 => "[ a-c?=!#\\[\\]x~>`1-3.\\-]|박|지호|👩‍👩‍👧|e\u{301}|漢|\u{1112}\u{1161}|\t|\u{202e}".prop_map(Act::Type),
        1 => sample::line().prop_map(Act::Type),
        1 => "(.|\n|\r){0,30}".prop_map(Act::Paste),
        1 => (0_i64..4000).prop_map(Act::Wait),
        1 => (0_u16..120, 0_u16..40).prop_map(|(width, height)| Act::Resize(width, height)),
        1 => (mouse, 0_u16..120, 0_u16..40, any::<bool>())
            .prop_map(|(kind, column, row, shift)| Act::Mouse(kind, column, row, shift)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 3))]

    /// Whatever is done, nothing panics, and the record replayed is what the screen shows.
    #[test]
    fn the_record_replayed_is_the_model(notes in sample::text(), acts in prop::collection::vec(act(), 1..120)) {
        let mut program = Program::with_notes(&format!("# One\n? why\n= so\n- [ ] read\n\n긴 문장이 하나 있다\n{notes}"));
        for act in acts {
            match act {
                Act::Command(command) => program.send(Msg::Command(command)),
                Act::Type(text) => {
                    for character in text.chars() {
                        program.send(Msg::Key(Key::new(Code::Char(character), false, false, false)));
                    }
                }
                Act::Paste(text) => program.send(Msg::Paste(text)),
                Act::Wait(seconds) => program.wait(seconds),
                Act::Resize(width, height) => program.send(Msg::Resize(Size { width, height })),
                Act::Mouse(kind, column, row, shift) => {
                    program.send(Msg::Mouse(Mouse { kind, column, row, shift }));
                }
            }
            if let Some(open) = &program.model.open {
                let file = program.files.iter().find(|entry| entry.id == open.entry.id).unwrap();
                prop_assert_eq!(&open.entry, file);
                prop_assert_eq!(&open.outline, &crate::journal::Outline::of(&open.entry.notes));
                for field in [Field::Notes, Field::Summary, Field::Reflection] {
                    let (text, editor) = (open.entry.text(field), open.editor(field));
                    let selection = editor.cursor.selection;
                    let is_shown = program.model.layout.pane(field).is_some();
                    prop_assert!(!is_shown || text.snap_selection(selection) == selection);
                }
            }
        }
    }
}
