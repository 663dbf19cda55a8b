//! The language: what is typed, the tree it means, and what is said of what means none.

use super::*;

#[track_caller]
fn tree(query: &str) -> String {
    Query::parse(query)
        .unwrap_or_else(|error| panic!("{query}: {error}"))
        .root()
        .map(Node::to_string)
        .unwrap_or_default()
}

#[test]
fn a_query_is_a_tree() {
    for (query, expected) in [
        ("", ""),
        ("  \t ", ""),
        ("data", r#""data""#),
        ("Synthetic  data", r#"("synthetic" "data")"#),
        (r#""synthetic data""#, r#""synthetic data""#),
        (r#""say \"no\"""#, r#""say \"no\"""#),
        ("-data", r#"-"data""#),
        ("--data", r#"--"data""#),
        ("a -b c", r#"("a" -"b" "c")"#),
        ("a b OR c d", r#"(("a" "b") OR ("c" "d"))"#),
        ("a OR b OR c", r#"("a" OR "b" OR "c")"#),
        ("a (b OR c) d", r#"("a" ("b" OR "c") "d")"#),
        ("-(a OR b)", r#"-("a" OR "b")"#),
        ("( a )", r#""a""#),
        ("or ORDER \"OR\"", r#"("or" "order" "or")"#),
        ("f(x) (f(y) OR g)", r#"("f(x)" ("f(y)" OR "g"))"#),
        ("/qwen-?2/", "/qwen-?2/"),
        (r"/a\/b c/ d", r#"(/a/b c/ "d")"#),
        ("a/b 12:30 https://x.org :)", r#"("a/b" "12:30" "https://x.org" ":)")"#),
        ("e\u{301}t\u{e9} \u{1112}\u{1161}\u{11ab}", r#"("été" "한")"#),
        ("week:2", "week:2"),
        ("week:2..5 week:3.. week:..4 week:2-5", "(week:2..5 week:3.. week:1..4 week:2..5)"),
        ("from:2024-09-01 to:2024-12-31", "(from:2024-09-01 to:2024-12-31)"),
        ("from:2024-02 to:2024-02", "(from:2024-02-01 to:2024-02-29)"),
        ("from:2024 to:2024", "(from:2024-01-01 to:2024-12-31)"),
        (r#"series:AI speaker:"Junyang Lin" tag:#LLM"#, r#"(series:ai speaker:"junyang lin" tag:llm)"#),
        ("in:notes in:summary in:reflection in:title", "(in:notes in:summary in:reflection in:title)"),
        ("is:question is:answered is:open is:unanswered", "(is:question is:answered is:open is:unanswered)"),
        ("is:insight is:doubt is:reference is:follow-up", "(is:insight is:doubt is:reference is:follow-up)"),
        ("is:done is:due is:overdue is:handed-in", "(is:done is:due is:overdue is:handed-in)"),
        ("has:summary -has:reflection is:Mine", "(has:summary -has:reflection is:mine)"),
        ("\"week:2\"", r#""week:2""#),
    ] {
        assert_eq!(tree(query), expected, "{query}");
    }
}

#[test]
fn every_part_of_a_tree_knows_where_it_stands() {
    let query = " a (\"b c\" OR -week:2 )";
    let root = Query::parse(query).unwrap().root().unwrap().clone();
    let Expression::All(nodes) = &root.expression else { panic!("{root}") };
    let at = |node: &Node| &query[node.at.clone()];
    assert_eq!((at(&root), at(&nodes[0]), at(&nodes[1])), ("a (\"b c\" OR -week:2 )", "a", "(\"b c\" OR -week:2 )"));
    let Expression::Any(nodes) = &nodes[1].expression else { panic!("{root}") };
    assert_eq!((at(&nodes[0]), at(&nodes[1])), ("\"b c\"", "-week:2"));
}

#[test]
fn a_wrong_query_says_what_is_wrong_and_where() {
    for (query, carets, message) in [
        ("a \"b c", "  ^", "this phrase has no end; put a \" behind it"),
        ("a \"\"", "  ^^", "there is nothing in these quotes"),
        ("a /b", "  ^", "this pattern has no end; put a / behind it, or quotes around words that start with one"),
        ("//", "^^", "there is nothing in this pattern"),
        ("a /b(c/", "    ^", "this is no pattern: unclosed group"),
        ("a OR", "    ^", "nothing stands behind OR; put \"OR\" in quotes to look for it"),
        ("OR a", "^^", "nothing stands before OR; put \"OR\" in quotes to look for it"),
        ("a OR OR b", "     ^^", "nothing stands behind OR; put \"OR\" in quotes to look for it"),
        ("(a b", "^", "this ( is not closed; put a ) behind what belongs to it"),
        ("a (", "  ^", "this ( is not closed; put a ) behind what belongs to it"),
        ("a ()", "   ^", "nothing stands in these ( )"),
        ("a ) b", "  ^", "this ) closes no (; put it in quotes to look for it"),
        ("a - b", "  ^", "nothing stands behind this -; write -word, or \"-\" to look for it"),
        ("data is:qestion", "     ^^^^^^^^^^", "is: knows no \"qestion\"; did you mean is:question?"),
        (
            "in:somewhere",
            "^^^^^^^^^^^^",
            "in: knows no \"somewhere\"; it takes title, speakers, tags, notes, summary, reflection",
        ),
        ("has:notch", "^^^^^^^^^", "has: knows no \"notch\"; did you mean has:notes?"),
        ("wek:2", "^^^^", "there is no filter wek:; did you mean week:? In quotes it is looked for"),
        ("week:", "^^^^^", "week: needs a value, such as week:2..5"),
        ("speaker:\"\" b", "^^^^^^^^^^", "speaker: needs a value, such as speaker:\"Junyang Lin\""),
        ("week:two", "^^^^^^^^", "\"two\" is no week; write week:2, week:2..5, week:2.. or week:..5"),
        ("week:..", "^^^^^^^", "\"..\" is no week; write week:2, week:2..5, week:2.. or week:..5"),
        ("week:0", "^^^^^^", "\"0\" is no week; write week:2, week:2..5, week:2.. or week:..5"),
        ("week:5..2", "^^^^^^^^^", "week:5..2 ends before it begins; write the smaller number first"),
        (
            "from:tuesday",
            "^^^^^^^^^^^^",
            "\"tuesday\" is no day; write it as 2024-09-19, a month as 2024-09, a year as 2024",
        ),
        (
            "to:2024-02-30",
            "^^^^^^^^^^^^^",
            "\"2024-02-30\" is no day; write it as 2024-09-19, a month as 2024-09, a year as 2024",
        ),
        // Wide characters take two columns.
        (
            "언어 is:모델",
            "     ^^^^^^^",
            "is: knows no \"모델\"; it takes question, mine, answered, open, unanswered, answer, insight, doubt, reference, quotation, section, follow-up, done, due, overdue, handed-in",
        ),
    ] {
        let error = Query::parse(query).unwrap_err();
        assert_eq!((error.carets(query).as_str(), error.message.as_str()), (carets, message), "{query}");
    }
    let deep = "-".repeat(40) + "a";
    assert_eq!(Query::parse(&deep).unwrap_err().message, "this is nested too deeply");
    let many = ["(a OR b)"; 7].join(" ");
    assert_eq!(
        Query::parse(&many).unwrap_err().message,
        "there are too many alternatives in this query; leave some out"
    );
}

proptest::proptest! {
    #[test]
    fn whatever_is_typed_is_a_query_or_wrong_at_a_place_in_it(query in r#"([a-z:/"()\-]|OR |is:|week:|/|"|[ (]|언|\\|é){0,24}"#) {
        if let Err(error) = Query::parse(&query) {
            proptest::prop_assert!(query.get(error.at.clone()).is_some(), "{query}: {error:?}");
        }
    }
}
