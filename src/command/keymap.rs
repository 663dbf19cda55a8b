//! The keys in force: the defaults of the table, changed as the user says. It must not know where the changes were
//! written but for their lines.

use std::collections::HashMap;

use super::{Command, Key, KeyError, Place, nearest};

/// What the user binds to one command: all its keys, in place of the default ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The name of the command as written.
    pub command: String,
    /// The line where it stands, from 1.
    pub line: usize,
    /// The keys as written, each with its line from 1; none leaves the command without a key.
    pub keys: Vec<(usize, String)>,
}

/// Something that is wrong with a binding.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct BindingProblem {
    /// The line where it stands, from 1.
    pub line: usize,
    /// What is wrong.
    pub error: BindingError,
}

/// Why a binding is left out or, for [`BindingError::Robbed`], worth a word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BindingError {
    /// No command has this name.
    #[error("there is no command \"{name}\"; {}", suggestion(*.meant))]
    UnknownCommand {
        /// The name as written.
        name: String,
        /// The name that was probably meant.
        meant: Option<&'static str>,
    },
    /// The text names no key.
    #[error("{command}: {error}", command = .command.name())]
    BadKey {
        /// The command that it was for.
        command: Command,
        /// What is wrong with it.
        error: KeyError,
    },
    /// Terminals report another key instead.
    #[error("{command}: terminals send {reported} for {key}; bind another key", command = .command.name())]
    NeverArrives {
        /// The command that it was for.
        command: Command,
        /// The key as written.
        key: Key,
        /// The key that arrives.
        reported: Key,
    },
    /// The key types a character wherever the command applies.
    #[error(
        "{command}: {key} alone is typed into the text; add Ctrl or Alt, or take a function key",
        command = .command.name()
    )]
    IsTyped {
        /// The command that it was for.
        command: Command,
        /// The key.
        key: Key,
    },
    /// An earlier line binds the key to another command in the same place.
    #[error(
        "{command}: {key} is already bound to {holder} by line {line}; bind one of the two to another key",
        command = .command.name(),
        holder = .holder.name()
    )]
    Taken {
        /// The command that it was for.
        command: Command,
        /// The key.
        key: Key,
        /// The command that has it.
        holder: Command,
        /// The line that gave it to that command.
        line: usize,
    },
    /// The key was the last one of a command that the user says nothing about. The binding is in force.
    #[error(
        "{command}: {key} was the only key of {robbed}; give that one another, or write {robbed} = [] if it needs none",
        command = .command.name(),
        robbed = .robbed.name()
    )]
    Robbed {
        /// The command that has the key now.
        command: Command,
        /// The key.
        key: Key,
        /// The command that is left without one.
        robbed: Command,
    },
}

/// A key that means a command in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Binding {
    place: Place,
    key: Key,
    command: Command,
    /// The user's line that says so.
    line: Option<usize>,
}

impl Binding {
    /// Whether this binding of the user leaves nothing to a default of `place`, nor to one in any place within that.
    fn hides(&self, place: Place, key: Key) -> bool {
        self.key == key && levels(place, key).any(|level| level == self.place) && !goes_before(place, self.place)
    }
}

/// The keys in force. No key is bound twice in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// In the order of the table.
    bindings: Vec<Binding>,
    /// The same by place and key: every frame asks for the keys of its hints.
    bound: HashMap<(Place, Key), Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&[]).0
    }
}

impl Keymap {
    /// The default keys with the user's changes, and everything that is wrong with these in the order of their lines.
    ///
    /// The user's keys of a command replace all its default keys. A default key that is named again stays where it was;
    /// any other applies in every place where the command does, but one that types a character only in those where
    /// nothing is typed. There it wins over the defaults of other commands, those of a narrower place as well; only what
    /// answers or closes a window on top goes before what lies outside of it. A bad binding is left out; a command all of
    /// whose keys are bad keeps its defaults.
    #[must_use]
    pub fn new(overrides: &[Override]) -> (Self, Vec<BindingProblem>) {
        let mut problems = Vec::new();
        let mut user: Vec<Binding> = Vec::new();
        let mut rebound = Vec::new();
        for binding in overrides {
            let Some(command) = Command::named(&binding.command) else {
                let meant = nearest(&binding.command, Command::all().map(Command::name));
                let name = binding.command.escape_debug().to_string();
                let error = BindingError::UnknownCommand { name, meant };
                problems.push(BindingProblem { line: binding.line, error });
                continue;
            };
            let mut any_good = binding.keys.is_empty();
            for (line, text) in &binding.keys {
                match checked(command, text, &user) {
                    Ok(places) => {
                        any_good = true;
                        user.extend(places.map(|(place, key)| Binding { place, key, command, line: Some(*line) }));
                    }
                    Err(error) => problems.push(BindingProblem { line: *line, error }),
                }
            }
            if any_good {
                rebound.push(command);
            }
        }
        let bindings = overlaid(&user, &rebound);
        let bound = bindings.iter().map(|binding| ((binding.place, binding.key), *binding)).collect();
        let keymap = Self { bindings, bound };
        problems.extend(keymap.robberies(&user, &rebound));
        problems.sort_by_key(|problem| problem.line);
        (keymap, problems)
    }

