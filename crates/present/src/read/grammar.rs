//! The closed tag sets of the grammar, so that tokens read from a record share their words with those made here.

/// Universal parts of speech, with spaCy's `SPACE`.
const POS: &[&str] = &[
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "CONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SPACE", "SYM", "VERB", "X",
];

/// Penn Treebank tags with the extensions of OntoNotes.
const TAGS: &[&str] = &[
    "", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN",
    "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS",
    "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "_SP", "``",
];

/// ClearNLP dependency labels.
const DEPENDENCIES: &[&str] = &[
    "",
    "ROOT",
    "acl",
    "acomp",
    "advcl",
    "advmod",
    "agent",
    "amod",
    "appos",
    "attr",
    "aux",
    "auxpass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "csubj",
    "csubjpass",
    "dative",
    "dep",
    "det",
    "dobj",
    "expl",
    "hmod",
    "hyph",
    "infmod",
    "intj",
    "iobj",
    "mark",
    "meta",
    "neg",
    "nmod",
    "nn",
    "npadvmod",
    "nsubj",
    "nsubjpass",
    "num",
    "number",
    "nummod",
    "oprd",
    "parataxis",
    "partmod",
    "pcomp",
    "pobj",
    "poss",
    "possessive",
    "preconj",
    "predet",
    "prep",
    "prt",
    "punct",
    "quantmod",
    "rcmod",
    "relcl",
    "root",
    "xcomp",
];

pub(super) fn pos(written: &str) -> Option<&'static str> {
    known(POS, written)
}

pub(super) fn tag(written: &str) -> Option<&'static str> {
    known(TAGS, written)
}

pub(super) fn dependency(written: &str) -> Option<&'static str> {
    known(DEPENDENCIES, written)
}

fn known(words: &'static [&'static str], written: &str) -> Option<&'static str> {
    words.iter().copied().find(|word| *word == written)
}
