//! The commands a user may ask for: their names, help and default keys. It must not know what they do.
