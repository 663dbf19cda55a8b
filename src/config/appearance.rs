//! Whether there are colours, for which background they are meant, and whether the terminal has signs beside ASCII. The colours and
//! signs themselves are not its business.

use super::{Environment, Symbols, Theme, ThemeSettings};

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// The background.
    pub background: Background,
    /// Whether colours are used at all.
    pub colour: bool,
    /// Whether everything is to stand out as much as it can.
    pub high_contrast: bool,
    /// Whether the program's own signs are drawn in ASCII.
    pub ascii: bool,
}

impl Appearance {
    /// What the user's theme and the environment ask for.
    ///
    /// `NO_COLOR` switches colours off when it is set to anything but nothing (<https://no-color.org>). With
    /// [`Theme::Auto`] the background is the last number in `COLORFGBG`, where a terminal sets it, read as Vim reads it:
    /// the colours 0 to 6 and 8 are dark, the others of the first sixteen light. Where nothing is said it is dark.
    ///
    /// With [`Symbols::Auto`] the terminal has Unicode unless the first of `LC_ALL`, `LC_CTYPE` and `LANG` that says something
    /// (POSIX, "Environment Variables") names another encoding than UTF-8.
    #[must_use]
    pub fn new(settings: ThemeSettings, environment: Environment<'_>) -> Self {
        let colour = environment("NO_COLOR").is_none_or(|value| value.is_empty());
        let high_contrast = matches!(settings.name, Theme::HighContrast | Theme::HighContrastLight);
        let ascii = match settings.symbols {
            Symbols::Unicode => false,
            Symbols::Ascii => true,
            Symbols::Auto => {
                let said = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(environment);
                let locale =
                    said.map(|value| value.to_string_lossy().to_ascii_lowercase()).find(|value| !value.is_empty());
                locale.is_some_and(|locale| !locale.contains("utf-8") && !locale.contains("utf8"))
            }
        };
        let background = match settings.name {
            Theme::Dark => Background::Dark,
            Theme::Light | Theme::HighContrastLight => Background::Light,
            Theme::Auto | Theme::HighContrast => {
                let colours = environment("COLORFGBG");
                let last = colours.as_deref().and_then(|colours| colours.to_str()?.rsplit(';').next()?.parse().ok());
                match last {
                    Some(7_u8 | 9..=15) => Background::Light,
                    _ => Background::Dark,
                }
            }
        };
        Self { background, colour, high_contrast, ascii }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn appearance(name: Theme, symbols: Symbols, variables: &[(&str, &str)]) -> Appearance {
        let environment =
            |name: &str| variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| value.into());
        Appearance::new(ThemeSettings { name, symbols }, &environment)
    }

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
            (Theme::HighContrast, Some("0;15"), Background::Light),
            (Theme::HighContrast, None, Background::Dark),
            (Theme::HighContrastLight, Some("15;0"), Background::Light),
        ] {
            let variables: Vec<_> = colours.map(|colours| ("COLORFGBG", colours)).into_iter().collect();
            let found = appearance(theme, Symbols::Auto, &variables);
            assert_eq!(found.background, background, "{theme:?} {colours:?}");
            assert!(found.colour && !found.ascii, "{theme:?} {colours:?}");
            assert_eq!(found.high_contrast, !matches!(theme, Theme::Auto | Theme::Dark | Theme::Light), "{theme:?}");
        }
    }

    #[test]
    fn no_color_counts_unless_it_is_empty() {
        for (value, colour) in [(None, true), (Some(""), true), (Some("1"), false), (Some("0"), false)] {
            let variables: Vec<_> = value.map(|value| ("NO_COLOR", value)).into_iter().collect();
            assert_eq!(appearance(Theme::Auto, Symbols::Auto, &variables).colour, colour, "{value:?}");
        }
    }

    #[test]
    fn the_locale_says_whether_there_is_unicode_unless_the_user_does() {
        for (variables, ascii) in [
            (&[][..], false),
            (&[("LANG", "ko_KR.UTF-8")], false),
            (&[("LANG", "en_US.utf8")], false),
            (&[("LANG", "C")], true),
            (&[("LANG", "ko_KR.eucKR")], true),
            (&[("LANG", "en_US.UTF-8"), ("LC_ALL", "C")], true),
            (&[("LANG", "en_US.UTF-8"), ("LC_ALL", ""), ("LC_CTYPE", "POSIX")], true),
            (&[("LANG", "C"), ("LC_CTYPE", "C.UTF-8")], false),
        ] {
            assert_eq!(appearance(Theme::Auto, Symbols::Auto, variables).ascii, ascii, "{variables:?}");
            assert!(!appearance(Theme::Auto, Symbols::Unicode, variables).ascii, "{variables:?}");
            assert!(appearance(Theme::Auto, Symbols::Ascii, variables).ascii, "{variables:?}");
        }
    }
}
