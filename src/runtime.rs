//! The loop: wait, update, run effects, lay out, draw.
