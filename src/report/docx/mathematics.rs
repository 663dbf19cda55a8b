//! Formulas as Word's own mathematics (OMML), so that they can be edited there.

mod signs;

use super::inlines::{Look, run};
use crate::markup::Alignment;
use crate::report::mathematics::{Formula, Fraction, Node, Scripts, Table, TextStyle};
use crate::report::xml::{Xml, one_line};
use signs::{combining, is_comparison, is_function, large_operator, space};

/// Stands where Word would draw an empty box.
const NOTHING: &str = "\u{200b}";

/// Between the name of a function and what it is of.
const THIN_SPACE: &str = "\u{2009}";

/// A formula; one that is not understood as typed.
pub(super) fn formula(xml: &mut Xml, source: &str, display: bool, look: Look) {
    let writer = Writer { display, colour: None };
    match Formula::read(source, display) {
        Ok(formula) if display => xml.element("m:oMathPara", &[], |xml| {
            xml.element("m:oMath", &[], |xml| writer.row(xml, &formula.nodes));
        }),
        Ok(formula) => xml.element("m:oMath", &[], |xml| writer.row(xml, &formula.nodes)),
        Err(_) => {
            let dollars = if display { "$$" } else { "$" };
            run(xml, look.of_code(), &one_line(&format!("{dollars}{source}{dollars}")));
        }
    }
}

/// How letters look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// As the signs of a formula, variables slanted.
    Formula,
    /// Upright.
    Upright,
    /// As words around the formula.
    Words(TextStyle),
}

#[derive(Clone, Copy)]
struct Writer {
    /// Whether the formula stands on a line of its own.
    display: bool,
    colour: Option<[u8; 3]>,
}

impl Writer {
    /// Parts one behind the other. What a sum is of stands in it, up to the next sign that compares.
    fn row(self, xml: &mut Xml, nodes: &[Node]) {
        let mut rest = nodes;
        while let Some((node, behind)) = rest.split_first() {
            rest = behind;
            if let Some((sign, scripts)) = large_operator(node) {
                let end = behind.iter().position(is_comparison).unwrap_or(behind.len());
                let (operand, after) = behind.split_at(end);
                self.large(xml, sign, scripts, operand);
                rest = after;
                continue;
            }
            self.node(xml, node);
            let is_before_words =
                matches!(behind.first(), Some(next) if !matches!(next, Node::Fence { .. } | Node::Operator(_)));
            if is_function(node) && is_before_words {
                self.run(xml, THIN_SPACE, Letters::Upright);
            }
        }
    }

    /// A part of an element, in an element of its own.
    fn part(self, xml: &mut Xml, name: &str, nodes: &[Node]) {
        xml.element(name, &[], |xml| {
            if nodes.is_empty() { self.run(xml, NOTHING, Letters::Upright) } else { self.row(xml, nodes) }
        });
    }

    fn run(self, xml: &mut Xml, text: &str, letters: Letters) {
        xml.element("m:r", &[], |xml| {
            match letters {
                Letters::Formula => {}
                // LibreOffice has words upright only as text.
                Letters::Upright if text.chars().nth(1).is_none() => {
                    xml.element("m:rPr", &[], |xml| value(xml, "m:sty", "p"));
                }
                Letters::Upright | Letters::Words(_) => xml.element("m:rPr", &[], |xml| xml.empty("m:nor", &[])),
            }
            xml.element("w:rPr", &[], |xml| {
                let font = match letters {
                    Letters::Words(TextStyle::Code) => Some("Courier New"),
                    Letters::Words(_) => None,
                    Letters::Formula | Letters::Upright => Some("Cambria Math"),
                };
                if let Some(font) = font {
                    xml.empty("w:rFonts", &[("w:ascii", font), ("w:hAnsi", font)]);
                }
                match letters {
                    Letters::Words(TextStyle::Bold) => xml.empty("w:b", &[]),
                    Letters::Words(TextStyle::Italic) => xml.empty("w:i", &[]),
                    _ => {}
                }
                if let Some([red, green, blue]) = self.colour {
                    xml.empty("w:color", &[("w:val", &format!("{red:02X}{green:02X}{blue:02X}"))]);
                }
            });
            xml.leaf("m:t", &[("xml:space", "preserve")], &one_line(text));
        });
    }

    fn node(self, xml: &mut Xml, node: &Node) {
        match node {
            Node::Variable(letter) => self.run(xml, &letter.to_string(), Letters::Formula),
            Node::Operator(operator) => self.run(xml, &operator.text, Letters::Formula),
            Node::Name(text) | Node::Number(text) | Node::Function(text) => self.run(xml, text, Letters::Upright),
            Node::Text(text, style) => self.run(xml, text, Letters::Words(*style)),
            Node::Space(ems) => {
                let space = space(*ems);
                if !space.is_empty() {
                    self.run(xml, &space, Letters::Upright);
                }
            }
            Node::Fence { open, content, close } => xml.element("m:d", &[], |xml| {
                xml.element("m:dPr", &[], |xml| {
                    value(xml, "m:begChr", open);
                    value(xml, "m:endChr", close);
                });
                self.part(xml, "m:e", content);
            }),
            Node::Fraction(Fraction { above, below, has_line }) => xml.element("m:f", &[], |xml| {
                if !has_line {
                    xml.element("m:fPr", &[], |xml| value(xml, "m:type", "noBar"));
                }
                self.part(xml, "m:num", above);
                self.part(xml, "m:den", below);
            }),
            Node::Root { content, degree } => xml.element("m:rad", &[], |xml| {
                if let Some(degree) = degree {
                    self.part(xml, "m:deg", degree);
                } else {
                    xml.element("m:radPr", &[], |xml| value(xml, "m:degHide", "1"));
                    xml.empty("m:deg", &[]);
                }
                self.part(xml, "m:e", content);
            }),
            Node::Scripts(scripts) => self.scripts(xml, scripts),
            Node::Accent { content, accent, below } => self.accent(xml, content, *accent, *below),
            Node::Table(table) => self.table(xml, table),
            Node::Sized(_, content) => self.row(xml, content),
            Node::Coloured(colour, content) => Self { colour: Some(*colour), ..self }.row(xml, content),
            Node::Hidden(content) => xml.element("m:phant", &[], |xml| {
                xml.element("m:phantPr", &[], |xml| value(xml, "m:show", "0"));
                self.part(xml, "m:e", content);
            }),
        }
    }

