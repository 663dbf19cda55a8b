//! What lies over a screen: help, palette, forms, the past of an entry, confirmations and messages.

use super::at_every_size;
use super::screen::Screen;
use crate::app::Msg;
use crate::config::KeptSearch;

#[test]
fn help() {
    at_every_size("help", |screen| screen.journal().open("Enter").keys("<f1>"));
}

#[test]
fn help_further_down() {
    at_every_size("help_end", |screen| screen.journal().open("Enter").keys("<f1><end>"));
}

#[test]
fn palette() {
    at_every_size("palette", |screen| screen.journal().open("Enter").keys("<ctrl-p>"));
}

#[test]
fn palette_searched() {
    at_every_size("palette_searched", |screen| screen.journal().open("Enter").keys("<ctrl-p>clock<down>"));
}

#[test]
fn palette_without_a_match() {
    at_every_size("palette_nothing", |screen| screen.journal().open("Enter").keys("<ctrl-p>zzzz"));
}

#[test]
fn details() {
    at_every_size("details", |screen| screen.journal().keys("<down>d"));
}

#[test]
fn details_with_a_mistake() {
    at_every_size("details_wrong", |screen| screen.journal().keys("<down>d<tab><tab><backspace><backspace>x"));
}

#[test]
fn details_with_a_long_title() {
    let title = "아주 긴 제목 ".repeat(12);
    at_every_size("details_long", |screen| screen.journal().keys("d").keys(&title).keys("<shift-left><shift-left>"));
}

#[test]
fn series() {
    at_every_size("series", |screen| screen.journal().keys("s<tab><tab>"));
}

#[test]
fn series_at_its_last_field() {
    at_every_size("series_end", |screen| screen.journal().keys("s<shift-tab>x"));
}

#[test]
fn versions() {
    at_every_size("versions", |screen| screen.journal().keys("<down><down>v"));
}

#[test]
fn versions_further_down() {
    at_every_size("versions_end", |screen| screen.journal().keys("<down><down>v<end><pagedown>"));
}

#[test]
fn a_version_that_cannot_be_read() {
    at_every_size("versions_unreadable", |screen| screen.journal().keys("<down><down>v<down>"));
}

#[test]
fn trash() {
    at_every_size("trash", |screen| screen.journal().keys("X<down>"));
}

#[test]
fn confirmation() {
    at_every_size("confirm", |screen| {
        screen.journal().keys("<down>").tell(Msg::ExportExists("/home/jiho/reports/Week 2 Report.md".into()))
    });
}

#[test]
fn notice() {
    at_every_size("notice", |screen| screen.journal().notice());
}

#[test]
fn a_failure_is_told_in_full() {
    let reason = "The report could not be written to /home/jiho/reports/Week 2 Report.pdf: the disk is full. Make room, then press Enter again.";
    at_every_size("failure", |screen| screen.journal().tell(Msg::Failed(reason.to_owned())));
}

#[test]
fn a_failure_does_not_lie_on_the_caret() {
    let reason =
        "The entry could not be saved to its file: the disk is full. Everything is in the recovery log; make room.";
    let tall = |screen: Screen| {
        screen.journal().open("Enter").keys(&"<enter>line".repeat(60)).tell(Msg::Failed(reason.to_owned()))
    };
    at_every_size("failure_at_caret", tall);
}

#[test]
fn searching() {
    at_every_size("search", |screen| screen.journal().keys("/데이터 OR model<down>"));
}

#[test]
fn searching_before_anything_is_typed() {
    at_every_size("search_blank", |screen| screen.journal().open("Enter").keys("<alt-/>"));
}

#[test]
fn searching_with_searches_that_were_kept() {
    at_every_size("search_kept", |mut screen| {
        let kept = [("mine", "is:unanswered is:mine"), ("까먹은 일", "is:overdue")];
        let kept = kept.map(|(name, query)| KeptSearch { name: name.to_owned(), query: query.to_owned() });
        screen.model.config.searches = kept.to_vec();
        screen.journal().keys("/<down>")
    });
}

#[test]
fn searching_for_nothing_that_there_is() {
    at_every_size("search_nothing", |screen| screen.journal().keys("/zebra"));
}

#[test]
fn searching_with_a_mistake() {
    at_every_size("search_wrong", |screen| screen.journal().keys("/데이터 is:qestion"));
}

#[test]
fn keeping_a_search() {
    at_every_size("search_keep", |screen| screen.journal().keys("/is:open<alt-k>to do"));
}
