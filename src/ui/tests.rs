//! Whole screens, drawn as a user sees them after typing the keys, at the least size, the usual one and a large one.

mod caret;
mod hostile;
mod overlays;
mod sample;
mod screen;
mod scripts;
mod tour;

use insta::assert_snapshot;
use screen::Screen;

use crate::app::{Damaged, Msg, Status};
use crate::config::{Appearance, Background};
use crate::ui::Theme;

/// The sizes that every screen is looked at in.
const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (200, 60)];

/// Compares a screen in every size; `prepare` brings it about.
fn at_every_size(name: &str, prepare: impl Fn(Screen) -> Screen) {
    for (width, height) in SIZES {
        let drawn = prepare(Screen::new(width, height)).to_string();
        assert_snapshot!(format!("{name}_{width}x{height}"), drawn);
    }
}

/// The name of a screen that shows whether this build can write PDF.
fn by_build(name: &str) -> String {
    if cfg!(feature = "pdf") { name.to_owned() } else { format!("{name}_without_pdf") }
}

#[test]
fn weeks() {
    at_every_size("weeks", |screen| screen.journal().keys("<down>"));
}

#[test]
fn weeks_of_an_empty_journal() {
    at_every_size("weeks_empty", |screen| screen.empty().keys("<esc>"));
}

#[test]
fn weeks_filtered() {
    at_every_size("weeks_filtered", |screen| screen.journal().keys("f언어"));
}

#[test]
fn weeks_filtered_to_nothing() {
    at_every_size("weeks_filtered_to_nothing", |screen| screen.journal().keys("fqqqq<enter>"));
}

#[test]
fn weeks_grouped_sorted_and_marked() {
    at_every_size("weeks_grouped", |screen| screen.two_series().keys("g<home>"));
    at_every_size("weeks_sorted", |screen| screen.two_series().keys("ooo<home>"));
    at_every_size("weeks_marked", |screen| screen.two_series().keys("a<down><down><space><up>"));
    at_every_size(&by_build("weeks_marked_deeds"), |screen| screen.two_series().keys("am<down>"));
    at_every_size("weeks_missed", |screen| screen.journal().keys("<end><up>"));
}

#[test]
fn weeks_with_a_line_from_the_past() {
    at_every_size("weeks_resurfaced", |screen| screen.journal().resurfaced());
    at_every_size("weeks_resurfaced_ascii", |screen| screen.theme(ascii()).journal().resurfaced());
}

#[test]
fn weeks_of_a_terminal_that_differs() {
    let theme = Theme::new(Appearance { colour: true, high_contrast: true, ascii: true, ..Appearance::default() });
    at_every_size("weeks_high_contrast_ascii", |screen| screen.theme(theme.clone()).two_series().keys("ga<down>z"));
}

#[test]
fn weeks_with_a_damaged_file() {
    at_every_size("weeks_damaged", |screen| {
        let path = "/home/jiho/.local/share/seminote/entries/ai-seminar/2024-10-24-5b0c6e1d.json".into();
        let reason = "it ends in the middle of a word at line 40; `seminote doctor` can restore a version".to_owned();
        screen.journal().damaged(Damaged { path, reason }).keys("<end>")
    });
}

#[test]
fn questions_of_all_weeks() {
    at_every_size("questions", |screen| screen.journal().keys("<tab>"));
    at_every_size("questions_all", |screen| screen.journal().keys("<tab><left><down>"));
}

#[test]
fn questions_filtered_of_which_none_is_shown() {
    at_every_size("questions_filtered", |screen| screen.journal().keys("<tab><left>mfmodel"));
    at_every_size("questions_filtered_to_nothing", |screen| screen.journal().keys("<tab>fqqqq<enter>"));
}

#[test]
fn follow_ups_of_all_weeks() {
    at_every_size("follow_ups", |screen| screen.journal().keys("<tab><tab>"));
    at_every_size("follow_ups_all", |screen| screen.journal().keys("<tab><tab><left><end>"));
}

#[test]
fn answering_and_dating_on_a_board() {
    at_every_size("board_answer", |screen| screen.journal().keys("<tab>a직접 만든다"));
    at_every_size("board_due", |screen| screen.journal().keys("<tab><tab>d soon<enter>"));
}

#[test]
fn index_of_all_weeks() {
    at_every_size("index", |screen| screen.journal().keys("<tab><tab><tab>"));
    at_every_size("index_tags", |screen| screen.journal().keys("<tab><tab><tab><right><down>"));
    at_every_size("index_filtered_to_nothing", |screen| screen.journal().keys("<tab><tab><tab>fqqqq<enter>"));
    at_every_size("index_lines", |screen| screen.journal().keys("<tab><tab><tab><right><enter>"));
}

