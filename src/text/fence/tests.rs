use super::*;

#[test]
fn fences_open_and_close_as_in_commonmark() {
    let table: [(&str, &[&str], &[&str]); 8] = [
        ("```", &["```", "````", "  ```  ", "\t```"], &["``", "~~~", "``` rust", "`` `", "", "text"]),
        ("```rust", &["```"], &["```rust"]),
        ("  ``` rust,ignore", &["```"], &["``"]),
        ("````md", &["````", "`````"], &["```", "~~~~"]),
        ("~~~", &["~~~", "~~~~~"], &["```", "~~", "~~~ x"]),
        ("~~~ a `tick` is allowed here", &["~~~"], &["```"]),
        ("- ```sh", &["```", "  ```"], &["- ```"]),
        ("*\t~~~", &["~~~"], &["*\t~~~"]),
    ];
    for (line, closing, others) in table {
        let fence = Fence::opened_by(line).unwrap_or_else(|| panic!("{line:?} opens no block"));
        for line in closing {
            assert!(fence.is_closed_by(line), "{line:?} closes {fence:?}");
        }
        for line in others {
            assert!(!fence.is_closed_by(line), "{line:?} does not close {fence:?}");
        }
    }
}

#[test]
fn other_lines_open_no_block() {
    for line in [
        "",
        "``",
        "~~",
        "`code`",
        "```inline```",
        "``` a`b",
        "text ```",
        "? ```",
        "> ```",
        "-```",
        "~~struck~~",
        "\\```",
    ] {
        assert_eq!(Fence::opened_by(line), None, "{line:?}");
    }
}

#[test]
fn which_lines_are_code() {
    let text = Text::from("a\n```rust\n- b\n~~~\n```\nc\n- ~~~\nd\n```\n~~~~ \ne\n``` a`b\nf\n```");
    let code: Vec<usize> = (0..text.lines().len()).filter(|line| is_code(&text, *line)).collect();
    assert_eq!(code, [1, 2, 3, 4, 6, 7, 8, 9, 13]);
}
