//! Reports and notes from elsewhere into entries: values in, values out. It reads no files.
