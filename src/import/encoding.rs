//! Bytes to text: which of UTF-8, UTF-16 and the Korean code page a file is written in, told by its content.
//!
//! It knows nothing of reports. No byte is replaced: what is not wholly text in one of the encodings is refused.

use encoding_rs::{EUC_KR, UTF_16BE, UTF_16LE};

/// A text and what it was written in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Without byte order mark, its lines ended by `\n`. A lone `\r` ends a line as well, as in CommonMark.
    pub text: String,
    /// The encoding that it was converted from, where it was not UTF-8.
    pub from: Option<&'static str>,
}

/// The text of a file.
///
/// # Errors
/// With the place of the first byte that is wrong as UTF-8, from 1, when it is text in none of the encodings.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, usize> {
    let (text, from) = match bytes {
        [0xff, 0xfe, rest @ ..] => (utf_16(rest, Order::Little), Some("UTF-16")),
        [0xfe, 0xff, rest @ ..] => (utf_16(rest, Order::Big), Some("UTF-16")),
        _ => match utf_16_without_mark(bytes) {
            Some(text) => (Some(text), Some("UTF-16")),
            None => match std::str::from_utf8(bytes) {
                Ok(text) => (Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()), None),
                Err(_) => (korean(bytes), Some("CP949 (EUC-KR)")),
            },
        },
    };
    match text {
        Some(text) => Ok(Decoded { text: text.replace("\r\n", "\n").replace('\r', "\n"), from }),
        None => Err(std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to() + 1, |_| bytes.len())),
    }
}

/// Which of the two bytes of a unit comes first.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

fn utf_16(bytes: &[u8], order: Order) -> Option<String> {
    let encoding = match order {
        Order::Little => UTF_16LE,
        Order::Big => UTF_16BE,
    };
    Some(encoding.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned())
}

/// Of every text with a space or a line end in it UTF-16 has a byte 0 in every such unit, which text in other encodings never
/// has; on which side of the units tells their order.
fn utf_16_without_mark(bytes: &[u8]) -> Option<String> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if first + second == 0 {
        return None;
    }
    let text = utf_16(bytes, if second > first { Order::Little } else { Order::Big })?;
    (!text.contains('\0')).then_some(text)
}

/// Almost any bytes are characters of the code page, but only Korean text is mostly Hangul then, without control characters.
fn korean(bytes: &[u8]) -> Option<String> {
    let text = EUC_KR.decode_without_bom_handling_and_without_replacement(bytes)?;
    let (mut hangul, mut others) = (0_usize, 0_usize);
    for character in text.chars().filter(|character| !character.is_ascii()) {
        let count = if matches!(character, '가'..='힣') { &mut hangul } else { &mut others };
        *count += 1;
    }
    let is_text = |character: char| !character.is_control() || character.is_ascii_whitespace();
    (hangul > others && text.chars().all(is_text)).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# 2주차 보고서\r\n\r\n2023-12675 박지호\n똠방각하 뷁 “따옴표”\rend\n";
    const READ: &str = "# 2주차 보고서\n\n2023-12675 박지호\n똠방각하 뷁 “따옴표”\nend\n";

    fn units(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.then_some(0xfeff).into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_known_by_its_content() {
        let cp949 = EUC_KR.encode(TEXT).0.into_owned();
        for (bytes, from) in [
            (TEXT.as_bytes().to_vec(), None),
            ([b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), None),
            (units(TEXT, true, u16::to_le_bytes), Some("UTF-16")),
            (units(TEXT, true, u16::to_be_bytes), Some("UTF-16")),
            (units(TEXT, false, u16::to_le_bytes), Some("UTF-16")),
            (units(TEXT, false, u16::to_be_bytes), Some("UTF-16")),
            (cp949, Some("CP949 (EUC-KR)")),
        ] {
            assert_eq!(decode(&bytes), Ok(Decoded { text: READ.to_owned(), from }));
        }
        let english = units("plain", false, u16::to_le_bytes);
        assert_eq!(decode(&english).map(|decoded| decoded.text), Ok("plain".to_owned()));
    }

    #[test]
    fn what_is_text_in_none_of_them_is_refused_with_its_place() {
        for (bytes, byte) in [
            // Latin 1, half a character of CP949, a picture, half a unit, half a pair.
            (b"caf\xe9 na\xefve".as_slice(), 4),
            (b"\xb0\xa1\xb0\xa1\xb0", 1),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1),
            (b"\xff\xfea", 1),
            (b"\xff\xfe\x00\xd8a\x00", 1),
        ] {
            assert_eq!(decode(bytes), Err(byte), "{bytes:?}");
        }
        assert_eq!(decode(b"").map(|decoded| decoded.text), Ok(String::new()));
        // A zero in UTF-8 is a character like another, which the texts show as a mark.
        assert_eq!(decode(b"a\0b").map(|decoded| decoded.text), Ok("a\0b".to_owned()));
    }
}
