//! What likeness means in piles of different sizes.
//!
//! In a pile of a few dozen documents nearly every word is in many of them, so that only names tell two stories of one
//! kind apart; among hundreds the rarity of the words does. In a handful, rarity says nothing either way.

/// How words are weighed, and from when documents are alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// How much more a name or a number says of an event than another word.
    pub(super) name: f32,
    /// The weight of a word that every document has.
    pub(super) common: f32,
    /// The least average likeness within a story.
    pub(super) alike: f32,
}

/// A handful, and hundreds.
const LARGE: Scale = Scale { name: 1.3, common: 1.0, alike: 0.27 };
/// A few dozen.
const SMALL: Scale = Scale { name: 2.0, common: 0.15, alike: 0.14 };

/// Below the first and above the last the scale is that of a handful and of hundreds; between the others that of a few
/// dozen.
const SIZES: [f32; 4] = [8.0, 16.0, 60.0, 160.0];

impl Scale {
    /// The scale for so many documents.
    pub(super) fn of(documents: usize) -> Scale {
        let size = documents as f32;
        let rising = (size - SIZES[0]) / (SIZES[1] - SIZES[0]);
        let falling = (SIZES[3] - size) / (SIZES[3] - SIZES[2]);
        let small = rising.min(falling).clamp(0.0, 1.0);
        let mix = |large: f32, few: f32| large + (few - large) * small;
        Scale {
            name: mix(LARGE.name, SMALL.name),
            common: mix(LARGE.common, SMALL.common),
            alike: mix(LARGE.alike, SMALL.alike),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handful_and_hundreds_are_weighed_alike_and_a_few_dozen_by_names() {
        assert_eq!(Scale::of(5), LARGE);
        assert_eq!(Scale::of(1_000), LARGE);
        assert!((Scale::of(30).alike - SMALL.alike).abs() < 1e-6 && (Scale::of(30).name - SMALL.name).abs() < 1e-6);
        assert!(Scale::of(110).alike > SMALL.alike && Scale::of(110).alike < LARGE.alike);
    }
}
