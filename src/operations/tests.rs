mod at_once;
mod exports;
mod templates;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tempfile::TempDir;

use super::{Announced, Destination, ImportRequest, OperationError, Week, WeekError, Weeks, World};
use crate::journal::{Author, Change, Details, EntryId, Moment, Series, Slug};
use crate::report::Format;
use crate::store::{Appended, StoreError};

/// An empty journal, in a home where nothing is.
fn world(home: &TempDir) -> World {
    let data = home.path().join("deep/below/data");
    World::find(Some(&data), Some(&home.path().join("config/config.toml")), &|_| None).unwrap()
}

fn at(moment: &str) -> Moment {
    format!("{moment}:00+09:00").parse().unwrap()
}

fn series(world: &World, name: &str, starts: &str, time: Option<&str>) -> Series {
    let mut series = Series::new(Slug::of_name(name), name.to_owned(), starts.parse().unwrap());
    series.time = time.map(|time| time.parse().unwrap());
    world.create_series(series).unwrap()
}

fn entry(world: &World, series: &Series, week: u32, date: &str) -> EntryId {
    let details = Details::new(week, date.parse().unwrap());
    world.create_entry(Some(&series.slug), details, at(&format!("{date}T12:00"))).unwrap().entry.id
}

fn start_clock(world: &World, id: EntryId, now: Moment) {
    let before = world.store.read(id).unwrap().talk;
    let change = Change::Talk { after: Box::new(before.running(now)), before: Box::new(before) };
    world.change(&[(id, change)], now).unwrap();
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

#[test]
fn an_empty_home_needs_no_preparation() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    assert_eq!(world.listing().unwrap(), super::Listing::default());
    let now = at("2024-09-12T16:00");
    let live = world.live(&Announced::default(), None, now).unwrap();
    assert_eq!(live.new_series.unwrap().name, "Seminar");
    let again = world.live(&Announced::default(), None, now).unwrap();
    assert_eq!((again.id, again.new_series), (live.id, None));
}

#[test]
fn the_first_start_keeps_the_name_and_leaves_the_configuration_otherwise_alone() {
    let home = TempDir::new().unwrap();
    let mut world = world(&home);
    std::fs::create_dir(home.path().join("config")).unwrap();
    std::fs::write(home.path().join("config/config.toml"), "# mine\n[theme]\nname = \"dark\"\n").unwrap();
    let author = Author { name: Some("박지호".into()), student_id: Some(" ".into()), ..Author::default() };
    let made = world.begin(&author, " AI Seminar ", at("2024-09-12T16:00")).unwrap();
    assert_eq!((made.entry.details.week, made.entry.series.as_str()), (1, "ai-seminar"));
    assert_eq!(made.new_series.unwrap().name, "AI Seminar");
    let config = std::fs::read_to_string(home.path().join("config/config.toml")).unwrap();
    assert_eq!(config, "# mine\n[theme]\nname = \"dark\"\n\n[author]\nname = \"박지호\"\n");
    assert_eq!(world.config.author.name.as_deref(), Some("박지호"));
}

#[test]
fn live_is_in_the_series_with_a_talk_now() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    series(&world, "Morning", "2024-09-12", Some("09:00:00"));
    series(&world, "Late", "2024-09-12", Some("23:30:00"));
    let other = series(&world, "Other", "2024-09-01", None);
    entry(&world, &other, 1, "2024-09-01");
    for (now, slug, date) in [
        ("2024-09-19T08:29", "other", "2024-09-19"),
        ("2024-09-19T08:30", "morning", "2024-09-19"),
        ("2024-09-19T11:15", "morning", "2024-09-19"),
        ("2024-09-20T00:40", "late", "2024-09-19"),
        ("2024-09-20T16:00", "other", "2024-09-20"),
    ] {
        let id = world.live(&Announced::default(), None, at(now)).unwrap().id;
        let entry = world.store.read(id).unwrap();
        assert_eq!((entry.series.as_str(), entry.details.date.to_string().as_str()), (slug, date), "at {now}");
    }
    let id = world.live(&Announced::default(), Some(&other.slug), at("2024-09-20T00:40")).unwrap().id;
    assert_eq!(world.store.read(id).unwrap().details.week, 3);
}

