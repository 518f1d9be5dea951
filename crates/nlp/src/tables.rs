//! The form of the model's table file, as `models/convert.py` writes it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

/// Sorted disjoint ranges of code points, flat and inclusive: first, last, first, last, ...
pub(crate) type Ranges = Vec<u32>;

#[derive(Deserialize)]
pub(crate) struct Tables<'a> {
    pub(crate) seeds: BTreeMap<String, Vec<u32>>,
    pub(crate) tags: Vec<String>,
    pub(crate) parser_moves: Vec<(char, String)>,
    pub(crate) name_moves: Vec<(char, String)>,
    pub(crate) classes: Classes,
    pub(crate) tokenizer: TokenizerRules,
    pub(crate) symbols: BTreeMap<String, u64>,
    pub(crate) norms: Norms,
    pub(crate) attribute_rules: Vec<AttributeRule>,
    #[serde(borrow)]
    pub(crate) lemmas: BTreeMap<String, LemmaTable<'a>>,
}

#[derive(Deserialize)]
pub(crate) struct Classes {
    pub(crate) letter: Ranges,
    pub(crate) digit: Ranges,
    pub(crate) decimal: Ranges,
    pub(crate) upper: Ranges,
    pub(crate) lowers: Ranges,
    pub(crate) word: Ranges,
}

#[derive(Deserialize)]
pub(crate) struct TokenizerRules {
    pub(crate) prefix: PrefixRules,
    pub(crate) suffix: SuffixRules,
    pub(crate) infix: InfixRules,
    pub(crate) url: UrlRules,
    pub(crate) exceptions: BTreeMap<String, Vec<(String, Option<String>)>>,
}

#[derive(Deserialize)]
pub(crate) struct PrefixRules {
    pub(crate) literals: Vec<String>,
    pub(crate) symbols: Ranges,
}

#[derive(Deserialize)]
pub(crate) struct SuffixRules {
    pub(crate) literals: Vec<String>,
    pub(crate) after_digit: Vec<String>,
    pub(crate) symbols: Ranges,
    pub(crate) before_period: Ranges,
    pub(crate) capital: Ranges,
}

#[derive(Deserialize)]
pub(crate) struct InfixRules {
    pub(crate) symbols: Ranges,
    pub(crate) before_period: Ranges,
    pub(crate) after_period: Ranges,
    pub(crate) letters: Ranges,
    pub(crate) hyphens: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct UrlRules {
    pub(crate) top_level: Ranges,
}

/// Normal forms by string identity, and those of the library by spelling.
#[derive(Deserialize)]
pub(crate) struct Norms {
    pub(crate) keys: Vec<u64>,
    pub(crate) values: Vec<String>,
    pub(crate) base: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub(crate) struct AttributeRule {
    pub(crate) tokens: Vec<TokenPattern>,
    pub(crate) index: usize,
    pub(crate) set: SetAttributes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenPattern {
    #[serde(default)]
    pub(crate) tag: Vec<String>,
    #[serde(default)]
    pub(crate) not_tag: Vec<String>,
    #[serde(default)]
    pub(crate) dep: Vec<String>,
    #[serde(default)]
    pub(crate) not_dep: Vec<String>,
    #[serde(default)]
    pub(crate) lower: Vec<String>,
    pub(crate) is_space: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetAttributes {
    pub(crate) tag: Option<String>,
    pub(crate) pos: Option<String>,
    pub(crate) dep: Option<String>,
    pub(crate) lemma: Option<String>,
    pub(crate) morph: Option<String>,
}

/// `index`: known base forms, one a line, sorted. `exceptions`: form and its lemmas, by tabs.
#[derive(Deserialize)]
pub(crate) struct LemmaTable<'a> {
    #[serde(borrow)]
    pub(crate) index: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) exceptions: Cow<'a, str>,
    pub(crate) rules: Vec<(String, String)>,
}
