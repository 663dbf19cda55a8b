//! Telling versions of a file apart.

use serde::{Deserialize, Serialize};

/// Length and CRC-32 of a file's bytes. It guards against accidents, not against somebody who wants two files to look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(super) struct Fingerprint {
    length: u64,
    checksum: u32,
}

impl Fingerprint {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len() as u64, checksum: crc32fast::hash(bytes) }
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        format!("{}-{:08x}", fingerprint.length, fingerprint.checksum)
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let parse = |text: &str| {
            let (length, checksum) = text.split_once('-')?;
            Some(Self { length: length.parse().ok()?, checksum: u32::from_str_radix(checksum, 16).ok()? })
        };
        parse(&text).ok_or("a version of a file is named by its length and its checksum")
    }
}
