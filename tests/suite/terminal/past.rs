//! What was before, on a terminal.

use seminote::journal::{Change, Details, Entry, Moment, Slug};
use seminote::store::Store;
use seminote::text::Text;
use tempfile::TempDir;

use super::driver::start;

#[test]
fn a_difference_is_coloured_on_a_terminal_and_steers_it_in_no_other_way() {
    let home = TempDir::new().unwrap();
    let now: Moment = "2024-09-19T16:00:00+09:00".parse().unwrap();
    let store = Store::on_disk(home.path().join("data"));
    let entry = Entry::new(Slug::of_name("AI Seminar"), Details::new(1, now.date_naive()), None, now);
    store.create(&entry).unwrap();
    for summary in ["old\u{1b}[2J", "new"] {
        let before = store.read(entry.id).unwrap();
        let after = Entry { summary: Text::from(summary), ..before.clone() };
        let mut session = store.open(entry.id, now).unwrap();
        session.record(&Change::restoring(&before, &after)).unwrap();
        session.close(now).unwrap();
    }
    for (variables, colours) in [([].as_slice(), true), (&[("NO_COLOR", "1")], false)] {
        let mut session = start(home.path(), &["versions", "diff", "1"], variables);
        assert_eq!(session.ended(), 0);
        let screen = session.screen();
        let drawn = screen.contents();
        assert!(drawn.contains("--- version 2") && drawn.contains("\n-old"), "{drawn}");
        assert!(drawn.contains("[2J\n+new"), "it is shown and not obeyed: {drawn}");
        let row = drawn.lines().position(|line| line == "+new").unwrap();
        let colour = screen.cell(u16::try_from(row).unwrap(), 0).unwrap().fgcolor();
        assert_eq!(colour == vt100::Color::Idx(2), colours, "{colour:?}");
    }
}
