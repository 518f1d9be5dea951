//! Words and numbers of the contract: closed vocabularies with their JSON Schema, floats printed shortest.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use corpus::{
    Basis, BlockKind, CorrectionKind, CoverageKind, DateBasis, Direction, DisagreementKind, EntityType, EventType,
    Format, Genre, MentionForm, Modifier, Outcome, QuoteType, Status, TimeModifier, TimeType, Verdict, Voice,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A closed vocabulary of the contract.
pub trait Vocabulary: Copy + 'static {
    /// The name of the vocabulary in the JSON Schema.
    const NAME: &'static str;
    /// Every value, in the order of the contract.
    const VALUES: &'static [Self];
    /// The word for a value.
    fn word(self) -> &'static str;
}

macro_rules! vocabularies {
    ($($name:ident),*) => {$(
        impl Vocabulary for $name {
            const NAME: &'static str = stringify!($name);
            const VALUES: &'static [Self] = &$name::ALL;
            fn word(self) -> &'static str {
                self.as_str()
            }
        }
    )*};
}

vocabularies!(
    Basis,
    BlockKind,
    CorrectionKind,
    CoverageKind,
    DateBasis,
    Direction,
    DisagreementKind,
    EntityType,
    EventType,
    Genre,
    MentionForm,
    Modifier,
    Outcome,
    QuoteType,
    Status,
    TimeModifier,
    TimeType,
    Verdict,
    Voice
);

impl Vocabulary for Format {
    const NAME: &'static str = "Format";
    const VALUES: &'static [Self] = &[Format::Plain, Format::Html];
    fn word(self) -> &'static str {
        self.as_str()
    }
}

/// A word of a closed vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<T>(pub T);

impl<T: Vocabulary> Word<T> {
    /// The word as printed.
    pub fn as_str(&self) -> &'static str {
        self.0.word()
    }
}

impl<T: Vocabulary> fmt::Display for Word<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<T: Vocabulary> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

struct WordVisitor<T>(PhantomData<T>);

impl<T: Vocabulary> Visitor<'_> for WordVisitor<T> {
    type Value = Word<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of the words")?;
        T::VALUES.iter().try_for_each(|value| write!(f, " `{}`", value.word()))
    }

    fn visit_str<E: Error>(self, written: &str) -> Result<Word<T>, E> {
        let known = T::VALUES.iter().find(|value| value.word() == written);
        known.map(|value| Word(*value)).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(written), &self))
    }
}

impl<'de, T: Vocabulary> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(WordVisitor(PhantomData))
    }
}

impl<T: Vocabulary> JsonSchema for Word<T> {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed(T::NAME)
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = T::VALUES.iter().map(|value| value.word()).collect();
        json_schema!({"type": "string", "enum": words})
    }
}

/// A number printed in the shortest form that reads back the same: `4`, not `4.0`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

/// Up to here every whole number is a float and a JSON integer alike.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            return serializer.serialize_i64(self.0 as i64);
        }
        serializer.serialize_f64(self.0)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Number)
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Number")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_shortest_and_read_back() {
        for (value, printed) in [(4.0, "4"), (0.3333, "0.3333"), (21.3e9, "21300000000"), (1e300, "1e+300")] {
            assert_eq!(serde_json::to_string(&Number(value)).expect("a number"), printed);
            assert_eq!(serde_json::from_str::<Number>(printed).expect("a number"), Number(value));
        }
    }

    #[test]
    fn a_word_outside_the_vocabulary_is_refused_with_the_words() {
        let fault = serde_json::from_str::<Word<QuoteType>>("\"loud\"").expect_err("no such word").to_string();
        assert!(fault.contains("`direct` `indirect` `mixed`"), "{fault}");
    }
}
