//! The README's tour: three moments of one talk, drawn by the program. What stands there is what these screens show.

use super::screen::Screen;

/// The screens of the README between a line that names a minute and the end of the block.
fn in_readme(minute: u32) -> String {
    let readme = include_str!("../../../README.md");
    let heading = format!("Minute {minute}");
    let (_, behind) = readme.split_once(&heading).expect("the README shows this minute");
    let (_, block) = behind.split_once("```text\n").expect("a screen");
    block.split_once("```").expect("its end").0.to_owned()
}

/// Types lines, each some seconds after the one before.
fn notes(screen: Screen, lines: &[(i64, &str)]) -> Screen {
    lines.iter().fold(screen, |screen, (seconds, keys)| screen.after(*seconds).keys(keys))
}

#[test]
fn the_tour_of_the_readme_is_what_the_screen_shows() {
    let start = Screen::new(100, 14).talk_of_the_tour().open("Enter");
    let middle = notes(
        start.keys("<f9>").after(6),
        &[
            (6, "# History<enter>"),
            (83, "smaller models reach the same scores as time goes on<enter>"),
            (301, "? what differs in the coding model<enter>"),
            (424, "! the data is worth more than the size<enter>"),
            (610, "?? who checks the licences<enter>= a team of four, by hand<enter>"),
            (502, "# What comes next<enter>"),
            (350, "? 한국어 평가는 누가 만드나요<enter>"),
            (118, "~ \"understands\" is a large word"),
        ],
    );
    let at_the_start = Screen::new(100, 14).talk_of_the_tour().open("Enter").keys("<f9>").after(6);
    let in_the_middle = middle.text();
    let late = notes(
        middle,
        &[
            (700, "<alt-p><alt-p><alt-enter>it has seen more code<ctrl-end><enter>"),
            (900, "[ ] read the paper due 2024-10-24<enter>"),
            (320, ""),
        ],
    );
    let screens = [(0, at_the_start.text()), (40, in_the_middle), (72, late.text())];
    let wrong = screens.iter().filter(|(minute, screen)| in_readme(*minute) != *screen);
    let wrong: Vec<String> = wrong.map(|(minute, screen)| format!("Minute {minute}\n{screen}")).collect();
    assert!(wrong.is_empty(), "put these screens into the README:\n{}", wrong.join("\n"));
}
