//! The language of a report as the formats name it.

/// A BCP 47 tag of its form; English for what is none.
pub(super) fn tag(tag: &str) -> String {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let is_primary = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_tag = parts.next().is_some_and(is_primary) && parts.all(is_part);
    if is_tag { tag } else { "en".to_owned() }
}

/// The languages of the Latin and of the East Asian words of a document, each with its country, as Word names them. A
/// Korean text has English words and an English one Korean names.
pub(super) fn pair(language: &str) -> (String, String) {
    let tag = tag(language);
    let with_country = |country: &str| if tag.contains('-') { tag.clone() } else { format!("{tag}-{country}") };
    let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match primary.as_str() {
        "ko" => ("en-US".to_owned(), with_country("KR")),
        "ja" => ("en-US".to_owned(), with_country("JP")),
        "zh" => ("en-US".to_owned(), with_country("CN")),
        "en" => (with_country("US"), "ko-KR".to_owned()),
        _ => (tag, "ko-KR".to_owned()),
    }
}

/// Whether a document is Korean.
pub(super) fn is_korean(language: &str) -> bool {
    tag(language).split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("ko"))
}
