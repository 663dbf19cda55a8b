//! The name that was probably meant. It knows no names of its own.

/// The candidate that is the least typing errors away from `name`, when it is near enough to be what was meant: at most
/// one error for every three characters, and one more.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase().replace(['_', ' '], "-");
    let allowed = name.chars().count() / 3 + 1;
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&name, &candidate.replace('_', "-")), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_name_that_was_meant_is_found_or_none_is_offered() {
        let names = ["next-word", "previous-word", "quit", "stamp_lead"];
        for (typed, meant) in [
            ("nxt-word", Some("next-word")),
            ("Next_Word", Some("next-word")),
            ("next word", Some("next-word")),
            ("qiut", Some("quit")),
            ("stamp-lead", Some("stamp_lead")),
            ("zzzzzz", None),
            ("", None),
            ("박지호", None),
        ] {
            assert_eq!(nearest(typed, names), meant, "{typed}");
        }
    }
}
