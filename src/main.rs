//! Seminote: a terminal journal for seminar notes. It calls the library and nothing else.

use std::process::ExitCode;

use seminote::cli::{self, Outcome};
use seminote::runtime;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(code) => code,
        Outcome::Open(request) => runtime::run(request.world, request.start)
            .map_or_else(|error| cli::failed(&error), |ended| cli::ended(ended.code, &ended.messages)),
    }
}
