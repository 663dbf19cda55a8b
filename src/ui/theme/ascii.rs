//! What stands for a sign on a terminal without Unicode. The one table of it: whoever draws a new sign adds its row here.
//!
//! All cells pass through it, so that those who draw need not ask which terminal it is. Every sign takes one column in both forms.
//! Signs in the user's texts change with the program's own; every other character of theirs is sent as it is, since a locale is often
//! set wrongly (over ssh, in containers), and question marks could not be read anywhere.

const SIGNS: &[(&str, &str)] = &[
    // Lines and frames.
    ("─│┌┐└┘├┤┬┴┼╭╮╰╯", "-|+++++++++++++"),
    ("━┃═║╌┄┆┊╎", "-|=|--:::"),
    // The selected row, what is folded, how a clock stands, ticks and crosses, bullets, the edge of a quotation.
    ("›‹▸▾▶▼▲◀", "><>v>v^<"),
    ("●‖■✓✗×•·▌▎▏–—", "*=#xxx*.|||--"),
    // What was cut off; a tab.
    ("…⇥", "~>"),
    ("↑↓←→", "^v<>"),
    // Bars and shades of charts, by their height and darkness.
    ("▁▂▃▄▅▆▇█", "__..oo##"),
    ("░▒▓▉▊▋▍▐▀", ".:%##||||"),
    ("□▪▫◆◇○◌◦", "o..*o.o."),
];

/// The form of a sign in ASCII; none of what is no sign.
pub(super) fn of(sign: &str) -> Option<&'static str> {
    let mut characters = sign.chars();
    let character = characters.next().filter(|_| characters.next().is_none())?;
    if matches!(character, '\u{2400}'..='\u{2421}') {
        // A picture of a control character.
        return Some("?");
    }
    SIGNS.iter().find_map(|(signs, forms)| {
        let place = signs.chars().position(|sign| sign == character)?;
        forms.get(place..=place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn every_sign_has_one_form_of_one_column() {
        for (signs, forms) in SIGNS {
            assert_eq!(signs.chars().count(), forms.len(), "{signs}");
            for sign in signs.chars().map(String::from) {
                assert_eq!(text::columns(&sign), 1, "{sign}");
                assert!(of(&sign).is_some_and(|form| matches!(form.as_bytes(), [b'!'..=b'~'])), "{sign}");
            }
        }
    }

    #[test]
    fn what_is_no_sign_stays() {
        for word in ["a", "가", "é", "👩‍👩‍👧", "──", ""] {
            assert_eq!(of(word), None, "{word}");
        }
    }
}
