//! Where a command applies. Places nest, so that a key means the innermost thing it can.

/// A part of the program in which a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The whole program, overlays included.
    Everywhere,
    /// Any of the four screens, while no overlay lies on it.
    Screen,
    /// Wherever characters are typed: the texts of an entry and fields of one line.
    Typing,
    /// A text of many lines: notes, summary, reflection.
    Text,
    /// The notes.
    Notes,
    /// The screen of summary and reflection.
    Reflection,
    /// The notes beside summary and reflection, while one chooses among them.
    Chosen,
    /// Wherever rows are chosen or scrolled.
    List,
    /// The list of weeks.
    Weeks,
    /// The list on the screen of weeks.
    WeekList,
    /// The other views of that screen: the boards, the index, the term.
    View,
    /// The boards: questions and follow-ups.
    Board,
    /// The index: speakers, tags and references.
    Index,
    /// The report.
    Report,
    /// Anything that lies on a screen and is answered or closed: help, confirmations, choices.
    Overlay,
    /// A field of one line: those of a form, the palette's, the filter's.
    Field,
    /// The fields for finding and replacing in a text.
    Find,
    /// The field for searching all weeks.
    Search,
}

impl Place {
    /// Every place, in the order in which help lists them.
    pub const ALL: [Self; 18] = [
        Self::Everywhere,
        Self::Screen,
        Self::Weeks,
        Self::WeekList,
        Self::View,
        Self::Board,
        Self::Index,
        Self::Notes,
        Self::Reflection,
        Self::Chosen,
        Self::Report,
        Self::Text,
        Self::Typing,
        Self::List,
        Self::Overlay,
        Self::Field,
        Self::Search,
        Self::Find,
    ];

    /// This place and those around it, innermost first: the order in which a key is looked up.
    #[must_use]
    pub fn chain(self) -> &'static [Self] {
        match self {
            Self::Everywhere => &[Self::Everywhere],
            Self::Screen => &[Self::Screen, Self::Everywhere],
            Self::Typing => &[Self::Typing, Self::Everywhere],
            Self::Text => &[Self::Text, Self::Typing, Self::Screen, Self::Everywhere],
            Self::Notes => &[Self::Notes, Self::Text, Self::Typing, Self::Screen, Self::Everywhere],
            Self::Reflection => &[Self::Reflection, Self::Text, Self::Typing, Self::Screen, Self::Everywhere],
            Self::Chosen => &[Self::Chosen, Self::List, Self::Screen, Self::Everywhere],
            Self::List => &[Self::List, Self::Everywhere],
            Self::Weeks => &[Self::Weeks, Self::List, Self::Screen, Self::Everywhere],
            Self::WeekList => &[Self::WeekList, Self::Weeks, Self::List, Self::Screen, Self::Everywhere],
            Self::View => &[Self::View, Self::Weeks, Self::List, Self::Screen, Self::Everywhere],
            Self::Index => &[Self::Index, Self::View, Self::Weeks, Self::List, Self::Screen, Self::Everywhere],
            Self::Board => &[Self::Board, Self::View, Self::Weeks, Self::List, Self::Screen, Self::Everywhere],
            Self::Report => &[Self::Report, Self::List, Self::Screen, Self::Everywhere],
            Self::Overlay => &[Self::Overlay, Self::List, Self::Everywhere],
            Self::Field => &[Self::Field, Self::Overlay, Self::Typing, Self::List, Self::Everywhere],
            Self::Search => &[Self::Search, Self::Field, Self::Overlay, Self::Typing, Self::List, Self::Everywhere],
            Self::Find => &[Self::Find, Self::Field, Self::Overlay, Self::Typing, Self::List, Self::Everywhere],
        }
    }

    /// Whether this place is `outer` or lies within it.
    #[must_use]
    pub fn is_within(self, outer: Self) -> bool {
        self.chain().contains(&outer)
    }

    /// Whether a character without Ctrl or Alt is typed here, and so never a command.
    #[must_use]
    pub fn takes_characters(self) -> bool {
        self.is_within(Self::Typing)
    }

    /// What help calls it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere",
            Self::Screen => "On every screen",
            Self::Typing => "Wherever you type",
            Self::Text => "In notes, summary and reflection",
            Self::Notes => "Notes",
            Self::Reflection => "Reflection",
            Self::Chosen => "Notes beside the reflection",
            Self::List => "In lists",
            Self::Weeks => "Weeks",
            Self::WeekList => "The list of weeks",
            Self::View => "Views of all weeks",
            Self::Board => "Questions and follow-ups of all weeks",
            Self::Index => "Index of all weeks",
            Self::Report => "Report",
            Self::Overlay => "In windows on top",
            Self::Field => "In forms and fields",
            Self::Search => "Searching all weeks",
            Self::Find => "Finding and replacing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_is_looked_up_first_and_everywhere_last() {
        for place in Place::ALL {
            assert_eq!(place.chain().first(), Some(&place));
            assert_eq!(place.chain().last(), Some(&Place::Everywhere));
            assert_eq!(Place::ALL.iter().filter(|other| **other == place).count(), 1);
        }
    }

    #[test]
    fn what_encloses_a_place_keeps_its_order_in_every_chain() {
        for place in Place::ALL {
            let mut seen = Vec::new();
            for level in place.chain() {
                assert!(!seen.contains(level), "{place:?} lists {level:?} twice");
                seen.push(*level);
            }
            // Screens end in `Screen`; what lies on a screen does not reach through to it.
            assert!(!(place.is_within(Place::Overlay) && place.is_within(Place::Screen)), "{place:?}");
        }
    }
}
