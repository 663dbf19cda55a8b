//! The journal on disk: entries, series, recovery, locks, versions. It must not know of screens or formats.