#[test]
fn what_is_announced_fills_what_is_empty_and_nothing_else() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let now = at("2024-09-12T16:00");
    let announced = |title: &str, speaker: &str, affiliation: &str| Announced {
        title: Some(title.to_owned()),
        speaker: Some(speaker.to_owned()),
        affiliation: Some(affiliation.to_owned()),
    };
    world.live(&announced("", "Junyang Lin", ""), None, now).unwrap();
    let live = world.live(&announced("The Qwen models", "Junyang Lin", "Qwen team"), None, now).unwrap();
    assert_eq!(live.notices, Vec::<String>::new());
    let live = world.live(&announced("Another", "Ada Lovelace", ""), None, now).unwrap();
    assert_eq!(
        live.notices,
        [
            "week 1 has the title \"The Qwen models\" already; \"Another\" was not taken",
            "week 1 has the speaker Junyang Lin (Qwen team) already; \"Ada Lovelace\" was not taken",
        ]
    );
    let details = world.store.read(live.id).unwrap().details;
    assert_eq!((details.title.as_str(), details.speakers.len()), ("The Qwen models", 1));
}

#[test]
fn lines_go_to_the_running_talk_then_to_today_then_to_the_newest() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let series = series(&world, "AI Seminar", "2024-09-12", None);
    let first = entry(&world, &series, 1, "2024-09-12");
    let second = entry(&world, &series, 2, "2024-09-19");
    let add = |week: Option<&str>, now: &str| {
        let week: Option<Week> = week.map(|week| week.parse().unwrap());
        let added = world.add(week.as_ref(), None, &lines("one\n? two"), at(now)).unwrap();
        (added.entry.id, added.stamp)
    };
    assert_eq!(add(None, "2024-09-25T10:00"), (second, None));
    assert_eq!(add(None, "2024-09-12T10:00"), (first, None));
    start_clock(&world, first, at("2024-09-19T16:00"));
    assert_eq!(add(None, "2024-09-19T16:01"), (first, Some(60)));
    assert_eq!(add(Some("2"), "2024-09-19T16:02"), (second, None));
    // An hour behind its planned end a talk that nobody ended is over.
    assert_eq!(add(None, "2024-09-19T18:16"), (second, None));
    let notes = world.store.read(first).unwrap().notes;
    assert_eq!(notes.to_string(), "one\n? two\none\n? two");
    assert_eq!(notes.lines()[2].tag.stamp, Some(60));
    let nothing = world.add(None, None, &lines(" \n"), at("2024-09-19T16:00"));
    assert!(matches!(nothing, Err(OperationError::NothingToAdd)));
}

#[test]
fn lines_for_an_entry_that_is_open_wait_for_it() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let now = at("2024-09-12T16:00");
    let id = world.live(&Announced::default(), None, now).unwrap().id;
    let session = world.store.open(id, now).unwrap();
    assert_eq!(world.add(None, None, &lines("one"), now).unwrap().appended, Appended::Waiting);
    let refused = world.hand_in(id, now.date_naive(), now);
    assert!(matches!(refused, Err(OperationError::Store(StoreError::Locked { .. }))));
    drop(session);
    assert_eq!(world.hand_in(id, now.date_naive(), now).unwrap().notes.to_string(), "one");
    assert_eq!(world.store.versions(id).unwrap().len(), 1);
}

