//! Where a row may end.
//!
//! It knows two neighbouring characters and nothing of rows.

use crate::text::grapheme;

/// Whether a row may end behind this character, which then hangs there.
pub(in crate::text) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' | '\u{3000}')
}

/// Whether a row may end between two characters of which the second is no space.
///
/// UAX #14 in short: behind spaces, and around ideographs and kana, but not before closing signs, small kana and
/// prolonged sounds, not behind opening signs, and not where Hangul stands on either side, for Korean is broken between words.
pub(super) fn may_break(before: char, after: char) -> bool {
    if is_space(before) {
        return true;
    }
    // Most text is decided here, without the lists of signs.
    if before < FIRST_IDEOGRAPHIC && after < FIRST_IDEOGRAPHIC {
        return false;
    }
    if is_han(before) && is_han(after) {
        return true;
    }
    !is_hangul(before)
        && !is_hangul(after)
        && (is_ideographic(before) || is_ideographic(after))
        && !is_closing(after)
        && !is_opening(before)
}

/// Before it no character is ideographic.
const FIRST_IDEOGRAPHIC: char = '\u{2E80}';

fn is_ideographic(character: char) -> bool {
    matches!(character,
        FIRST_IDEOGRAPHIC..='\u{2FDF}'
        | '\u{3001}'..='\u{30FF}'
        | '\u{31C0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF9D}'
        | '\u{20000}'..='\u{3FFFD}')
}

fn is_hangul(character: char) -> bool {
    grapheme::is_hangul_syllable(character)
        || matches!(character, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{D7B0}'..='\u{D7FF}')
}

/// Han characters are neither closing nor opening: the lists need not be searched for them.
fn is_han(character: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&character)
}

fn is_closing(character: char) -> bool {
    !is_han(character) && ",.:;!?)]}%'\"’”»…‥、。〉》」』】〕〗〙〛，．：；！？）］｝｠｡｣､・ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ".contains(character)
}

fn is_opening(character: char) -> bool {
    !is_han(character) && "([{'\"‘“«〈《「『【〔〖〘〚（［｛｟｢".contains(character)
}
