//! What the language model alone sees in a document: sentences, tokens and raw names, nothing corrected or
//! resolved. For measuring it, and for those who want its grammar without the rest.

use corpus::{Annotations, Document, Grounds, Mention, MentionForm, Rule, Table};
use nlp::{Model, Steps};

use crate::mentions::kind;
use crate::syntax::{Syntax, parse};

/// Runs some steps of the language model over the analysed blocks of a document, however long it is.
///
/// Sentences and tokens are there if `steps.syntax` is, names as the model labels them if `steps.names` is.
pub fn language(document: &Document, model: &Model, steps: Steps) -> Annotations {
    let syntax = parse(document, model, None, steps);
    let (sentences, tokens) = if steps.syntax { syntax.tables(&document.text) } else { Default::default() };
    let mentions = Table::sort(names(&syntax), &document.text);
    Annotations { sentences, tokens, mentions, ..Annotations::default() }
}

fn names(syntax: &Syntax) -> Vec<Mention> {
    let names = syntax.names.iter().filter_map(|name| Some((name, kind(name.label)?)));
    let mention = |(name, entity_type): (&crate::syntax::RawName, _)| Mention {
        span: syntax.span_of(name.words.clone()),
        entity_type,
        form: MentionForm::Name,
        entity: None,
        grounds: Grounds::sure(Rule::new("name.model")),
    };
    names.map(mention).filter(|mention| !mention.span.is_empty()).collect()
}
