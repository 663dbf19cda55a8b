//! Lists: their items as paragraphs, and the part that says how they are numbered.

use super::Writer;
use super::body::{Form, PARAGRAPH_GAP, Place};
use super::inlines::{Look, run, tab};
use super::names;
use super::parts::DECLARATION;
use crate::markup::{Block, BlockKind, Inline, Item};
use crate::report::xml::{Attributes, Xml};

/// How far a list stands in from what is around it, in twentieths of a point.
const STEP: u32 = 425;

/// The deepest level of a list that Word knows.
const DEEPEST: usize = 8;

/// The largest number that Word counts to; larger ones are typed.
const MOST: u64 = 32_767;

/// Behind the items of a tight list, as their style says, and of a loose one.
const TIGHT_GAP: u32 = 40;
const LOOSE_GAP: u32 = 120;

/// The list of all bullets; those of numbers stand behind it.
const BULLETS: usize = 1;

/// What stands before an item.
#[derive(Clone, Copy)]
enum Sign {
    Bullet,
    /// A number of the list with this place.
    Number(usize),
    /// A number that is typed.
    Typed(u64),
}

impl Writer<'_> {
    pub(super) fn list(&mut self, xml: &mut Xml, start: Option<u64>, tight: bool, items: &[Item], place: Place) {
        let level = place.level.min(DEEPEST);
        let last = start.map_or(0, |start| start.saturating_add(items.len() as u64));
        let own = self.numbers.len() + BULLETS + 1;
        if let Some(start) = start.filter(|_| last <= MOST) {
            self.numbers.push((level, start));
        }
        let gap = if tight { TIGHT_GAP } else { LOOSE_GAP };
        for (number, item) in (0..).zip(items) {
            let sign = match start {
                None => Sign::Bullet,
                Some(_) if last <= MOST => Sign::Number(own),
                Some(start) => Sign::Typed(start.saturating_add(number)),
            };
            let is_last = number + 1 == items.len() as u64;
            let behind = if is_last { place.after.unwrap_or(PARAGRAPH_GAP) } else { gap };
            self.item(xml, item, sign, gap, Place { after: Some(behind), ..place });
        }
    }

    /// An item. `gap` stands behind each of its paragraphs but the last one.
    fn item(&mut self, xml: &mut Xml, item: &Item, sign: Sign, gap: u32, place: Place) {
        let (words, rest) = match item.content.as_slice() {
            [Block { kind: BlockKind::Paragraph(words), .. }, rest @ ..] => (words.as_slice(), rest),
            rest => ([].as_slice(), rest),
        };
        let behind = if rest.is_empty() { place.after } else { Some(gap) };
        self.first_paragraph(xml, item.checked, words, sign, Place { after: behind, ..place });
        let inner = Place { style: "ListContinue", level: place.level + 1, ..place.further(STEP) };
        for (at, block) in rest.iter().enumerate() {
            let behind = if at + 1 == rest.len() { place.after } else { Some(gap) };
            self.blocks(xml, std::slice::from_ref(block), Place { after: behind, ..inner });
        }
    }

    fn first_paragraph(&mut self, xml: &mut Xml, checked: Option<bool>, words: &[Inline], sign: Sign, place: Place) {
        let level = place.level.min(DEEPEST);
        let indent = place.further(STEP).indent;
        let is_usual = usize::try_from(indent / STEP) == Ok(level + 1) && indent.is_multiple_of(STEP);
        let (style, list) = match (sign, checked) {
            (Sign::Bullet, Some(_)) => ("TaskList", None),
            (Sign::Bullet, None) => ("ListBullet", Some((BULLETS, level))),
            (Sign::Number(list), _) => ("ListNumber", Some((list, level))),
            (Sign::Typed(_), _) => ("ListContinue", None),
        };
        let form = Form {
            style,
            list,
            indent: (list.is_none() || !is_usual).then_some(indent),
            hanging: STEP,
            after: place.after.filter(|gap| *gap != TIGHT_GAP),
            alignment: None,
            starts_page: false,
        };
        form.paragraph(xml, |xml| {
            if let Sign::Typed(number) = sign {
                run(xml, Look::default(), &format!("{number}."));
                tab(xml);
            }
            if let Some(checked) = checked {
                self.check_box(xml, checked);
                if style == "TaskList" { tab(xml) } else { run(xml, Look::default(), " ") }
            }
            self.inlines(xml, words, Look::default());
        });
    }

    /// A box that can be ticked in Word, and is its sign elsewhere.
    fn check_box(&mut self, xml: &mut Xml, checked: bool) {
        const FONT: &str = "Segoe UI Symbol";
        self.boxes += 1;
        let id = self.boxes.to_string();
        xml.element("w:sdt", &[], |xml| {
            xml.element("w:sdtPr", &[], |xml| {
                xml.empty("w:id", &[("w:val", &id)]);
                xml.element("w14:checkbox", &[], |xml| {
                    xml.empty("w14:checked", &[("w14:val", if checked { "1" } else { "0" })]);
                    xml.empty("w14:checkedState", &[("w14:val", "2611"), ("w14:font", FONT)]);
                    xml.empty("w14:uncheckedState", &[("w14:val", "2610"), ("w14:font", FONT)]);
                });
            });
            xml.element("w:sdtContent", &[], |xml| {
                xml.element("w:r", &[], |xml| {
                    xml.element("w:rPr", &[], |xml| {
                        let font = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map(|kind| (kind, FONT));
                        xml.empty("w:rFonts", &font);
                    });
                    xml.leaf("w:t", &[], if checked { "☑" } else { "☐" });
                });
            });
        });
    }
}

