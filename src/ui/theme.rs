//! Colours and attributes by what they are for. No other file names a colour.
//!
//! Hues are the terminal's sixteen, so that a user's scheme applies, except where the usual schemes make one of them
//! unreadable on that background: yellow, green and cyan on white, blue on black. Greys are of the 256-colour ramp,
//! because "bright black" is invisible in some schemes (Solarized). Whatever a colour says, a sign or a word says too.
//! The high-contrast themes have no greys, and colours of the 256 that differ from black or white by 7 to 1 at least (WCAG 2.2, 1.4.6).

mod ascii;

use ratatui::style::{Color, Modifier, Style};

use crate::app::page::Ink;
use crate::config::{Appearance, Background};
use crate::journal::Mark;

/// How each kind of thing looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What matters less than the words beside it.
    pub(super) quiet: Style,
    /// Words that stand out.
    pub(super) strong: Style,
    /// Thin lines between panes and around windows.
    pub(super) line: Style,
    /// The header, and the bar in which one finds.
    pub(super) bar: Style,
    /// A key in a line of hints.
    pub(super) key: Style,
    /// The words above a pane or a group of rows.
    pub(super) heading: Style,
    /// The same of the pane that has the caret.
    pub(super) heading_in_focus: Style,
    /// The selected row of a list.
    pub(super) chosen: Style,
    /// What lies behind a window.
    pub(super) behind: Style,
    /// A field to type into.
    pub(super) field: Style,
    /// Selected text.
    pub(super) selection: Style,
    /// A match of what is looked for.
    pub(super) found: Style,
    /// A mark that stands for an invisible character.
    pub(super) invisible: Style,
    /// The clock while talk time passes.
    pub(super) running: Style,
    /// The clock in a break.
    pub(super) paused: Style,
    /// What wants attention.
    pub(super) warning: Style,
    /// What failed, or cannot wait.
    pub(super) error: Style,
    /// A note that was dropped.
    pub(super) dropped: Style,
    /// A line that is no longer there, and one that was not there before.
    pub(super) gone: Style,
    pub(super) come: Style,
    /// Code.
    pub(super) code: Style,
    /// A tag.
    pub(super) tag: Style,
    section: Style,
    insight: Style,
    question: Style,
    answer: Style,
    quotation: Style,
    doubt: Style,
    reference: Style,
    to_do: Style,
    emphasis: Style,
    struck: Style,
    link: Style,
    heat: [Style; 3],
    /// Whether signs are drawn in ASCII.
    ascii: bool,
}

/// The colours in which a dark and a light theme differ.
struct Colours {
    grey: Color,
    line: Color,
    behind: Color,
    bar: Color,
    chosen: Color,
    selection: Color,
    found: Color,
    blue: Color,
    cyan: Color,
    green: Color,
    yellow: Color,
    heat: [Color; 3],
}

const DARK: Colours = Colours {
    grey: Color::Indexed(246),
    line: Color::Indexed(240),
    behind: Color::Indexed(242),
    bar: Color::Indexed(236),
    chosen: Color::Indexed(237),
    selection: Color::Indexed(24),
    found: Color::Indexed(58),
    blue: Color::Indexed(75),
    cyan: Color::Cyan,
    green: Color::Green,
    yellow: Color::Yellow,
    heat: [Color::Indexed(22), Color::Indexed(28), Color::Indexed(64)],
};

const LIGHT: Colours = Colours {
    grey: Color::Indexed(241),
    line: Color::Indexed(250),
    behind: Color::Indexed(247),
    bar: Color::Indexed(254),
    chosen: Color::Indexed(254),
    selection: Color::Indexed(153),
    found: Color::Indexed(229),
    blue: Color::Indexed(25),
    cyan: Color::Indexed(30),
    green: Color::Indexed(28),
    yellow: Color::Indexed(130),
    heat: [Color::Indexed(194), Color::Indexed(151), Color::Indexed(114)],
};

/// The colours of a high-contrast theme.
struct StrongColours {
    blue: Color,
    cyan: Color,
    green: Color,
    yellow: Color,
    magenta: Color,
    red: Color,
}

const STRONG_ON_DARK: StrongColours = StrongColours {
    blue: Color::Indexed(117),
    cyan: Color::Indexed(51),
    green: Color::Indexed(46),
    yellow: Color::Indexed(226),
    magenta: Color::Indexed(213),
    red: Color::Indexed(210),
};

const STRONG_ON_LIGHT: StrongColours = StrongColours {
    blue: Color::Indexed(18),
    cyan: Color::Indexed(23),
    green: Color::Indexed(22),
    yellow: Color::Indexed(52),
    magenta: Color::Indexed(53),
    red: Color::Indexed(88),
};

