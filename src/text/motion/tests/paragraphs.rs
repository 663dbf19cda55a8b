use super::*;

#[test]
fn by_line_paragraph_page_and_text() {
    use Motion::{Down, End, LineEnd, LineStart, ParagraphDown, ParagraphUp, Start, Up};
    check(&[
        ("one two three fo|ur", &[LineStart], false, "|one two three four"),
        ("o|ne two three four", &[LineEnd], false, "one two three four|"),
        ("a\nb|\n\nc\n\nd", &[ParagraphDown], false, "a\nb\n|\nc\n\nd"),
        ("a\nb\n|\nc\n\nd", &[ParagraphDown], false, "a\nb\n\nc\n|\nd"),
        ("a\nb\n\nc\n|\nd", &[ParagraphDown], false, "a\nb\n\nc\n\nd|"),
        ("a\n\nb\nc|", &[ParagraphUp], false, "a\n|\nb\nc"),
        ("a\n|\nb\nc", &[ParagraphUp], false, "|a\n\nb\nc"),
        ("a\n \n\nb|", &[ParagraphUp], false, "a\n \n|\nb"),
        ("a\nb|\nc", &[Start], false, "|a\nb\nc"),
        ("a\nb|\nc", &[End], false, "a\nb\nc|"),
        ("a\nb|\nc", &[End], true, "a\nb^\nc|"),
        ("a\nb|\nc", &[Start], true, "|a\nb^\nc"),
        ("박지호 발표 내용|", &[LineStart], false, "|박지호 발표 내용"),
        ("|박지호 발표 내용\nx", &[LineEnd], false, "박지호 발표 내용|\nx"),
        ("  in|dented", &[LineStart], false, "|  indented"),
        ("|", &[LineStart, LineEnd], false, "|"),
        ("|", &[ParagraphUp], false, "|"),
        ("|", &[ParagraphDown], false, "|"),
        ("\n\n|", &[ParagraphUp], false, "|\n\n"),
        ("|\n\n", &[ParagraphDown], false, "\n\n|"),
        ("|\n\na", &[ParagraphDown], false, "\n\na|"),
        ("a\n\n\n\nb|", &[ParagraphUp], false, "a\n\n\n|\nb"),
        ("a|\n\n\n\nb", &[ParagraphDown], false, "a\n|\n\n\nb"),
        ("a|\n\t\nb", &[ParagraphDown], false, "a\n|\t\nb"),
        ("박지호|\n　\n발표", &[ParagraphDown], false, "박지호\n|　\n발표"),
        ("a\n|b\n\nc", &[ParagraphUp], false, "|a\nb\n\nc"),
        ("1|\n2\n3\n4\n5\n6", &[Down(3)], false, "1\n2\n3\n4|\n5\n6"),
        ("1|\n2\n3\n4\n5\n6", &[Down(3), Down(3)], false, "1\n2\n3\n4\n5\n6|"),
        ("1\n2\n3\n4\n5\n|6", &[Up(3)], false, "1\n2\n|3\n4\n5\n6"),
        ("1\n2\n3\n4\n5\n6|", &[Up(9)], false, "1|\n2\n3\n4\n5\n6"),
        ("one two three fo|ur\nx", &[Up(3)], false, "one two| three four\nx"),
        ("|", &[Start, End], false, "|"),
        ("박\n\n지|", &[Start], false, "|박\n\n지"),
    ]);
}
