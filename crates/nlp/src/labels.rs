//! The closed label sets of the model: word classes, grammatical relations, kinds of names.

macro_rules! labels {
    ($(#[$about:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = concat!("Written as ", $text, ".")] $variant),+ }

        impl $name {
            /// Every label, in the order of declaration.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The label as the model writes it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The label written as `text`, if there is one.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownLabel;
            fn from_str(text: &str) -> Result<Self, UnknownLabel> {
                Self::parse(text).ok_or(UnknownLabel)
            }
        }
    };
}

/// A text that is no label of the set asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLabel;

impl std::fmt::Display for UnknownLabel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no such label")
    }
}

impl std::error::Error for UnknownLabel {}

labels! {
    /// Fine word class: the tags of the Penn Treebank as OntoNotes 5 uses them; `_SP` is white space.
    Tag {
        Dollar = "$", ClosingQuote = "''", Comma = ",", LeftBracket = "-LRB-", RightBracket = "-RRB-",
        Period = ".", Colon = ":", Add = "ADD", Afx = "AFX", Cc = "CC", Cd = "CD", Dt = "DT",
        Ex = "EX", Fw = "FW", Hyph = "HYPH", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS",
        Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN", Nnp = "NNP", Nnps = "NNPS", Nns = "NNS",
        Pdt = "PDT", Pos = "POS", Prp = "PRP", PrpS = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS",
        Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH", Vb = "VB", Vbd = "VBD", Vbg = "VBG",
        Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB",
        Xx = "XX", Space = "_SP", OpeningQuote = "``",
    }
}

labels! {
    /// Coarse word class: Universal Dependencies' parts of speech, and `SPACE`.
    Pos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET",
        Intj = "INTJ", Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN",
        Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X", Space = "SPACE",
    }
}

labels! {
    /// Relation of a token to its head: the labels of ClearNLP's conversion of OntoNotes 5.
    Dep {
        Root = "ROOT", Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod",
        Agent = "agent", Amod = "amod", Appos = "appos", Attr = "attr", Aux = "aux",
        Auxpass = "auxpass", Case = "case", Cc = "cc", Ccomp = "ccomp", Compound = "compound",
        Conj = "conj", Csubj = "csubj", Csubjpass = "csubjpass", Dative = "dative", Dep = "dep",
        Det = "det", Dobj = "dobj", Expl = "expl", Intj = "intj", Mark = "mark", Meta = "meta",
        Neg = "neg", Nmod = "nmod", Npadvmod = "npadvmod", Nsubj = "nsubj",
        Nsubjpass = "nsubjpass", Nummod = "nummod", Oprd = "oprd", Parataxis = "parataxis",
        Pcomp = "pcomp", Pobj = "pobj", Poss = "poss", Preconj = "preconj", Predet = "predet",
        Prep = "prep", Prt = "prt", Punct = "punct", Quantmod = "quantmod", Relcl = "relcl",
        Xcomp = "xcomp",
    }
}

labels! {
    /// Kind of a name: the entity types of OntoNotes 5.
    NameLabel {
        Cardinal = "CARDINAL", Date = "DATE", Event = "EVENT", Fac = "FAC", Gpe = "GPE",
        Language = "LANGUAGE", Law = "LAW", Loc = "LOC", Money = "MONEY", Norp = "NORP",
        Ordinal = "ORDINAL", Org = "ORG", Percent = "PERCENT", Person = "PERSON",
        Product = "PRODUCT", Quantity = "QUANTITY", Time = "TIME", WorkOfArt = "WORK_OF_ART",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_they_are_written() {
        assert_eq!(Tag::ALL.len(), 50);
        assert_eq!(NameLabel::ALL.len(), 18);
        assert!(Dep::ALL.iter().all(|&dep| Dep::parse(dep.as_str()) == Some(dep)));
        assert_eq!("SPACE".parse(), Ok(Pos::Space));
        assert_eq!("nothing".parse::<Pos>(), Err(UnknownLabel));
    }
}