/// The part that says how lists are numbered: a form for bullets and one for numbers, and each list of numbers with the level
/// and the number at which it begins.
pub(super) fn numbering(lists: &[(usize, u64)]) -> String {
    let mut xml = Xml::default();
    xml.verbatim(DECLARATION);
    xml.element("w:numbering", &names(), |xml| {
        for (id, format) in [("0", "bullet"), ("1", "decimal")] {
            xml.element("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
                xml.empty("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
                for level in 0..=DEEPEST {
                    self::level(xml, level, format);
                }
            });
        }
        number(xml, BULLETS, "0", None);
        for (place, list) in lists.iter().enumerate() {
            number(xml, place + BULLETS + 1, "1", Some(*list));
        }
    });
    xml.into_string()
}

fn level(xml: &mut Xml, level: usize, format: &str) {
    let sign = match (format, level % 3) {
        ("decimal", _) => format!("%{}.", level + 1),
        (_, 0) => "•".to_owned(),
        (_, 1) => "◦".to_owned(),
        _ => "▪".to_owned(),
    };
    let value = |xml: &mut Xml, name: &str, value: &str| xml.empty(name, &[("w:val", value)]);
    xml.element("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
        value(xml, "w:start", "1");
        value(xml, "w:numFmt", format);
        value(xml, "w:lvlText", &sign);
        value(xml, "w:lvlJc", "left");
        xml.element("w:pPr", &[], |xml| {
            let left = (u64::from(STEP) * (level as u64 + 1)).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &STEP.to_string())]);
        });
        xml.element("w:rPr", &[], |xml| {
            let fonts: Attributes<'_> = &[("w:ascii", "Times New Roman"), ("w:hAnsi", "Times New Roman")];
            xml.empty("w:rFonts", fonts);
        });
    });
}

fn number(xml: &mut Xml, id: usize, form: &str, list: Option<(usize, u64)>) {
    xml.element("w:num", &[("w:numId", &id.to_string())], |xml| {
        xml.empty("w:abstractNumId", &[("w:val", form)]);
        if let Some((level, start)) = list {
            xml.element("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
                xml.empty("w:startOverride", &[("w:val", &start.to_string())]);
            });
        }
    });
}
