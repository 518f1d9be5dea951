//! The model as a whole: loading it, and running its steps over a text.

use std::ops::Range;

use crate::attributes::AttributeRules;
use crate::batch::Word;
use crate::chars::CharClasses;
use crate::encoder::Encoder;
use crate::error::ModelError;
use crate::kernels::{Kernel, WIDTH};
use crate::labels::Tag;
use crate::lemma::Lemmatizer;
use crate::lexeme::{Features, Lexemes};
use crate::linear::Linear;
use crate::names::Names;
use crate::parser::Parser;
use crate::passage::STRETCH;
use crate::run::{Desks, run};
use crate::strings::StringIds;
use crate::syntax::Syntax;
use crate::tables::Tables;
use crate::tokenizer::Tokenizer;
use crate::weights::Weights;

/// A trained model of English: tokenizer, tagger, parser, names and lemmas.
///
/// It has no state that a text could change: the same text gives the same analysis on any machine,
/// in any thread, after any other text.
pub struct Model {
    digest: String,
    pub(crate) kernel: Kernel,
    strings: StringIds,
    pub(crate) classes: CharClasses,
    lexemes: Lexemes,
    pub(crate) tokenizer: Tokenizer,
    pub(crate) encoder: Encoder,
    pub(crate) tagger: Linear,
    pub(crate) tags: Vec<Tag>,
    pub(crate) parser: Parser,
    pub(crate) names: Names,
    pub(crate) attributes: AttributeRules,
    pub(crate) lemmatizer: Lemmatizer,
    pub(crate) desks: Desks,
}

/// Which steps to run. Tokens are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// Tags, word classes, tree, sentences. Without it tokens are roots, tagged `XX`, in one sentence.
    pub syntax: bool,
    /// Names. Without `syntax` they may cross the starts of sentences, which are then unknown.
    pub names: bool,
    /// Lemmas; they need `syntax` and are empty without it.
    pub lemmas: bool,
}

impl Steps {
    /// Everything.
    pub const ALL: Steps = Steps { syntax: true, names: true, lemmas: true };
}

impl Model {
    /// The model that is part of the program.
    ///
    /// # Errors
    /// If the files in `models/` are not what `models/convert.py` writes.
    pub fn embedded() -> Result<Model, ModelError> {
        Self::from_bytes(
            include_bytes!("../../../models/en_core_web_sm.safetensors"),
            include_bytes!("../../../models/en_core_web_sm.json"),
        )
    }

    /// A model from the bytes of its two files: weights (safetensors) and tables (JSON).
    ///
    /// # Errors
    /// If a tensor or a table is missing, has another size, or names a label that is not known here.
    pub fn from_bytes(weights: &[u8], tables: &[u8]) -> Result<Model, ModelError> {
        let digest = digest(weights, tables);
        let kernel = Kernel::fastest();
        let weights = Weights::read(weights)?;
        let tables: Tables<'_> = serde_json::from_slice(tables).map_err(|e| ModelError::new(e.to_string()))?;
        let seeds = |name: &str| tables.seeds.get(name).ok_or_else(|| ModelError::new(format!("no seeds of {name}")));
        let tag = |tag: &String| Tag::parse(tag).ok_or_else(|| ModelError::new(format!("unknown tag {tag}")));
        let strings = StringIds::new(&tables.symbols);
        let classes = CharClasses::new(&tables);
        Ok(Model {
            digest,
            kernel,
            lexemes: Lexemes::new(&tables.norms, &strings),
            tokenizer: Tokenizer::new(&tables.tokenizer, &strings, &classes),
            encoder: Encoder::read(&weights, "syntax", seeds("syntax")?, kernel)?,
            tagger: Linear::read(&weights, "tagger", WIDTH, tables.tags.len())?,
            tags: tables.tags.iter().map(tag).collect::<Result<_, _>>()?,
            parser: Parser::read(&weights, &tables.parser_moves)?,
            names: Names::read(&weights, seeds("names")?, &tables.name_moves, kernel)?,
            attributes: AttributeRules::read(&tables.attribute_rules)?,
            lemmatizer: Lemmatizer::new(&tables.lemmas),
            strings,
            classes,
            desks: Desks::default(),
        })
    }

    /// BLAKE3 of the model's two files in hexadecimal: it stands for all that they hold.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The tokens of a text as byte ranges, ascending; together they cover all but white space.
    pub fn tokenize(&self, text: &str) -> Vec<Range<usize>> {
        let pieces = self.tokenizer.tokenize(addressable(text), &self.classes);
        pieces.iter().map(|p| p.start as usize..p.end as usize).collect()
    }

    /// Whether a word in small letters is a common English noun, verb, adjective or adverb, or a form of one
    /// (WordNet 3.0, the tables of the lemmatizer). Names are none, unless a common word is written like them.
    pub fn is_common(&self, word: &str) -> bool {
        self.lemmatizer.is_common(word)
    }

