use super::safe;

#[test]
fn a_name_is_one_that_every_platform_takes() {
    for (given, made) in [
        ("ai-seminar-week-02", "ai-seminar-week-02"),
        ("a/b\\c:d", "a-b-c-d"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("what? \"this\" <is> | it*", "what- -this- -is- - it-"),
        (".hidden. ", "hidden"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("com1", "_com1"),
        ("LPT9.x.y", "_LPT9.x.y"),
        ("com¹", "_com¹"),
        ("CONOUT$", "_CONOUT$"),
        ("aux ", "_aux"),
        ("a\u{202e}fdp.exe", "a-fdp.exe"),
        ("a\0b\nc\td\u{7f}", "a-b-c-d-"),
        ("...", "report"),
        ("a. . .", "a"),
        ("~", "~"),
        ("command", "command"),
        ("", "report"),
        (" . ", "report"),
        ("한국어 보고서", "한국어 보고서"),
    ] {
        assert_eq!(safe(given), made, "{given}");
    }
    let long = safe(&"가".repeat(100));
    assert_eq!(long, "가".repeat(60));
}
