//! Tokenises, tags, parses English and finds names with trained weights.
//!
//! The weights are those of `en_core_web_sm` 3.8.0 of spaCy (see `models/README.md`), run natively:
//! tokens, tags, heads, relations, sentence starts and names are spaCy's, token by token.
//! The crate must not know news, documents, or files other than its model.
//!
//! ```
//! # fn main() -> Result<(), rashomon_nlp::ModelError> {
//! let model = rashomon_nlp::Model::embedded()?;
//! let text = "Mira Holt said the bridge was closed.";
//! let syntax = model.parse(text);
//! let said = 2;
//! assert_eq!(syntax.lemma(said), "say");
//! assert_eq!(syntax.left_edge(said)..=syntax.right_edge(said), 0..=7);
//! # Ok(())
//! # }
//! ```

mod affixes;
mod attributes;
mod batch;
mod chars;
mod encoder;
mod error;
mod kernels;
mod labels;
mod lemma;
mod lexeme;
mod linear;
mod model;
mod murmur;
mod names;
mod parser;
mod passage;
mod recent;
mod run;
mod special;
mod strings;
mod syntax;
mod tables;
mod tokenizer;
mod transition;
mod tree;
mod url;
mod weights;
mod windows;

pub use error::ModelError;
pub use kernels::Kernel;
pub use labels::{Dep, NameLabel, Pos, Tag, UnknownLabel};
pub use model::{Model, Steps};
pub use syntax::{Name, Syntax, Token};
