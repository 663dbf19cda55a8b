//! Whether there are colours, and for which background they are meant. The colours themselves are not its business.

use super::{Environment, Theme};

/// The background that colours are chosen for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
}

/// How the program may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The background.
    pub background: Background,
    /// Whether colours are used at all.
    pub colour: bool,
}

impl Appearance {
    /// What the user's theme and the environment ask for.
    ///
    /// `NO_COLOR` switches colours off when it is set to anything but nothing (<https://no-color.org>). With
    /// [`Theme::Auto`] the background is the last number in `COLORFGBG`, where a terminal sets it, read as Vim reads it:
    /// the colours 0 to 6 and 8 are dark, the others of the first sixteen light. Where nothing is said it is dark.
    #[must_use]
    pub fn new(theme: Theme, environment: Environment<'_>) -> Self {
        let colour = environment("NO_COLOR").is_none_or(|value| value.is_empty());
        let background = match theme {
            Theme::Dark => Background::Dark,
            Theme::Light => Background::Light,
            Theme::Auto => {
                let colours = environment("COLORFGBG");
                let last = colours.as_deref().and_then(|colours| colours.to_str()?.rsplit(';').next()?.parse().ok());
                match last {
                    Some(7_u8 | 9..=15) => Background::Light,
                    _ => Background::Dark,
                }
            }
        };
        Self { background, colour }
    }
}

#[cfg(test)]
mod tests {
    use super::{Appearance, Background, Theme};

    #[test]
    fn the_terminal_says_its_background_unless_the_user_does() {
        for (theme, colours, background) in [
            (Theme::Auto, None, Background::Dark),
            (Theme::Auto, Some("15;0"), Background::Dark),
            (Theme::Auto, Some("0;15"), Background::Light),
            (Theme::Auto, Some("0;default;7"), Background::Light),
            (Theme::Auto, Some("12;8"), Background::Dark),
            (Theme::Auto, Some("0;default"), Background::Dark),
            (Theme::Auto, Some(""), Background::Dark),
            (Theme::Dark, Some("0;15"), Background::Dark),
            (Theme::Light, Some("15;0"), Background::Light),
        ] {
            let environment = |name: &str| colours.filter(|_| name == "COLORFGBG").map(Into::into);
            let appearance = Appearance::new(theme, &environment);
            assert_eq!(appearance, Appearance { background, colour: true }, "{theme:?} {colours:?}");
        }
    }

    #[test]
    fn no_color_counts_unless_it_is_empty() {
        for (value, colour) in [(None, true), (Some(""), true), (Some("1"), false), (Some("0"), false)] {
            let environment = |name: &str| value.filter(|_| name == "NO_COLOR").map(Into::into);
            assert_eq!(Appearance::new(Theme::Auto, &environment).colour, colour, "{value:?}");
        }
    }
}
