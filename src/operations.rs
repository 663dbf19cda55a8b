//! What the world does for a command, one function each, for the command line and the program alike.
