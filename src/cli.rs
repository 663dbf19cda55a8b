//! The commands of the shell: prints, or returns the request to open the program.
