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
