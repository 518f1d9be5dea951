//! The model as a whole: loading it, and running its steps over a text.

use std::ops::Range;

use crate::attributes::{AttributeRules, Seen};
use crate::chars::CharClasses;
use crate::encoder::Encoder;
use crate::error::ModelError;
use crate::kernels::{Kernel, WIDTH};
use crate::labels::{Dep, Tag};
use crate::lemma::Lemmatizer;
use crate::lexeme::{Features, IS_SPACE, Lexemes, lower};
use crate::linear::Linear;
use crate::murmur::hash_text;
use crate::names::Names;
use crate::parser::{Arcs, Parser};
use crate::strings::StringIds;
use crate::syntax::{Lemmas, Name, Syntax, Token};
use crate::tables::Tables;
use crate::tokenizer::{Piece, Tokenizer};
use crate::tree::{Edges, put_lifted_back};
use crate::weights::Weights;
use crate::windows::windows;

/// A trained model of English: tokenizer, tagger, parser, names and lemmas.
///
/// It has no state that a text could change: the same text gives the same analysis on any machine,
/// in any thread, after any other text.
pub struct Model {
    digest: String,
    kernel: Kernel,
    strings: StringIds,
    classes: CharClasses,
    lexemes: Lexemes,
    tokenizer: Tokenizer,
    encoder: Encoder,
    tagger: Linear,
    tags: Vec<Tag>,
    parser: Parser,
    names: Names,
    attributes: AttributeRules,
    lemmatizer: Lemmatizer,
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

/// One text on its way through the steps.
struct Pass<'m, 't> {
    model: &'m Model,
    text: &'t str,
    steps: Steps,
    tokens: Vec<Token>,
    names: Vec<Name>,
    lemmas: Lemmas,
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
        let weights = Weights::read(weights)?;
        let tables: Tables<'_> = serde_json::from_slice(tables).map_err(|e| ModelError::new(e.to_string()))?;
        let seeds = |name: &str| tables.seeds.get(name).ok_or_else(|| ModelError::new(format!("no seeds of {name}")));
        let tag = |tag: &String| Tag::parse(tag).ok_or_else(|| ModelError::new(format!("unknown tag {tag}")));
        let strings = StringIds::new(&tables.symbols);
        let classes = CharClasses::new(&tables);
        Ok(Model {
            digest,
            kernel: Kernel::detect(),
            lexemes: Lexemes::new(&tables.norms, &strings),
            tokenizer: Tokenizer::new(&tables.tokenizer, &strings, &classes),
            encoder: Encoder::read(&weights, "syntax", seeds("syntax")?)?,
            tagger: Linear::read(&weights, "tagger", WIDTH, tables.tags.len())?,
            tags: tables.tags.iter().map(tag).collect::<Result<_, _>>()?,
            parser: Parser::read(&weights, &tables.parser_moves)?,
            names: Names::read(&weights, seeds("names")?, &tables.name_moves)?,
            attributes: AttributeRules::read(&tables.attribute_rules)?,
            lemmatizer: Lemmatizer::new(&tables.lemmas),
            strings,
            classes,
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

    /// Runs every step over a text.
    pub fn parse(&self, text: &str) -> Syntax {
        self.parse_with(text, Steps::ALL)
    }

    /// Runs some steps over a text.
    ///
    /// Any text is taken; of one beyond 4 GiB only the front. Time and memory grow with its length:
    /// more than some thousand tokens are analysed in windows, cut at line breaks or periods, so a
    /// longer text has a sentence break at each cut.
    pub fn parse_with(&self, text: &str, steps: Steps) -> Syntax {
        let text = addressable(text);
        let pieces = self.tokenizer.tokenize(text, &self.classes);
        let tokens = pieces.iter().map(bare_token).collect();
        let mut pass = Pass { model: self, text, steps, tokens, names: Vec::new(), lemmas: Lemmas::default() };
        for window in windows(&pieces, text) {
            pass.run(&pieces, window);
        }
        Syntax::new(pass.tokens, pass.names, pass.lemmas)
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

fn bare_token(piece: &Piece) -> Token {
    Token {
        start: piece.start,
        end: piece.end,
        tag: Tag::Xx,
        pos: crate::labels::Pos::X,
        dep: Dep::Root,
        head: 0,
        sentence_start: false,
        space_after: piece.space_after,
    }
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("digest", &self.digest).finish_non_exhaustive()
    }
}

impl Pass<'_, '_> {
    /// Runs the steps over one window of tokens.
    fn run(&mut self, pieces: &[Piece], window: Range<usize>) {
        let model = self.model;
        let features: Vec<Features> = pieces[window.clone()]
            .iter()
            .map(|piece| model.lexemes.features(self.text, piece, &model.strings, &model.classes))
            .collect();
        for (at, token) in self.tokens[window.clone()].iter_mut().enumerate() {
            token.head = (window.start + at) as u32;
            token.sentence_start = at == 0;
        }
        if self.steps.syntax {
            self.analyse(&features, window.clone());
        }
        if self.steps.names {
            let starts: Vec<bool> = self.tokens[window.clone()].iter().map(|t| t.sentence_start).collect();
            let names = model.names.find(&features, &starts, model.kernel);
            let offset = window.start as u32;
            self.names.extend(names.iter().map(|name| Name {
                first: name.first + offset,
                last: name.last + offset,
                ..*name
            }));
        }
    }

    /// Tags, tree, sentence starts, word classes and lemmas of one window.
    fn analyse(&mut self, features: &[Features], window: Range<usize>) {
        let model = self.model;
        let vectors = model.encoder.encode(features, model.kernel);
        let tags = model.tagger.best(vectors.rows(), model.kernel);
        let mut arcs = model.parser.parse(vectors.rows(), model.kernel);
        put_lifted_back(&mut arcs, |at| features[at][IS_SPACE] != 0);
        let starts = Edges::of(&arcs.heads).sentence_starts(&arcs.heads);
        let seen = self.seen(features, &tags, &arcs, window.start);
        let attributes = model.attributes.apply(&seen);
        for (at, token) in self.tokens[window.clone()].iter_mut().enumerate() {
            let given = attributes[at];
            (token.tag, token.pos, token.dep) = (given.tag, given.pos, given.dep);
            token.head = (window.start + arcs.heads[at]) as u32;
            token.sentence_start = starts[at] || at == 0;
            if self.steps.lemmas {
                let word = &self.text[token.start as usize..token.end as usize];
                let out = &mut self.lemmas.text;
                match given.lemma {
                    Some(lemma) => out.push_str(lemma),
                    None => {
                        let (pos, morph) = (given.pos, given.morph);
                        model.lemmatizer.append(word, pos, morph, &model.classes, out);
                    }
                }
                self.lemmas.close();
            }
        }
    }

    fn word(&self, token: &Token) -> &str {
        &self.text[token.start as usize..token.end as usize]
    }

    fn seen(&self, features: &[Features], tags: &[usize], arcs: &Arcs, offset: usize) -> Vec<Seen> {
        let tokens = self.tokens[offset..].iter().zip(features).enumerate();
        let seen = tokens.map(|(at, (token, features))| Seen {
            tag: self.model.tags[tags[at]],
            dep: arcs.relations[at].dep,
            lower: hash_text(&lower(self.word(token), &self.model.classes)),
            is_space: features[IS_SPACE] != 0,
        });
        seen.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_without_vector_instructions_gives_the_same_analysis() {
        let fast = Model::embedded().unwrap();
        let plain = Model { kernel: Kernel::Portable, ..Model::embedded().unwrap() };
        let text = "\"We left at dawn,\" Captain Iru Solheim told the board of Aker Line on 4 May.";
        let (fast, plain) = (fast.parse(text), plain.parse(text));
        assert_eq!(fast.tokens, plain.tokens);
        assert_eq!(fast.names, plain.names);
        assert!(!fast.names.is_empty());
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