    /// A sum and the like, with its limits and what it is of.
    fn large(self, xml: &mut Xml, sign: &str, scripts: &Scripts, operand: &[Node]) {
        xml.element("m:nary", &[], |xml| {
            xml.element("m:naryPr", &[], |xml| {
                value(xml, "m:chr", sign);
                value(xml, "m:limLoc", if scripts.are_limits && self.display { "undOvr" } else { "subSup" });
                for (name, script) in [("m:subHide", &scripts.below), ("m:supHide", &scripts.above)] {
                    if script.is_none() {
                        value(xml, name, "1");
                    }
                }
            });
            for (name, script) in [("m:sub", &scripts.below), ("m:sup", &scripts.above)] {
                match script {
                    Some(script) => self.part(xml, name, script),
                    None => xml.empty(name, &[]),
                }
            }
            self.part(xml, "m:e", operand);
        });
    }

    fn scripts(self, xml: &mut Xml, scripts: &Scripts) {
        let Scripts { base, below, above, below_before, above_before, are_limits } = scripts;
        if below_before.is_some() || above_before.is_some() {
            return xml.element("m:sPre", &[], |xml| {
                self.part(xml, "m:sub", below_before.as_deref().unwrap_or_default());
                self.part(xml, "m:sup", above_before.as_deref().unwrap_or_default());
                let behind = Scripts { below_before: None, above_before: None, ..scripts.clone() };
                xml.element("m:e", &[], |xml| self.scripts(xml, &behind));
            });
        }
        let (name, parts) = match (below, above, are_limits) {
            (None, None, _) => return self.row(xml, base),
            (Some(_), Some(above), true) => {
                let inner = Scripts { above: None, ..scripts.clone() };
                return xml.element("m:limUpp", &[], |xml| {
                    xml.element("m:e", &[], |xml| self.scripts(xml, &inner));
                    self.part(xml, "m:lim", above);
                });
            }
            (Some(below), None, true) => ("m:limLow", vec![("m:lim", below)]),
            (None, Some(above), true) => ("m:limUpp", vec![("m:lim", above)]),
            (Some(below), None, false) => ("m:sSub", vec![("m:sub", below)]),
            (None, Some(above), false) => ("m:sSup", vec![("m:sup", above)]),
            (Some(below), Some(above), false) => ("m:sSubSup", vec![("m:sub", below), ("m:sup", above)]),
        };
        xml.element(name, &[], |xml| {
            self.part(xml, "m:e", base);
            for (name, script) in parts {
                self.part(xml, name, script);
            }
        });
    }

    fn accent(self, xml: &mut Xml, content: &[Node], accent: char, below: bool) {
        let position = if below { "bot" } else { "top" };
        match (accent, combining(accent)) {
            ('¯' | '‾' | '_', _) => xml.element("m:bar", &[], |xml| {
                xml.element("m:barPr", &[], |xml| value(xml, "m:pos", position));
                self.part(xml, "m:e", content);
            }),
            (_, Some(sign)) if !below => xml.element("m:acc", &[], |xml| {
                xml.element("m:accPr", &[], |xml| value(xml, "m:chr", &sign.to_string()));
                self.part(xml, "m:e", content);
            }),
            _ => xml.element("m:groupChr", &[], |xml| {
                xml.element("m:groupChrPr", &[], |xml| {
                    value(xml, "m:chr", &accent.to_string());
                    value(xml, "m:pos", position);
                    value(xml, "m:vertJc", if below { "top" } else { "bot" });
                });
                self.part(xml, "m:e", content);
            }),
        }
    }

    fn table(self, xml: &mut Xml, table: &Table) {
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        xml.element("m:m", &[], |xml| {
            xml.element("m:mPr", &[], |xml| {
                value(xml, "m:plcHide", "1");
                xml.element("m:mcs", &[], |xml| {
                    for at in 0..columns {
                        let side = match table.alignments.get(at) {
                            Some(Alignment::Left) => "left",
                            Some(Alignment::Right) => "right",
                            _ => "center",
                        };
                        xml.element("m:mc", &[], |xml| {
                            xml.element("m:mcPr", &[], |xml| {
                                value(xml, "m:count", "1");
                                value(xml, "m:mcJc", side);
                            });
                        });
                    }
                });
            });
            for row in &table.rows {
                xml.element("m:mr", &[], |xml| {
                    for at in 0..columns {
                        self.part(xml, "m:e", row.get(at).map(Vec::as_slice).unwrap_or_default());
                    }
                });
            }
        });
    }
}

fn value(xml: &mut Xml, name: &str, value: &str) {
    xml.empty(name, &[("m:val", value)]);
}
