//! The short name of a series, which is also a folder's name.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A name that is safe as a file name on every platform: lower-case letters, digits and single hyphens between them,
/// not a device of Windows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

/// Why a text is not a slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a series' short name: it takes lower-case letters, digits and single hyphens, at most {LONGEST} characters, as in \"ai-seminar\""
)]
pub struct SlugError(String);

/// Longest slug, in characters: at four bytes each, with an ending, it stays below the 255 bytes that file systems
/// allow.
const LONGEST: usize = 48;

impl Slug {
    /// The slug of a name: "AI Seminar" is `ai-seminar`, "기계 학습" is `기계-학습`. A name without a letter or digit is
    /// `seminar`.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        const FROM_DEVICE: &str = "-s";
        let slug = hyphenated(name, LONGEST - FROM_DEVICE.len());
        match slug.as_str() {
            "" => Self("seminar".to_owned()),
            device if is_device(device) => Self(slug + FROM_DEVICE),
            _ => Self(slug),
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

/// The letters and digits of a name in lower case and NFC, with one hyphen for whatever stands between them; cut after
/// `longest` characters.
fn hyphenated(name: &str, longest: usize) -> String {
    let mut slug = String::new();
    let mut length = 0;
    for character in name.nfc().flat_map(char::to_lowercase).nfc() {
        if length == longest {
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
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether nothing has to be folded to see that a text is hyphenated: most are, and ten thousand are read at once.
fn is_plain(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= LONGEST && text.split('-').all(|part| !part.is_empty() && part.bytes().all(is_letter))
}

/// Whether Windows gives the name to a device, whatever its ending. It takes superscript digits too.
fn is_device(slug: &str) -> bool {
    let is_port = |port: &str| port.chars().count() == 1 && port.chars().all(char::is_numeric);
    matches!(slug, "con" | "prn" | "aux" | "nul")
        || ["com", "lpt"].iter().any(|device| slug.strip_prefix(device).is_some_and(is_port))
}

impl std::str::FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if !text.is_empty() && (is_plain(text) || hyphenated(text, LONGEST) == text) && !is_device(text) {
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

#[cfg(test)]
mod tests;
