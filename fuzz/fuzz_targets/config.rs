//! See `checks::config`.

#![no_main]

#[path = "../../tests/support/checks.rs"]
#[expect(dead_code, reason = "each target runs one of the checks")]
mod checks;
#[path = "../../tests/support/memory_files.rs"]
#[expect(dead_code, reason = "the faults it can make are for the tests of the store")]
mod memory_files;

libfuzzer_sys::fuzz_target!(|input: &[u8]| checks::config(input));
