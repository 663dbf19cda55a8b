//! The questions that help a reflection along when the series has none of its own.

/// The prompts of a language.
pub(super) fn of(language: &str) -> [&'static str; 4] {
    if language.split('-').next() == Some("ko") {
        [
            "무엇이 가장 새로웠나요?",
            "동의하지 않거나 이해하지 못한 것은?",
            "이미 아는 것과 어떻게 이어지나요?",
            "다음에 무엇을 해 보겠습니까?",
        ]
    } else {
        [
            "What was new to you?",
            "What do you disagree with, or not follow yet?",
            "How does it connect to what you know?",
            "What will you do next?",
        ]
    }
}