#[test]
fn renaming_a_tag_is_shown_before() {
    at_every_size("rename", |screen| {
        screen.journal().keys("<tab><tab><tab><right>fllm<enter>r<ctrl-u>pretraining<enter><down>")
    });
}

#[test]
fn term_at_a_glance() {
    at_every_size("term", |screen| screen.journal().keys("<down><down><shift-tab>"));
    at_every_size("term_end", |screen| screen.journal().keys("<shift-tab><pagedown><pagedown><pagedown><pagedown>"));
    at_every_size("term_empty", |screen| screen.empty().keys("<esc><shift-tab>"));
}

#[test]
fn what_earlier_weeks_left_open() {
    at_every_size("left_open", |screen| screen.journal().open("Enter").keys("<alt-o><down>"));
    at_every_size("left_open_beside_notes", |screen| screen.journal().open("Enter"));
    at_every_size(&by_build("left_open_below_reflection"), |screen| screen.journal().open("r"));
}

#[test]
fn first_start() {
    at_every_size("welcome", |screen| screen.empty().keys("박지호<enter>2023-12675"));
}

#[test]
fn notes_while_the_clock_runs() {
    at_every_size("notes_running", |screen| {
        screen.journal().open("Enter").keys("<f9>").after(754).keys("<enter>! 작은 모델도 👩‍👩‍👧 é 🇰🇷 keep up")
    });
}

#[test]
fn notes_over_time() {
    at_every_size("notes_over_time", |screen| screen.journal().open("Enter").keys("<f9>").after(75 * 60 + 65));
}

#[test]
fn notes_in_a_break() {
    at_every_size("notes_paused", |screen| {
        screen.journal().open("Enter").keys("<f9>").after(61).keys("<f9>").after(600)
    });
}

#[test]
fn notes_with_questions_near_the_end() {
    at_every_size("notes_ending", |screen| {
        screen.journal().open("Enter").keys("<f9><enter>? 왜<enter>").after(66 * 60).keys("and then")
    });
}

#[test]
fn notes_whose_questions_were_not_answered() {
    at_every_size("notes_ended", |screen| {
        screen.journal().open("Enter").keys("<f9>").after(4400).keys("<f8>").after(6)
    });
}

#[test]
fn shifting_the_stamps() {
    at_every_size("shift", |screen| screen.journal().open("Enter").keys("<f9>").after(61).keys("<alt-s>soon<enter>"));
}

#[test]
fn notes_of_a_past_talk() {
    at_every_size("notes_past", |screen| screen.journal().keys("<down><down>").open("Enter"));
}

#[test]
fn notes_that_are_empty() {
    at_every_size("notes_empty", |screen| screen.journal().keys("<end>").open("Enter"));
}

#[test]
fn notes_selected() {
    at_every_size("notes_selected", |screen| {
        screen.journal().open("Enter").keys("<ctrl-home><down><shift-down><shift-down><shift-right>")
    });
}

#[test]
fn notes_that_cannot_be_written() {
    at_every_size("notes_read_only", |screen| {
        screen
            .read_only(
                "Week 2 is open in another seminote on this machine (process 4711); close it there to write here.",
            )
            .open("Enter")
            .after(20)
    });
}

#[test]
fn notes_that_are_not_on_record() {
    at_every_size("notes_late", |screen| {
        screen.journal().open("Enter").keys("<f9>").deaf().keys("x").tell(Msg::RecordLate)
    });
}

#[test]
fn notes_without_stamps() {
    at_every_size("notes_without_stamps", |screen| screen.journal().keys("<down><down>").open("Enter").keys("<f7>"));
}

#[test]
fn finding() {
    at_every_size("find", |screen| screen.journal().open("Enter").keys("<ctrl-f>model"));
}

#[test]
fn finding_nothing() {
    at_every_size("find_nothing", |screen| screen.journal().open("Enter").keys("<ctrl-f>zebra"));
}

#[test]
fn replacing() {
    at_every_size("replace", |screen| screen.journal().open("Enter").keys("<ctrl-r>model<tab>모델"));
}

#[test]
fn reflection() {
    at_every_size(&by_build("reflection"), |screen| screen.journal().keys("<down><down>").open("r"));
}

#[test]
fn reflection_to_be_written() {
    at_every_size(&by_build("reflection_empty"), |screen| screen.journal().open("r").keys("<f4>"));
}

#[test]
fn notes_are_chosen_beside_the_summary() {
    at_every_size(&by_build("reflection_chosen"), |screen| {
        screen.journal().keys("<down><down>").open("r").keys("<alt-i><down><down><space><down>")
    });
    at_every_size(&by_build("reflection_insights"), |screen| {
        screen.journal().keys("<down><down>").open("r").keys("<alt-i><tab><down><enter>")
    });
    at_every_size(&by_build("reflection_draft"), |screen| screen.journal().keys("<down>").open("r").keys("<alt-r>"));
}

