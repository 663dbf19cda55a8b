//! What can be done with all weeks that are marked.

use crate::app::{Area, Size};
use crate::command::Command;
use crate::journal::EntryId;
use crate::report::Format;

use super::trash::moved;

/// The window that offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// With which entries.
    pub entries: Vec<EntryId>,
    /// What can be done.
    pub deeds: Vec<Deed>,
    /// The selected one.
    pub selected: usize,
}

/// Something that is done with several entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Writes the report of each in this format.
    Export(Format),
    /// Writes the reports of all as one document in this format.
    Bind(Format),
    /// Gives them tags.
    AddTags,
    /// Takes tags from them.
    RemoveTags,
    /// Marks the reports as handed in today.
    HandIn,
    /// Moves them to the trash.
    Trash,
    /// Takes the marks away.
    Unmark,
}

impl Deed {
    /// What it does, in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Export(format) => format!("Export as {format}"),
            Self::Bind(format) => format!("Bind as one {format}"),
            Self::AddTags => "Add tags".to_owned(),
            Self::RemoveTags => "Remove tags".to_owned(),
            Self::HandIn => "Mark as handed in today".to_owned(),
            Self::Trash => "Move to the trash".to_owned(),
            Self::Unmark => "Take the marks away".to_owned(),
        }
    }
}

impl Marked {
    /// What can be done with these entries; `first` is the format that is offered first, and is one that can be written. Those that are
    /// of one series can be bound.
    #[must_use]
    pub fn of(entries: Vec<EntryId>, first: Format, are_marked: bool, are_of_one_series: bool) -> Self {
        let others = Format::ALL.into_iter().filter(|format| format.is_built() && *format != first);
        let mut deeds: Vec<Deed> = std::iter::once(first).chain(others).map(Deed::Export).collect();
        if entries.len() > 1 && are_of_one_series {
            let is_document = |format: &Format| format.is_built() && *format != Format::Json;
            deeds.extend([first, Format::Pdf, Format::Markdown].into_iter().find(is_document).map(Deed::Bind));
        }
        deeds.extend([Deed::AddTags, Deed::RemoveTags, Deed::HandIn, Deed::Trash]);
        deeds.extend(are_marked.then_some(Deed::Unmark));
        Self { entries, deeds, selected: 0 }
    }

    /// The window's title.
    #[must_use]
    pub fn title(&self) -> String {
        match self.entries.len() {
            1 => "With this week".to_owned(),
            count => format!("With {count} weeks"),
        }
    }

    /// The cells that it takes within its window.
    #[must_use]
    pub fn size(&self) -> Size {
        Size { width: 34, height: u16::try_from(self.deeds.len()).unwrap_or(u16::MAX) }
    }

    /// The first row that is shown within the window: the selected one is in sight.
    #[must_use]
    pub fn top(&self, inside: Area) -> usize {
        (self.selected + 1).saturating_sub(usize::from(inside.height.max(1)))
    }

    /// Moves the selection when the command says so. Gives back whether it did.
    pub fn move_by(&mut self, command: Command, height: usize) -> bool {
        let Some(selected) = moved(self.selected, self.deeds.len(), command, height) else { return false };
        self.selected = selected;
        true
    }
}
