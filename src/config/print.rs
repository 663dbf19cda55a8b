//! The settings in force, in the words of the configuration. It must not know where they came from.

use toml_edit::{Array, DocumentMut, Item, Table, Value};

use super::{Config, Symbols, Theme};
use crate::command::{Command, Keymap};

impl Config {
    /// A configuration that says every setting in force. Of the keys it says those that are not the default.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let Self { author, keymap, talk, editor, theme, export, resurface, searches } = self;
        let mut document = DocumentMut::new();
        let mut add = |name: &str, settings: Vec<(&str, Value)>| {
            let table: Table = settings.into_iter().map(|(key, value)| (key, Item::Value(value))).collect();
            document.insert(name, Item::Table(table));
        };
        let text = |text: &Option<String>| Value::from(text.clone().unwrap_or_default());
        add("author", vec![("name", text(&author.name)), ("student_id", text(&author.student_id))]);
        add("keys", keys(keymap));
        let minutes: Array = talk.warn_minutes.iter().map(|minutes| i64::from(*minutes)).collect();
        add(
            "talk",
            vec![
                ("stamp_lead", i64::from(talk.stamp_lead).into()),
                ("show_stamps", talk.show_stamps.into()),
                ("warn_minutes", minutes.into()),
            ],
        );
        let width = i64::from(editor.max_width);
        add("editor", vec![("max_width", width.into()), ("continue_lists", editor.continue_lists.into())]);
        let colours = name_of(&Theme::NAMES, theme.name);
        add("theme", vec![("name", colours.into()), ("symbols", name_of(&Symbols::NAMES, theme.symbols).into())]);
        let directory = export.directory.as_ref().map(|path| path.to_string_lossy().into_owned());
        let format = export.format.map(str::to_owned);
        let optional = [("directory", directory), ("format", format)];
        let given = optional.into_iter().filter_map(|(key, value)| Some((key, value?.into())));
        let usual = [("name", export.name.clone().into()), ("front_matter", export.front_matter.into())];
        add("export", given.chain(usual).collect());
        add("resurface", vec![("show", resurface.show.into())]);
        add("searches", searches.iter().map(|kept| (kept.name.as_str(), kept.query.as_str().into())).collect());
        document.to_string()
    }

    /// The same as JSON.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        toml_edit::de::from_str(&self.to_toml()).unwrap_or_default()
    }
}

/// What a choice is called.
fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], chosen: T) -> &'static str {
    names.iter().find(|(_, choice)| *choice == chosen).map_or("", |(name, _)| name)
}

/// The commands whose keys are not the default ones.
fn keys(keymap: &Keymap) -> Vec<(&'static str, Value)> {
    let usual = Keymap::default();
    let changed = Command::all().filter(|command| keymap.keys(*command) != usual.keys(*command));
    let names = |command: Command| keymap.keys(command).iter().map(ToString::to_string).collect::<Array>();
    changed.map(|command| (command.name(), names(command).into())).collect()
}

#[cfg(test)]
mod tests;
