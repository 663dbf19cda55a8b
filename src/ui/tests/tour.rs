//! The README's tour: three moments of one talk, drawn by the program. What stands there is what these screens show.

use super::screen::Screen;
use crate::command::Key;

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

/// The keys in a row of the README, each in backticks: their names, or characters that are typed.
fn keys_of(question: &str) -> Vec<Key> {
    let readme = include_str!("../../../README.md");
    let row =
        readme.lines().find(|line| line.starts_with("| ") && line.contains(question)).expect("the README has a row");
    let keys = row.split('|').nth(2).expect("a cell with keys").split('`').skip(1).step_by(2);
    let typed = |words: &str| match words.parse() {
        Ok(key) => vec![key],
        Err(_) => words.chars().map(|character| character.to_string().parse().expect("a character")).collect(),
    };
    keys.flat_map(typed).collect()
}

#[test]
fn what_one_asks_of_a_term_is_answered_in_less_than_ten_keys() {
    for (question, answers) in [
        ("What did that speaker say about synthetic data?", &["half of the mix can be synthetic data"][..]),
        (
            "Which of my questions were never answered?",
            &[
                "if the teacher is wrong in the same way",
                "how large must the planted set be",
                "what would you take away first",
            ],
        ),
        (
            "What did I promise myself in week 2?",
            &["write to her about the question", "look at the table on slide 31", "try the weekend recipe"],
        ),
        ("How am I doing this term?", &["8 of 15 talks", "Handed in  5 of 8", "Answered   16 of 20", "Words a week"]),
    ] {
        let keys = keys_of(question);
        assert!(keys.len() < 10, "{question} takes {} keys", keys.len());
        let screen = keys.into_iter().fold(Screen::new(100, 24).demo(), Screen::key).text();
        for answer in answers {
            assert!(screen.contains(answer), "{question} {answer}\n{screen}");
        }
    }
}

#[test]
fn the_term_of_the_readme_is_that_of_the_sample_journal() {
    let readme = include_str!("../../../README.md");
    let screen = Screen::new(80, 24).demo().keys("<shift-tab>").text();
    assert!(readme.contains(&screen), "put this screen into the README:\n{screen}");
}