#[test]
fn report() {
    at_every_size(&by_build("report"), |screen| screen.journal().keys("<down><down>").open("e"));
}

#[test]
fn report_at_its_end() {
    at_every_size(&by_build("report_end"), |screen| screen.journal().keys("<down><down>").open("e").keys("<end>f"));
}

#[test]
fn too_small() {
    for (width, height) in [(39, 12), (40, 11), (12, 6), (3, 1)] {
        let drawn = Screen::new(width, height).journal().to_string();
        assert_snapshot!(format!("too_small_{width}x{height}"), drawn);
    }
}

#[test]
fn every_theme() {
    let theme = |background, colour, high_contrast| {
        Theme::new(Appearance { background, colour, high_contrast, ..Appearance::default() })
    };
    for (name, theme) in [
        ("light", theme(Background::Light, true, false)),
        ("plain", theme(Background::Dark, false, false)),
        ("high_contrast", theme(Background::Dark, true, true)),
    ] {
        let screen = |keys: &str, open: &str| Screen::new(80, 24).theme(theme.clone()).journal().keys(keys).open(open);
        assert_snapshot!(format!("{name}_notes"), screen("<down><down>", "Enter").keys("<ctrl-f>model").to_string());
        assert_snapshot!(by_build(&format!("{name}_report")), screen("<down><down>", "e").to_string());
    }
}

/// A theme for a terminal without Unicode.
fn ascii() -> Theme {
    Theme::new(Appearance { colour: true, ascii: true, ..Appearance::default() })
}

#[test]
fn terminal_without_unicode() {
    at_every_size("ascii_weeks", |screen| screen.theme(ascii()).journal().keys("<down>"));
    at_every_size("ascii_palette", |screen| screen.theme(ascii()).journal().keys("<ctrl-p>trash"));
    at_every_size("ascii_notes", |screen| {
        screen.theme(ascii()).journal().open("Enter").keys("<f9>").after(61).keys("<enter>? 왜 × y…")
    });
}

#[test]
fn without_unicode_all_but_the_letters_of_texts_is_ascii() {
    let is_letter = |character: char| matches!(character, '가'..='힣' | '🌐');
    let views = ["", "<tab>", "<tab><tab>", "<tab><tab><tab>", "<shift-tab>"];
    let others = ["d", "N", "<f1>", "<f1><end>", "<ctrl-p>", "f언어", "v", "X", "/model", "x"];
    for keys in views.into_iter().chain(others) {
        let text = Screen::new(120, 40).theme(ascii()).journal().keys(keys).text();
        assert!(text.chars().all(|character| character.is_ascii() || is_letter(character)), "{keys}\n{text}");
    }
    for (open, keys) in [("Enter", "<f9>"), ("Enter", "<f9><f9>"), ("Enter", "<alt-o>"), ("r", ""), ("e", "")] {
        let text = Screen::new(120, 40).theme(ascii()).journal().keys("<down>").open(open).keys(keys).text();
        assert!(text.chars().all(|character| character.is_ascii() || is_letter(character)), "{open} {keys}\n{text}");
    }
}

#[test]
fn without_colours_there_are_bold_underlined_and_reversed_only() {
    let theme = Theme::new(Appearance { background: Background::Dark, colour: false, ..Appearance::default() });
    for keys in
        ["", "<tab>", "<tab><tab>", "<tab><tab><tab>", "<shift-tab>", "d", "<f1>", "<ctrl-p>", "f언어", "v", "X"]
    {
        let screen = Screen::new(120, 40).theme(theme.clone()).journal().keys(keys);
        assert!(screen.is_plain(), "{keys}");
    }
    for open in ["Enter", "r", "e"] {
        let screen = Screen::new(120, 40).theme(theme.clone()).journal().keys("<down>").open(open);
        assert!(screen.is_plain(), "{open}");
    }
}

#[test]
fn an_information_goes_away_and_an_error_stays() {
    let mut screen = Screen::new(80, 24).journal();
    screen.model.status = Some(Status::information("Exported.", screen.model.now));
    assert!(screen.text().contains("Exported."));
    assert!(!screen.after(6).text().contains("Exported."));
    let screen = Screen::new(80, 24).journal().tell(Msg::Failed("It failed.".to_owned())).after(600);
    assert!(screen.text().contains("It failed."));
}

#[test]
fn text_that_cannot_be_saved() {
    let reason = "cannot write /home/jiho/.local/share/seminote/entries/ai-seminar/2024-09-19-6e1d2a37.json: No space left on device (os error 28); free some space, then try again";
    let failing =
        |screen: Screen| screen.journal().open("Enter").deaf().keys("x").tell(Msg::NotSaved(reason.to_owned()));
    at_every_size("not_saved", failing);
    at_every_size("unsaved", |screen| failing(screen).tell(Msg::Unsaved(reason.to_owned())).keys("<down>"));
}
