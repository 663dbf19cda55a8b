//! The user's configuration: read with line numbers, changed without touching comments or order.