    /// The command that a key asks for in a place, looked up from the innermost place outwards: among the user's bindings,
    /// then among the defaults.
    ///
    /// A key that types a character asks for none where characters are typed; on an overlay, for none of the screen
    /// beneath: a letter pressed at a question must not quit the program.
    #[must_use]
    pub fn command(&self, place: Place, key: Key) -> Option<Command> {
        let (mut own, mut default) = (None, None);
        for binding in levels(place, key).filter_map(|level| self.bound.get(&(level, key))) {
            let first = if binding.line.is_some() { &mut own } else { &mut default };
            first.get_or_insert(binding);
        }
        let binding = match (own, default) {
            (Some(own), Some(default)) if goes_before(default.place, own.place) => Some(default),
            (own, default) => own.or(default),
        };
        binding.map(|binding| binding.command)
    }

    /// The keys of a command, the most natural first, each once.
    #[must_use]
    pub fn keys(&self, command: Command) -> Vec<Key> {
        let mut keys = Vec::new();
        for binding in self.bindings.iter().filter(|binding| binding.command == command) {
            if !keys.contains(&binding.key) {
                keys.push(binding.key);
            }
        }
        keys
    }

    /// The keys by which a command is reached in this place: those that nothing further in has taken.
    #[must_use]
    pub fn keys_in(&self, place: Place, command: Command) -> Vec<Key> {
        self.keys(command).into_iter().filter(|key| self.command(place, *key) == Some(command)).collect()
    }

    /// The first of them.
    #[must_use]
    pub fn key_in(&self, place: Place, command: Command) -> Option<Key> {
        let own = self.bindings.iter().filter(|binding| binding.command == command);
        own.map(|binding| binding.key).find(|key| self.command(place, *key) == Some(command))
    }

    /// Default keys that went over to a command of the user's choice and were the last of their own.
    fn robberies(&self, user: &[Binding], rebound: &[Command]) -> Vec<BindingProblem> {
        let mut found: Vec<BindingProblem> = Vec::new();
        let robbed = Command::all().filter(|command| !rebound.contains(command) && self.keys(*command).is_empty());
        for robbed in robbed {
            let taken = robbed.default_keys().find_map(|(place, key)| {
                user.iter().find(|binding| binding.hides(place, key)).and_then(|taker| {
                    let error = BindingError::Robbed { command: taker.command, key: taker.key, robbed };
                    Some(BindingProblem { line: taker.line?, error })
                })
            });
            found.extend(taken);
        }
        found
    }
}

fn suggestion(meant: Option<&str>) -> String {
    meant.map_or_else(|| "`seminote keys` lists them all".to_owned(), |meant| format!("did you mean \"{meant}\"?"))
}

/// Whether a default of `place` goes before what the user binds in `outer`: what answers or closes a window on top does.
fn goes_before(place: Place, outer: Place) -> bool {
    place == Place::Overlay && !outer.is_within(Place::Overlay)
}

/// The places, innermost first, in which a key is looked up.
fn levels(place: Place, key: Key) -> impl Iterator<Item = Place> {
    let typed = key.typed().is_some();
    let on_top = place.is_within(Place::Overlay);
    let chain = if typed && place.takes_characters() { &[][..] } else { place.chain() };
    chain.iter().copied().filter(move |level| !(typed && on_top && *level == Place::Everywhere))
}

/// The key that a text names, once for each place where the command can have it.
fn checked(
    command: Command,
    text: &str,
    user: &[Binding],
) -> Result<impl Iterator<Item = (Place, Key)> + use<>, BindingError> {
    let key: Key = text.parse().map_err(|error| BindingError::BadKey { command, error })?;
    if let Some(reported) = key.reported_as() {
        return Err(BindingError::NeverArrives { command, key, reported });
    }
    let kept = || command.default_keys().filter(|(_, default)| *default == key).map(|(place, _)| place);
    let everywhere = command.places().filter(|_| kept().next().is_none());
    let places: Vec<Place> =
        kept().chain(everywhere).filter(|place| key.typed().is_none() || !place.takes_characters()).collect();
    if places.is_empty() {
        return Err(BindingError::IsTyped { command, key });
    }
    let taken = user.iter().find(|binding| binding.key == key && places.contains(&binding.place));
    match taken {
        Some(Binding { command: holder, line: Some(line), .. }) if *holder != command => {
            Err(BindingError::Taken { command, key, holder: *holder, line: *line })
        }
        _ => Ok(places.into_iter().map(move |place| (place, key))),
    }
}

/// All bindings in the order of the table: the user's for the commands that they bind, the defaults for the others as
/// far as their keys are free.
fn overlaid(user: &[Binding], rebound: &[Command]) -> Vec<Binding> {
    let mut bindings: Vec<Binding> = Vec::new();
    for command in Command::all() {
        if rebound.contains(&command) {
            for binding in user.iter().filter(|binding| binding.command == command) {
                if !bindings.iter().any(|other| (other.place, other.key) == (binding.place, binding.key)) {
                    bindings.push(*binding);
                }
            }
        } else {
            let free = |place, key| !user.iter().any(|binding| binding.hides(place, key));
            let defaults = command.default_keys().filter(|(place, key)| free(*place, *key));
            bindings.extend(defaults.map(|(place, key)| Binding { place, key, command, line: None }));
        }
    }
    bindings
}

#[cfg(test)]
mod tests;
