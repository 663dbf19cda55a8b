//! The sections of a report in one line: `summary, questions:headed, reflection:What I think`.

use super::{SectionKind, SectionSetting, Unknown};

impl SectionKind {
    /// Every section, in the order in which a report has them by default.
    pub const ALL: [SectionKind; 4] =
        [SectionKind::Summary, SectionKind::Questions, SectionKind::Reflection, SectionKind::FollowUps];

    /// Its name on disk and in commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            SectionKind::Summary => "summary",
            SectionKind::Questions => "questions",
            SectionKind::Reflection => "reflection",
            SectionKind::FollowUps => "follow-ups",
        }
    }
}

impl SectionSetting {
    /// Reads sections in their order, separated by commas; `:headed` puts one under the language's heading, other words
    /// behind the colon are its heading. `None` when the line is blank: the default.
    ///
    /// # Errors
    /// A sentence that names what is no section or stands there twice.
    pub fn read_line(line: &str) -> Result<Option<Vec<Self>>, String> {
        let mut settings: Vec<Self> = Vec::new();
        for part in line.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, heading) = part.split_once(':').map_or((part, None), |(name, heading)| (name, Some(heading)));
            let (name, heading) = (name.trim(), heading.map(str::trim));
            let Some(section) = SectionKind::ALL.into_iter().find(|kind| kind.name() == name) else {
                let names = SectionKind::ALL.map(SectionKind::name).join(", ");
                return Err(format!("\"{name}\" is no section of a report; there are {names}"));
            };
            if settings.iter().any(|setting| setting.section == section) {
                return Err(format!("\"{name}\" stands there twice"));
            }
            settings.push(Self {
                section,
                headed: heading.is_some(),
                heading: heading.filter(|words| !words.is_empty() && *words != "headed").map(str::to_owned),
                unknown: Unknown::new(),
            });
        }
        Ok((!settings.is_empty()).then_some(settings))
    }

    /// The line that [`SectionSetting::read_line`] reads as these settings.
    #[must_use]
    pub fn line(settings: &[Self]) -> String {
        let one = |setting: &Self| match (&setting.heading, setting.headed) {
            (Some(words), true) => format!("{}:{words}", setting.section.name()),
            (None, true) => format!("{}:headed", setting.section.name()),
            (_, false) => setting.section.name().to_owned(),
        };
        settings.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
