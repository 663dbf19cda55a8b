//! The one trait through which files are read and written, and its real form. It must not know what is in them.
