//! The short name of a series, which is also a folder's name.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A name that is safe as a file name on every platform: letters, digits and single hyphens, not a device of Windows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

/// Why a text is not a slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a series' short name: it takes letters, digits and hyphens, at most 64 characters, as in \"ai-seminar\""
)]
pub struct SlugError(String);

/// Longest slug, in characters: with a date, an id and an ending it stays below every file system's limit in Hangul too.
const LONGEST: usize = 64;

/// Names that Windows gives to devices, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

impl Slug {
    /// The slug of a name: "AI Seminar" is `ai-seminar`, "기계 학습" is `기계-학습`. A name without a letter or digit is `seminar`.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let mut slug = String::new();
        let mut length = 0;
        for character in name.nfc().flat_map(char::to_lowercase).nfc() {
            if length == LONGEST - 2 {
                break;
            }
            if character.is_alphanumeric() {
                slug.push(character);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            } else {
                continue;
            }
            length += 1;
        }
        let slug = slug.trim_end_matches('-');
        match slug {
            "" => Self("seminar".to_owned()),
            slug if is_device(slug) => Self(format!("{slug}-s")),
            slug => Self(slug.to_owned()),
        }
    }

    /// This slug with a number behind it, for a second series of the same name.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let head: String = self.0.chars().take(LONGEST - 11).collect();
        Self(format!("{}-{number}", head.trim_end_matches('-')))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_device(slug: &str) -> bool {
    DEVICES.iter().any(|device| {
        slug.strip_prefix(device).is_some_and(|rest| rest.is_empty() || rest.parse::<u8>().is_ok_and(|port| port < 10))
    })
}

impl std::str::FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let letters = text.chars().all(|character| character.is_alphanumeric() || character == '-');
        let length = text.chars().count();
        if letters && (1..=LONGEST).contains(&length) && !text.starts_with('-') && !is_device(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(SlugError(text.escape_debug().to_string()))
        }
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}