#[test]
fn a_week_means_entries() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let series = series(&world, "AI Seminar", "2024-09-12", None);
    let weeks = [(1, "2024-09-12"), (2, "2024-09-19"), (2, "2024-09-20"), (4, "2024-10-03"), (5, "2024-10-10")];
    let ids: Vec<EntryId> = weeks.iter().map(|(week, date)| entry(&world, &series, *week, date)).collect();
    let meant = |weeks: &str| -> Result<Vec<usize>, String> {
        let weeks: Weeks = weeks.parse().map_err(|error: WeekError| error.to_string())?;
        let heads = world.heads(&weeks, None).map_err(|error| error.to_string())?;
        Ok(heads.iter().map(|head| ids.iter().position(|id| *id == head.id).unwrap()).collect())
    };
    assert_eq!(meant("1"), Ok(vec![0]));
    assert_eq!(meant("2"), Ok(vec![1, 2]));
    assert_eq!(meant("4,1"), Ok(vec![3, 0]));
    assert_eq!(meant("2-4, 1-2"), Ok(vec![1, 2, 3, 0]));
    assert_eq!(meant("all"), Ok(vec![0, 1, 2, 3, 4]));
    assert_eq!(meant("latest"), Ok(vec![4]));
    assert_eq!(meant(&ids[3].short().to_uppercase()), Ok(vec![3]));
    let none = "there is no week 3 in the series \"ai-seminar\"; it has the weeks 1-2, 4-5";
    assert_eq!(meant("1,3"), Err(none.to_owned()));
    for wrong in ["", "0", "two", "-1", "5-2", "1-", "2,,4", "1.5", "+2"] {
        assert!(wrong.parse::<Weeks>().is_err(), "{wrong}");
    }
    let several = world.entry_to_write(&Week::Number(2), None).unwrap_err().to_string();
    assert!(several.contains(&ids[1].short()) && several.contains(&ids[2].short()), "{several}");
}

fn export(
    world: &World,
    entry: &crate::journal::Entry,
    format: Format,
    to: &Destination,
    force: bool,
) -> Result<super::Exported, OperationError> {
    world.exports(format, to.clone(), force).export(entry)
}

#[test]
fn a_report_never_takes_the_place_of_another_file() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let series = series(&world, "AI Seminar", "2024-09-12", None);
    let first = world.store.read(entry(&world, &series, 2, "2024-09-19")).unwrap();
    let out = Destination::Directory(home.path().join("new/reports"));
    let path = export(&world, &first, Format::Markdown, &out, false).unwrap().path;
    assert_eq!(path, home.path().join("new/reports/ai-seminar-week-02.md"));
    let exists = export(&world, &first, Format::Markdown, &out, false);
    assert!(matches!(exists, Err(OperationError::Exists(there)) if there == path));
    export(&world, &first, Format::Markdown, &out, true).unwrap();
    let second = world.store.read(entry(&world, &series, 2, "2024-09-20")).unwrap();
    let path = export(&world, &second, Format::Markdown, &out, true).unwrap().path;
    assert_eq!(path.file_name().unwrap().to_str().unwrap(), format!("ai-seminar-week-02-{}.md", second.id.short()));
    let both = [second, first];
    world.exports(Format::Text, out.clone(), false).may_all(&both).unwrap();
    let one = export(&world, &both[0], Format::Text, &out, false).unwrap().path;
    let may = world.exports(Format::Text, out.clone(), false).may_all(&both);
    assert!(matches!(may, Err(OperationError::Exists(there)) if there == one));
    world.exports(Format::Text, out.clone(), true).may_all(&both).unwrap();
    let bind = |is_stopped| world.export_bound(both.to_vec(), Format::Text, &out, false, &move || is_stopped);
    assert!(matches!(bind(true), Err(OperationError::Stopped)));
    let bound = bind(false).unwrap().path;
    assert_eq!(bound.file_name().unwrap(), "ai-seminar-weeks-2-2.txt");
    assert!(matches!(bind(false), Err(OperationError::Exists(there)) if there == bound));
}

#[cfg(unix)]
#[test]
fn a_report_replaces_a_link_and_leaves_what_it_leads_to() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let series = series(&world, "AI Seminar", "2024-09-12", None);
    let report = world.store.read(entry(&world, &series, 1, "2024-09-12")).unwrap();
    let (target, link) = (home.path().join("target"), home.path().join("link.md"));
    std::fs::write(&target, "mine").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let to = |path: &Path| Destination::File(path.to_owned());
    assert!(matches!(export(&world, &report, Format::Markdown, &to(&link), false), Err(OperationError::Exists(_))));
    export(&world, &report, Format::Markdown, &to(&link), true).unwrap();
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "mine");
    assert!(std::fs::read_to_string(&link).unwrap().starts_with("# Week 1 Report"));
    let null = export(&world, &report, Format::Markdown, &to(Path::new("/dev/null")), true);
    assert!(matches!(null, Err(OperationError::NotAFile(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases))]

    #[test]
    fn no_text_breaks_the_reading_of_weeks(text in "[0-9a-f,\\-al \u{ac00}]{0,12}") {
        if let Ok(week) = text.parse::<Week>() {
            prop_assert_eq!(week.to_string().parse::<Week>().unwrap(), week);
        }
        drop(text.parse::<Weeks>());
    }
}