    /// The same model on another kernel. It gives the same analyses, at another speed.
    #[must_use]
    pub fn on(self, kernel: Kernel) -> Model {
        Model { kernel, ..self }
    }

    /// The kernel that it runs on: the fastest of the machine, unless another was chosen.
    pub fn kernel(&self) -> Kernel {
        self.kernel
    }

    /// Runs every step over a text.
    pub fn parse(&self, text: &str) -> Syntax {
        self.parse_with(text, Steps::ALL)
    }

    /// Runs some steps over a text.
    ///
    /// Any text is taken; of one beyond 4 GiB only the front. Time and memory grow with its length. It is
    /// analysed as one, however long; only where 8,192 tokens go by without the beginning of a sentence it
    /// is cut, and has a sentence break at the cut.
    pub fn parse_with(&self, text: &str, steps: Steps) -> Syntax {
        run(self, &[addressable(text)], steps, STRETCH).pop().unwrap_or_default()
    }

    /// Runs some steps over many texts, each on its own: the same as one after the other, and faster for
    /// short ones.
    pub fn parse_all(&self, texts: &[&str], steps: Steps) -> Vec<Syntax> {
        let texts: Vec<&str> = texts.iter().map(|text| addressable(text)).collect();
        run(self, &texts, steps, STRETCH)
    }

    pub(crate) fn features(&self, word: &Word<'_>) -> Features {
        self.lexemes.features(word, &self.strings, &self.classes)
    }
}

fn digest(weights: &[u8], tables: &[u8]) -> String {
    blake3::Hasher::new().update(weights).update(tables).finalize().to_hex().to_string()
}

/// The front of the text that 32-bit offsets can address.
fn addressable(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("digest", &self.digest).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSAGE: &str = "\"We left at dawn,\" Captain Iru Solheim told the board of Aker Line on 4 May. ";

    fn same(here: &Syntax, there: &Syntax) {
        assert_eq!(here.tokens, there.tokens);
        assert_eq!(here.names, there.names);
        assert!((0..here.tokens.len()).all(|at| here.lemma(at) == there.lemma(at)));
    }

    #[test]
    fn every_kernel_gives_the_same_analysis() {
        let fast = Model::embedded().unwrap().parse(PASSAGE);
        assert!(!fast.names.is_empty());
        for kernel in Kernel::available() {
            let model = Model::embedded().unwrap().on(kernel);
            assert_eq!(model.kernel(), kernel);
            same(&model.parse(PASSAGE), &fast);
        }
    }

    #[test]
    fn the_length_of_stretches_changes_nothing() {
        let model = Model::embedded().unwrap();
        let more = "The harbour of Ny-Tromvik, which nobody had seen since 1921, lay open; Mr. Holt's men ate. No?\n\n";
        let text = [PASSAGE, more, "Ada Holt of the Northern Salt Board Company ", more].concat().repeat(6);
        let whole = run(&model, &[&text], Steps::ALL, 100_000).remove(0);
        for usual in [4, 5, 7, 16, 33, 64, 100, 150] {
            same(&run(&model, &[&text], Steps::ALL, usual)[0], &whole);
        }
    }

    #[test]
    fn many_passages_are_analysed_as_each_alone() {
        let model = Model::embedded().unwrap();
        let texts = [PASSAGE, "", "Ada Holt left.", " ", &PASSAGE.repeat(40), "x", "No."];
        let all = model.parse_all(&texts, Steps::ALL);
        assert_eq!(all.len(), texts.len());
        for (text, syntax) in texts.iter().zip(&all) {
            same(syntax, &Model::embedded().unwrap().parse(text));
        }
    }

    #[test]
    fn steps_that_are_not_asked_for_leave_no_trace() {
        let model = Model::embedded().unwrap();
        let text = "Mira Holt went home.";
        let steps = Steps { syntax: true, names: false, lemmas: false };
        let some = model.parse_with(text, steps);
        assert_eq!(some.tokens, model.parse(text).tokens);
        assert!(some.names.is_empty() && some.lemma(2).is_empty());
        let none = model.parse_with(text, Steps { syntax: false, ..steps });
        assert!(none.tokens.iter().enumerate().all(|(at, t)| t.head as usize == at));
        assert_eq!(none.sentences().count(), 1);
    }

    #[test]
    fn a_model_serves_all_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Model>();
        shared::<Syntax>();
    }

    #[test]
    fn broken_files_are_refused() {
        let tables = include_bytes!("../../../models/en_core_web_sm.json");
        assert!(Model::from_bytes(b"", tables).is_err());
        assert!(Model::from_bytes(&[255; 64], tables).is_err());
        assert!(Model::from_bytes(b"\x02\0\0\0\0\0\0\0{}", tables).is_err());
    }
}