impl Theme {
    /// The theme for an appearance.
    #[must_use]
    pub fn new(appearance: Appearance) -> Self {
        let theme = match appearance {
            Appearance { colour: false, .. } => Self::plain(),
            Appearance { high_contrast: true, background: Background::Dark, .. } => Self::strong(&STRONG_ON_DARK),
            Appearance { high_contrast: true, background: Background::Light, .. } => Self::strong(&STRONG_ON_LIGHT),
            Appearance { background: Background::Dark, .. } => Self::coloured(&DARK),
            Appearance { background: Background::Light, .. } => Self::coloured(&LIGHT),
        };
        Self { ascii: appearance.ascii, ..theme }
    }

    /// How a character, or what is drawn as one, reaches the terminal: a sign in the form that the terminal has, all else as it is.
    pub(super) fn drawn<'s>(&self, symbol: &'s str) -> &'s str {
        if !self.ascii || symbol.is_ascii() {
            return symbol;
        }
        ascii::of(symbol).unwrap_or(symbol)
    }

    /// Bold, underlined and reversed only.
    fn plain() -> Self {
        let none = Style::new();
        let (bold, underlined) = (none.add_modifier(Modifier::BOLD), none.add_modifier(Modifier::UNDERLINED));
        let reversed = none.add_modifier(Modifier::REVERSED);
        Self {
            quiet: none,
            strong: bold,
            line: none,
            bar: reversed,
            key: bold,
            heading: bold,
            heading_in_focus: bold.patch(underlined),
            chosen: reversed,
            behind: none,
            field: underlined,
            selection: reversed,
            found: underlined,
            invisible: underlined,
            running: bold,
            paused: bold,
            warning: bold,
            error: bold,
            dropped: none,
            gone: none,
            come: bold,
            code: none,
            tag: underlined,
            section: bold.patch(underlined),
            insight: bold,
            question: bold,
            answer: bold,
            quotation: bold,
            doubt: bold,
            reference: bold,
            to_do: bold,
            emphasis: underlined,
            struck: none,
            link: underlined,
            heat: [underlined, bold.patch(underlined), reversed],
            ascii: false,
        }
    }

    /// Without colours, and with strong ones for what they help to tell apart.
    fn strong(colours: &StrongColours) -> Self {
        let plain = Self::plain();
        let bold = plain.strong;
        Self {
            key: bold.fg(colours.cyan),
            heading_in_focus: plain.heading_in_focus.fg(colours.cyan),
            found: plain.found.fg(colours.yellow).add_modifier(Modifier::BOLD),
            invisible: plain.invisible.fg(colours.red),
            running: bold.fg(colours.green),
            paused: bold.fg(colours.yellow),
            warning: bold.fg(colours.yellow),
            error: bold.fg(colours.red),
            gone: plain.gone.fg(colours.red),
            come: plain.come.fg(colours.green),
            tag: plain.tag.fg(colours.cyan),
            section: plain.section.fg(colours.blue),
            insight: bold.fg(colours.yellow),
            question: bold.fg(colours.magenta),
            answer: bold.fg(colours.green),
            doubt: bold.fg(colours.red),
            reference: bold.fg(colours.blue),
            to_do: bold.fg(colours.cyan),
            link: plain.link.fg(colours.blue),
            ..plain
        }
    }

    fn coloured(colours: &Colours) -> Self {
        let none = Style::new();
        let bold = none.add_modifier(Modifier::BOLD);
        let quiet = none.fg(colours.grey);
        let struck = quiet.add_modifier(Modifier::CROSSED_OUT);
        Self {
            quiet,
            strong: bold,
            line: none.fg(colours.line),
            bar: none.bg(colours.bar),
            key: bold.fg(colours.cyan),
            heading: bold,
            heading_in_focus: bold.fg(colours.cyan),
            chosen: none.bg(colours.chosen).add_modifier(Modifier::BOLD),
            behind: none.fg(colours.behind),
            field: none.bg(colours.bar),
            selection: none.bg(colours.selection),
            found: none.bg(colours.found),
            invisible: none.fg(Color::Red).add_modifier(Modifier::DIM),
            running: bold.fg(colours.green),
            paused: bold.fg(colours.yellow),
            warning: bold.fg(colours.yellow),
            error: bold.fg(Color::Red),
            dropped: struck.add_modifier(Modifier::DIM),
            gone: none.fg(Color::Red),
            come: none.fg(colours.green),
            code: quiet,
            tag: none.fg(colours.cyan),
            section: bold.fg(colours.blue),
            insight: bold.fg(colours.yellow),
            question: bold.fg(Color::Magenta),
            answer: bold.fg(colours.green),
            quotation: bold.fg(colours.grey),
            doubt: bold.fg(Color::Red),
            reference: bold.fg(colours.blue),
            to_do: bold.fg(colours.cyan),
            emphasis: none.add_modifier(Modifier::ITALIC),
            struck,
            link: none.fg(colours.blue).add_modifier(Modifier::UNDERLINED),
            heat: colours.heat.map(|colour| none.bg(colour).add_modifier(Modifier::BOLD)),
            ascii: false,
        }
    }

    /// A day of a calendar on which much was written, by how much: from 1 to 3, or nothing.
    pub(super) fn heat(&self, level: usize) -> Style {
        level.checked_sub(1).and_then(|place| self.heat.get(place)).copied().unwrap_or(self.quiet)
    }

    /// The sign of a note.
    pub(super) fn sign(&self, mark: Mark) -> Style {
        match mark {
            Mark::Section(_) => self.section,
            Mark::Insight => self.insight,
            Mark::Question | Mark::OtherQuestion => self.question,
            Mark::Answer => self.answer,
            Mark::Quotation => self.quotation,
            Mark::Doubt => self.doubt,
            Mark::Reference => self.reference,
            Mark::FollowUp { done: false } => self.to_do,
            Mark::FollowUp { done: true } => self.quiet,
        }
    }

    /// What a note says behind its sign.
    pub(super) fn words(&self, mark: Option<Mark>) -> Style {
        match mark {
            Some(Mark::Section(_)) => self.section,
            Some(Mark::Question) => Style { add_modifier: Modifier::empty(), ..self.question },
            Some(Mark::Quotation) => self.emphasis,
            Some(Mark::FollowUp { done: true }) => self.quiet,
            _ => Style::new(),
        }
    }

    /// A piece of a page.
    pub(super) fn ink(&self, ink: Ink) -> Style {
        match ink {
            Ink::Plain => Style::new(),
            Ink::Title | Ink::Strong => self.strong,
            Ink::Heading => self.section,
            Ink::Emphasis => self.emphasis,
            Ink::Struck => self.struck,
            Ink::Code => self.code,
            Ink::Link => self.link,
            Ink::Quote | Ink::Sign => self.quiet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: [Mark; 9] = [
        Mark::Section(1),
        Mark::Insight,
        Mark::Question,
        Mark::OtherQuestion,
        Mark::Answer,
        Mark::Quotation,
        Mark::Doubt,
        Mark::Reference,
        Mark::FollowUp { done: false },
    ];

    fn themes() -> [Theme; 5] {
        let theme = |background, colour, high_contrast| {
            Theme::new(Appearance { background, colour, high_contrast, ascii: false })
        };
        let (dark, light) = (Background::Dark, Background::Light);
        [
            theme(dark, true, false),
            theme(light, true, false),
            theme(dark, false, false),
            theme(dark, true, true),
            theme(light, true, true),
        ]
    }

    /// The relative luminance of a colour of the cube of the 256 (xterm), as WCAG 2.2 defines it.
    fn luminance(colour: Color) -> f64 {
        let Color::Indexed(index @ 16..=231) = colour else { panic!("{colour:?} is another in every terminal") };
        let level = |step: u8| f64::from([0_u8, 95, 135, 175, 215, 255][usize::from(step)]) / 255.0;
        let linear = |level: f64| if level <= 0.040_45 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) };
        let cube = index - 16;
        let [red, green, blue] = [cube / 36, cube / 6 % 6, cube % 6].map(|step| linear(level(step)));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn strong_colours_differ_from_their_background_by_seven_to_one() {
        for (colours, is_dark) in [(STRONG_ON_DARK, true), (STRONG_ON_LIGHT, false)] {
            let StrongColours { blue, cyan, green, yellow, magenta, red } = colours;
            for colour in [blue, cyan, green, yellow, magenta, red] {
                let contrast =
                    if is_dark { (luminance(colour) + 0.05) / 0.05 } else { 1.05 / (luminance(colour) + 0.05) };
                assert!(contrast >= 7.0, "{colour:?}: {contrast:.1}");
            }
        }
    }

    #[test]
    fn every_sign_stands_out_in_every_theme() {
        for theme in themes() {
            for mark in MARKS {
                assert!(theme.sign(mark).add_modifier.contains(Modifier::BOLD), "{mark:?}");
            }
            assert_ne!(theme.words(Some(Mark::Section(1))), theme.words(None));
        }
    }

    #[test]
    fn what_is_selected_chosen_or_invisible_differs_from_text_in_every_theme() {
        for theme in themes() {
            for style in [theme.selection, theme.chosen, theme.invisible, theme.found, theme.field, theme.bar] {
                assert_ne!(style, Style::new());
            }
            // A match within a selection shows as selected.
            assert_ne!(theme.found.patch(theme.selection), theme.found);
        }
    }
}
