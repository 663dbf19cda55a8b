//! The screens: the model drawn into a frame. It reads and never changes anything.
