//! Elements and text as XML, well-formed whatever the text is. It owns the escaping and knows no vocabulary: web pages are
//! written with it too, in the form that is XML as well as HTML.

/// XML that grows.
#[derive(Debug, Default)]
pub(super) struct Xml {
    written: String,
}

/// Names with values.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// An element with what `content` writes in it.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.written.push('>');
        content(self);
        self.written.push_str("</");
        self.written.push_str(name);
        self.written.push('>');
    }

    /// An element with a text in it.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |xml| xml.text(text));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.open(name, attributes);
        self.written.push_str("/>");
    }

    /// A text. What neither XML nor a page can have is left out of it: control characters, but for tabs and line ends, and
    /// what Unicode keeps free of characters.
    pub(super) fn text(&mut self, text: &str) {
        self.escaped(text, |character| match character {
            '\n' | '\t' => Some(character),
            other => printable(other),
        });
    }

    /// XML that is well-formed already.
    pub(super) fn verbatim(&mut self, xml: &str) {
        self.written.push_str(xml);
    }

    pub(super) fn into_string(self) -> String {
        self.written
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.written.push('<');
        self.written.push_str(name);
        for (name, value) in attributes {
            self.written.push(' ');
            self.written.push_str(name);
            self.written.push_str("=\"");
            self.escaped(value, printable);
            self.written.push('"');
        }
    }

    fn escaped(&mut self, text: &str, keep: impl Fn(char) -> Option<char>) {
        for character in text.chars().filter_map(keep) {
            match character {
                '&' => self.written.push_str("&amp;"),
                '<' => self.written.push_str("&lt;"),
                '>' => self.written.push_str("&gt;"),
                '"' => self.written.push_str("&quot;"),
                other => self.written.push(other),
            }
        }
    }
}

/// The text as [`Xml::text`] writes it where lines mean nothing.
pub(super) fn one_line(text: &str) -> String {
    text.chars().filter_map(printable).collect()
}

/// A character as it can be printed in a line: white space is a space; `None` for what is left out.
fn printable(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        other => (!other.is_control()).then_some(other),
    }
}
