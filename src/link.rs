//! How the program is linked; run by Cargo before it builds.
//!
//! With Typst in it the program holds a quarter of a million addresses in its data. One that may be loaded anywhere has them all worked out
//! and written at every start: 2 ms and 8 MB, more than all the rest before the first frame. On Linux it is therefore linked for one place.
//! What that gives up is that the place of its code is hard to guess, which is a defence of programs that write past their buffers.

#![expect(clippy::print_stdout, reason = "it is how Cargo is told")]

fn main() {
    let target = |name: &str| std::env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    println!("cargo::rerun-if-changed=src/link.rs");
}
