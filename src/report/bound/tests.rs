use super::*;
use crate::report::fixture::{author, entry, series};
use crate::report::{Format, Report, Template};

fn of_week(week: u32, title: &str, summary: &str, notes: &[&str]) -> Entry {
    let mut entry = entry(summary, "", notes);
    entry.id = crate::journal::EntryId::new(entry.created.unwrap() + chrono::Duration::seconds(week.into()));
    entry.details.week = week;
    entry.details.date = entry.details.date + chrono::Days::new(u64::from(week) * 7);
    title.clone_into(&mut entry.details.title);
    entry
}

fn term() -> Vec<Entry> {
    vec![
        of_week(3, "둘째", "# Deep\n\nMore.[^1]\n\n[^1]: second note", &["? open *one*", "@ Vaswani 2017", "[ ] read"]),
        of_week(2, "First", "One.[^1]\n\n[^1]: first note", &["? asked", "= so", "! point"]),
    ]
}

fn written(format: Format) -> String {
    let (document, bound) = bind(term(), &series(), &author());
    let (series, template) = (series(), Template::Plain);
    let report = Report { bound: &bound, ..Report::new(&bound[0].1, &series, &document, &template) };
    String::from_utf8(report.render(format).unwrap().bytes).unwrap()
}

#[test]
fn weeks_are_chapters_in_the_order_of_their_days_with_what_belongs_to_all_at_the_end() {
    assert_eq!(
        written(Format::Markdown),
        "# AI Seminar\n\n2023-12675 박지호\n\n2024-10-03 – 2024-10-10\n\n## Contents\n\n- Week 2: First\n- Week 3: 둘째\n- The term in figures\n- Open questions\n- References\n\n\
         ## Week 2: First\n\n*2024-10-03*\n\nOne.[^1]\n\n[^1]: first note\n\n### Questions\n\n- asked\n  - so\n\n\
         ## Week 3: 둘째\n\n*2024-10-10*\n\n#### Deep\n\nMore.[^1-2]\n\n[^1-2]: second note\n\n### Questions\n\n- open *one*\n  - *Not answered in the time.*\n\n### Next steps\n\n- [ ] read\n\n\
         ## The term in figures\n\n| Week | Noted | Reported | Insights | Answered | Handed in |\n| :-- | --: | --: | --: | --: | --: |\n| 2 | 3 | 4 | 1 | 1 / 1 | – |\n| 3 | 5 | 6 | 0 | 0 / 1 | – |\n| All | 8 | 10 | 1 | 1 / 2 | 0 / 2 |\n\n\
         ## Open questions\n\n- open *one* (Week 3)\n\n## References\n\n- Vaswani 2017 (Week 3)\n"
    );
}

#[test]
fn each_format_says_the_same_and_has_its_own_contents() {
    let html = written(Format::Html);
    assert!(
        html.contains("<nav role=\"doc-toc\">") && html.contains("<a href=\"#chapter-2\">Week 3: 둘째</a>"),
        "{html}"
    );
    assert!(html.contains("<section class=\"chapter\" id=\"chapter-2\" style=\"break-before: page\">"));
    let typst = written(Format::Typst);
    assert!(typst.contains("  cover: \"2024-10-03 – 2024-10-10\",\n") && typst.contains("== Week 3: 둘째"), "{typst}");
    let text = written(Format::Text);
    assert!(text.contains("Contents\n--------") && text.contains("Week 3: 둘째\n------------"), "{text}");
    let json = {
        let (document, bound) = bind(term(), &series(), &author());
        let (series, template) = (series(), Template::Plain);
        Report { bound: &bound, ..Report::new(&bound[0].1, &series, &document, &template) }.render(Format::Json)
    };
    assert!(json.unwrap_err().to_string().contains("without --bound"));
}
