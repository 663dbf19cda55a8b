//! Words by chance: few of them often, most of them seldom, as in a language.

use super::chance::Chance;

const ENGLISH: &str = "the of and to in a is that for it as with on model data was by be we this are which from at but \
    attention training language question speaker paper results small large tokens learning how evaluation context between memory \
    synthetic why show gradient search reward because better example method layers network scale number error test graph";

const KOREAN: &str = "그 이 것은 있다 모델 데이터를 학습 위해 질문 발표자는 결과 언어 그리고 대한 방법 때문에 하지만 평가 작은 큰 \
    문맥 기억 합성 데이터 토큰 예시 논문 설명 한다 보였다 생각 연구 그래프 차이 점수 실험 질문은 왜 어떻게 보상 주의 집중";

const SYLLABLES: [&str; 2] = [
    "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu ar en is on ul",
    "가 나 다 라 마 바 사 아 자 차 카 타 파 하 거 너 더 러 머 버 서 어 저 처 교 노 도 로 모 보 소 오 조 초 구 누 두 루 무 부 수 우 주 추",
];

/// Where words come from.
pub struct Words {
    pub chance: Chance,
    /// Whether nearly all of them are Korean, or nearly none.
    in_korean: bool,
    common: [Vec<&'static str>; 2],
    syllables: [Vec<&'static str>; 2],
}

impl Words {
    pub fn new(chance: Chance, in_korean: bool) -> Self {
        let split = |list: &'static str| list.split_whitespace().collect();
        Self { chance, in_korean, common: [ENGLISH, KOREAN].map(split), syllables: SYLLABLES.map(split) }
    }

    /// So many words in a row.
    pub fn some(&mut self, count: usize) -> String {
        let mut words = String::new();
        for number in 0..count {
            words += if number > 0 { " " } else { "" };
            self.word(&mut words);
        }
        words
    }

    /// A tag, without its `#`.
    pub fn tag(&mut self) -> String {
        const TAGS: [&str; 12] = [
            "llm",
            "vision",
            "agents",
            "데이터",
            "theory",
            "robotics",
            "safety",
            "평가",
            "speech",
            "graphs",
            "systems",
            "학습",
        ];
        TAGS[self.chance.below(TAGS.len())].to_owned()
    }

    /// A speaker with their affiliation, as one types them.
    pub fn speaker(&mut self) -> String {
        const FAMILIES: [&str; 8] = ["김", "이", "박", "최", "Lin", "Okafor", "Weber", "Silva"];
        const GIVEN: [&str; 8] = ["서연", "지호", "민준", "하은", "Junyang", "Ada", "Jonas", "Marta"];
        const PLACES: [&str; 6] = ["KAIST", "SNU", "Qwen team", "ETH", "연세대", "MIT"];
        let (family, place) = (self.chance.below(8), PLACES[self.chance.below(PLACES.len())]);
        let given = GIVEN[family / 4 * 4 + self.chance.below(4)];
        if family < 4 {
            format!("{}{given} ({place})", FAMILIES[family])
        } else {
            format!("{given} {} ({place})", FAMILIES[family])
        }
    }

    /// Adds a word: of the common ones, or one of syllables that stands for a rank beyond these.
    fn word(&mut self, words: &mut String) {
        const SELDOM: usize = 20;
        let language = usize::from(self.in_korean != self.chance.one_in(SELDOM));
        // Each power of two as often as the next: few words come often, most seldom, as in a language.
        let powers = self.chance.below(14);
        let rank = self.chance.below(1 << powers);
        if let Some(common) = self.common[language].get(rank) {
            *words += common;
            return;
        }
        let syllables = &self.syllables[language];
        let mut rest = rank * 7;
        while rest > 0 {
            *words += syllables[rest % syllables.len()];
            rest /= syllables.len();
        }
    }
}