#[test]
fn the_demo_is_eight_weeks_that_can_all_be_read() {
    let home = TempDir::new().unwrap();
    let demo = world(&home).demo(&home.path().join("demo"), at("2024-09-12T16:00")).unwrap();
    let listing = demo.listing().unwrap();
    assert_eq!((listing.series.len(), listing.heads.len(), listing.damaged.len()), (1, 8, 0));
    for head in &listing.heads {
        demo.render(&demo.store.read(head.id).unwrap(), Format::Markdown).unwrap();
    }
}

#[test]
fn a_series_made_for_reports_began_so_that_the_last_of_them_is_today_or_as_they_say() {
    let table: [(&[&str], &str, &[&str]); 3] = [
        (&["# Week 3 Report\n\nText.", "# Week 1 Report\n\nText."], "2024-09-05", &["2024-09-19", "2024-09-05"]),
        (
            &["---\nweek: 2\ndate: 2024-03-12\n---\n\nText.", "# Week 4 Report\n\nText."],
            "2024-03-05",
            &["2024-03-12", "2024-03-26"],
        ),
        (&["Text."], "2024-09-19", &["2024-09-19"]),
    ];
    for (reports, starts, dates) in table {
        let home = TempDir::new().unwrap();
        let world = world(&home);
        let now = at("2024-09-19T12:00");
        let files: Vec<PathBuf> = (0..reports.len()).map(|number| home.path().join(format!("{number}.md"))).collect();
        for (path, report) in files.iter().zip(reports) {
            std::fs::write(path, report).unwrap();
        }
        let request = ImportRequest { files, ..ImportRequest::default() };
        let (made, series) = world.import(&request, now).unwrap();
        assert_eq!(series[0].starts.to_string(), starts, "{reports:?}");
        let made_on: Vec<String> = made.iter().map(|made| made.entry.details.date.to_string()).collect();
        assert_eq!(made_on, dates, "{reports:?}");

        let (again, _) = world.import(&request, now).unwrap();
        assert!(
            again[0].warnings.iter().any(|warning| warning.contains("another entry of week")),
            "{:?}",
            again[0].warnings
        );
    }
}

#[test]
fn a_start_brings_back_what_the_logs_have_of_every_entry_that_is_open_nowhere() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let series = series(&world, "AI", "2024-09-12", None);
    let [one, two, three] = [1, 2, 3].map(|week| entry(&world, &series, week, &format!("2024-09-{}", 5 + 7 * week)));
    let now = at("2024-09-27T16:00");
    let typed = |id| {
        let mut session = world.store.open(id, now).unwrap();
        for letter in ["a", "b"] {
            let notes = &session.entry().notes;
            let edit = notes.replace(notes.end()..notes.end(), letter, &crate::text::Tag::default());
            session.record(&[Change::Edit { field: crate::journal::Field::Notes, edit }]).unwrap();
        }
        session
    };
    drop((typed(two), typed(one)));
    let open = typed(three);
    let (brought, failure) = world.bring_back(now).unwrap();
    assert!(failure.is_none());
    let brought: Vec<_> = brought.iter().map(|entry| (entry.week, entry.recovered.changes)).collect();
    assert_eq!(brought, [(1, 2), (2, 2)], "week 3 is open in a window");
    assert_eq!(world.store.ids_with_logs().unwrap(), [three]);
    drop(open);
    assert_eq!(world.bring_back(now).unwrap().0.len(), 1);
    assert!(world.bring_back(now).unwrap().0.is_empty());
    for id in [one, two, three] {
        assert_eq!(world.store.read(id).unwrap().notes.to_string(), "ab");
    }
}
