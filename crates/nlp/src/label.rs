//! The labels of the model: Penn Treebank tags, universal parts of speech, ClearNLP dependencies, OntoNotes names.

/// A Penn Treebank tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// `$`.
    Dollar,
    /// `''`.
    CloseQuote,
    /// `,`.
    Comma,
    /// `-LRB-`.
    Lrb,
    /// `-RRB-`.
    Rrb,
    /// `.`.
    Stop,
    /// `:`.
    Colon,
    /// `ADD`.
    Add,
    /// `AFX`.
    Afx,
    /// `CC`.
    Cc,
    /// `CD`.
    Cd,
    /// `DT`.
    Dt,
    /// `EX`.
    Ex,
    /// `FW`.
    Fw,
    /// `HYPH`.
    Hyph,
    /// `IN`.
    In,
    /// `JJ`.
    Jj,
    /// `JJR`.
    Jjr,
    /// `JJS`.
    Jjs,
    /// `LS`.
    Ls,
    /// `MD`.
    Md,
    /// `NFP`.
    Nfp,
    /// `NN`.
    Nn,
    /// `NNP`.
    Nnp,
    /// `NNPS`.
    Nnps,
    /// `NNS`.
    Nns,
    /// `PDT`.
    Pdt,
    /// `POS`.
    Pos,
    /// `PRP`.
    Prp,
    /// `PRP$`.
    PrpPossessive,
    /// `RB`.
    Rb,
    /// `RBR`.
    Rbr,
    /// `RBS`.
    Rbs,
    /// `RP`.
    Rp,
    /// `SYM`.
    Sym,
    /// `TO`.
    To,
    /// `UH`.
    Uh,
    /// `VB`.
    Vb,
    /// `VBD`.
    Vbd,
    /// `VBG`.
    Vbg,
    /// `VBN`.
    Vbn,
    /// `VBP`.
    Vbp,
    /// `VBZ`.
    Vbz,
    /// `WDT`.
    Wdt,
    /// `WP`.
    Wp,
    /// `WP$`.
    WpPossessive,
    /// `WRB`.
    Wrb,
    /// `XX`.
    Xx,
    /// `_SP`.
    Space,
    /// ````.
    OpenQuote,
}

impl Tag {
    /// Every value, in a fixed order.
    pub const ALL: [Tag; 50] = [
        Tag::Dollar,
        Tag::CloseQuote,
        Tag::Comma,
        Tag::Lrb,
        Tag::Rrb,
        Tag::Stop,
        Tag::Colon,
        Tag::Add,
        Tag::Afx,
        Tag::Cc,
        Tag::Cd,
        Tag::Dt,
        Tag::Ex,
        Tag::Fw,
        Tag::Hyph,
        Tag::In,
        Tag::Jj,
        Tag::Jjr,
        Tag::Jjs,
        Tag::Ls,
        Tag::Md,
        Tag::Nfp,
        Tag::Nn,
        Tag::Nnp,
        Tag::Nnps,
        Tag::Nns,
        Tag::Pdt,
        Tag::Pos,
        Tag::Prp,
        Tag::PrpPossessive,
        Tag::Rb,
        Tag::Rbr,
        Tag::Rbs,
        Tag::Rp,
        Tag::Sym,
        Tag::To,
        Tag::Uh,
        Tag::Vb,
        Tag::Vbd,
        Tag::Vbg,
        Tag::Vbn,
        Tag::Vbp,
        Tag::Vbz,
        Tag::Wdt,
        Tag::Wp,
        Tag::WpPossessive,
        Tag::Wrb,
        Tag::Xx,
        Tag::Space,
        Tag::OpenQuote,
    ];

    /// The label as the model writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tag::Dollar => "$",
            Tag::CloseQuote => "''",
            Tag::Comma => ",",
            Tag::Lrb => "-LRB-",
            Tag::Rrb => "-RRB-",
            Tag::Stop => ".",
            Tag::Colon => ":",
            Tag::Add => "ADD",
            Tag::Afx => "AFX",
            Tag::Cc => "CC",
            Tag::Cd => "CD",
            Tag::Dt => "DT",
            Tag::Ex => "EX",
            Tag::Fw => "FW",
            Tag::Hyph => "HYPH",
            Tag::In => "IN",
            Tag::Jj => "JJ",
            Tag::Jjr => "JJR",
            Tag::Jjs => "JJS",
            Tag::Ls => "LS",
            Tag::Md => "MD",
            Tag::Nfp => "NFP",
            Tag::Nn => "NN",
            Tag::Nnp => "NNP",
            Tag::Nnps => "NNPS",
            Tag::Nns => "NNS",
            Tag::Pdt => "PDT",
            Tag::Pos => "POS",
            Tag::Prp => "PRP",
            Tag::PrpPossessive => "PRP$",
            Tag::Rb => "RB",
            Tag::Rbr => "RBR",
            Tag::Rbs => "RBS",
            Tag::Rp => "RP",
            Tag::Sym => "SYM",
            Tag::To => "TO",
            Tag::Uh => "UH",
            Tag::Vb => "VB",
            Tag::Vbd => "VBD",
            Tag::Vbg => "VBG",
            Tag::Vbn => "VBN",
            Tag::Vbp => "VBP",
            Tag::Vbz => "VBZ",
            Tag::Wdt => "WDT",
            Tag::Wp => "WP",
            Tag::WpPossessive => "WP$",
            Tag::Wrb => "WRB",
            Tag::Xx => "XX",
            Tag::Space => "_SP",
            Tag::OpenQuote => "``",
        }
    }

    /// The value that is written so, if any.
    pub fn parse(word: &str) -> Option<Tag> {
        Tag::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A universal part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pos {
    /// `ADJ`.
    Adj,
    /// `ADP`.
    Adp,
    /// `ADV`.
    Adv,
    /// `AUX`.
    Aux,
    /// `CCONJ`.
    Cconj,
    /// `DET`.
    Det,
    /// `INTJ`.
    Intj,
    /// `NOUN`.
    Noun,
    /// `NUM`.
    Num,
    /// `PART`.
    Part,
    /// `PRON`.
    Pron,
    /// `PROPN`.
    Propn,
    /// `PUNCT`.
    Punct,
    /// `SCONJ`.
    Sconj,
    /// `SYM`.
    Sym,
    /// `VERB`.
    Verb,
    /// `X`.
    X,
    /// `SPACE`.
    Space,
}

impl Pos {
    /// Every value, in a fixed order.
    pub const ALL: [Pos; 18] = [
        Pos::Adj,
        Pos::Adp,
        Pos::Adv,
        Pos::Aux,
        Pos::Cconj,
        Pos::Det,
        Pos::Intj,
        Pos::Noun,
        Pos::Num,
        Pos::Part,
        Pos::Pron,
        Pos::Propn,
        Pos::Punct,
        Pos::Sconj,
        Pos::Sym,
        Pos::Verb,
        Pos::X,
        Pos::Space,
    ];

    /// The label as the model writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Pos::Adj => "ADJ",
            Pos::Adp => "ADP",
            Pos::Adv => "ADV",
            Pos::Aux => "AUX",
            Pos::Cconj => "CCONJ",
            Pos::Det => "DET",
            Pos::Intj => "INTJ",
            Pos::Noun => "NOUN",
            Pos::Num => "NUM",
            Pos::Part => "PART",
            Pos::Pron => "PRON",
            Pos::Propn => "PROPN",
            Pos::Punct => "PUNCT",
            Pos::Sconj => "SCONJ",
            Pos::Sym => "SYM",
            Pos::Verb => "VERB",
            Pos::X => "X",
            Pos::Space => "SPACE",
        }
    }

    /// The value that is written so, if any.
    pub fn parse(word: &str) -> Option<Pos> {
        Pos::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Pos {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A dependency label (ClearNLP).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dep {
    /// `ROOT`.
    Root,
    /// `acl`.
    Acl,
    /// `acomp`.
    Acomp,
    /// `advcl`.
    Advcl,
    /// `advmod`.
    Advmod,
    /// `agent`.
    Agent,
    /// `amod`.
    Amod,
    /// `appos`.
    Appos,
    /// `attr`.
    Attr,
    /// `aux`.
    Aux,
    /// `auxpass`.
    AuxPass,
    /// `case`.
    Case,
    /// `cc`.
    Cc,
    /// `ccomp`.
    Ccomp,
    /// `compound`.
    Compound,
    /// `conj`.
    Conj,
    /// `csubj`.
    Csubj,
    /// `csubjpass`.
    CsubjPass,
    /// `dative`.
    Dative,
    /// `dep`.
    Dep,
    /// `det`.
    Det,
    /// `dobj`.
    Dobj,
    /// `expl`.
    Expl,
    /// `intj`.
    Intj,
    /// `mark`.
    Mark,
    /// `meta`.
    Meta,
    /// `neg`.
    Neg,
    /// `nmod`.
    Nmod,
    /// `npadvmod`.
    Npadvmod,
    /// `nsubj`.
    Nsubj,
    /// `nsubjpass`.
    NsubjPass,
    /// `nummod`.
    Nummod,
    /// `oprd`.
    Oprd,
    /// `parataxis`.
    Parataxis,
    /// `pcomp`.
    Pcomp,
    /// `pobj`.
    Pobj,
    /// `poss`.
    Poss,
    /// `preconj`.
    Preconj,
    /// `predet`.
    Predet,
    /// `prep`.
    Prep,
    /// `prt`.
    Prt,
    /// `punct`.
    Punct,
    /// `quantmod`.
    Quantmod,
    /// `relcl`.
    Relcl,
    /// `xcomp`.
    Xcomp,
}

impl Dep {
    /// Every value, in a fixed order.
    pub const ALL: [Dep; 45] = [
        Dep::Root,
        Dep::Acl,
        Dep::Acomp,
        Dep::Advcl,
        Dep::Advmod,
        Dep::Agent,
        Dep::Amod,
        Dep::Appos,
        Dep::Attr,
        Dep::Aux,
        Dep::AuxPass,
        Dep::Case,
        Dep::Cc,
        Dep::Ccomp,
        Dep::Compound,
        Dep::Conj,
        Dep::Csubj,
        Dep::CsubjPass,
        Dep::Dative,
        Dep::Dep,
        Dep::Det,
        Dep::Dobj,
        Dep::Expl,
        Dep::Intj,
        Dep::Mark,
        Dep::Meta,
        Dep::Neg,
        Dep::Nmod,
        Dep::Npadvmod,
        Dep::Nsubj,
        Dep::NsubjPass,
        Dep::Nummod,
        Dep::Oprd,
        Dep::Parataxis,
        Dep::Pcomp,
        Dep::Pobj,
        Dep::Poss,
        Dep::Preconj,
        Dep::Predet,
        Dep::Prep,
        Dep::Prt,
        Dep::Punct,
        Dep::Quantmod,
        Dep::Relcl,
        Dep::Xcomp,
    ];

    /// The label as the model writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Dep::Root => "ROOT",
            Dep::Acl => "acl",
            Dep::Acomp => "acomp",
            Dep::Advcl => "advcl",
            Dep::Advmod => "advmod",
            Dep::Agent => "agent",
            Dep::Amod => "amod",
            Dep::Appos => "appos",
            Dep::Attr => "attr",
            Dep::Aux => "aux",
            Dep::AuxPass => "auxpass",
            Dep::Case => "case",
            Dep::Cc => "cc",
            Dep::Ccomp => "ccomp",
            Dep::Compound => "compound",
            Dep::Conj => "conj",
            Dep::Csubj => "csubj",
            Dep::CsubjPass => "csubjpass",
            Dep::Dative => "dative",
            Dep::Dep => "dep",
            Dep::Det => "det",
            Dep::Dobj => "dobj",
            Dep::Expl => "expl",
            Dep::Intj => "intj",
            Dep::Mark => "mark",
            Dep::Meta => "meta",
            Dep::Neg => "neg",
            Dep::Nmod => "nmod",
            Dep::Npadvmod => "npadvmod",
            Dep::Nsubj => "nsubj",
            Dep::NsubjPass => "nsubjpass",
            Dep::Nummod => "nummod",
            Dep::Oprd => "oprd",
            Dep::Parataxis => "parataxis",
            Dep::Pcomp => "pcomp",
            Dep::Pobj => "pobj",
            Dep::Poss => "poss",
            Dep::Preconj => "preconj",
            Dep::Predet => "predet",
            Dep::Prep => "prep",
            Dep::Prt => "prt",
            Dep::Punct => "punct",
            Dep::Quantmod => "quantmod",
            Dep::Relcl => "relcl",
            Dep::Xcomp => "xcomp",
        }
    }

    /// The value that is written so, if any.
    pub fn parse(word: &str) -> Option<Dep> {
        Dep::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Dep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A class of names (OntoNotes 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameLabel {
    /// `CARDINAL`.
    Cardinal,
    /// `DATE`.
    Date,
    /// `EVENT`.
    Event,
    /// `FAC`.
    Fac,
    /// `GPE`.
    Gpe,
    /// `LANGUAGE`.
    Language,
    /// `LAW`.
    Law,
    /// `LOC`.
    Loc,
    /// `MONEY`.
    Money,
    /// `NORP`.
    Norp,
    /// `ORDINAL`.
    Ordinal,
    /// `ORG`.
    Org,
    /// `PERCENT`.
    Percent,
    /// `PERSON`.
    Person,
    /// `PRODUCT`.
    Product,
    /// `QUANTITY`.
    Quantity,
    /// `TIME`.
    Time,
    /// `WORK_OF_ART`.
    WorkOfArt,
}

impl NameLabel {
    /// Every value, in a fixed order.
    pub const ALL: [NameLabel; 18] = [
        NameLabel::Cardinal,
        NameLabel::Date,
        NameLabel::Event,
        NameLabel::Fac,
        NameLabel::Gpe,
        NameLabel::Language,
        NameLabel::Law,
        NameLabel::Loc,
        NameLabel::Money,
        NameLabel::Norp,
        NameLabel::Ordinal,
        NameLabel::Org,
        NameLabel::Percent,
        NameLabel::Person,
        NameLabel::Product,
        NameLabel::Quantity,
        NameLabel::Time,
        NameLabel::WorkOfArt,
    ];

    /// The label as the model writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            NameLabel::Cardinal => "CARDINAL",
            NameLabel::Date => "DATE",
            NameLabel::Event => "EVENT",
            NameLabel::Fac => "FAC",
            NameLabel::Gpe => "GPE",
            NameLabel::Language => "LANGUAGE",
            NameLabel::Law => "LAW",
            NameLabel::Loc => "LOC",
            NameLabel::Money => "MONEY",
            NameLabel::Norp => "NORP",
            NameLabel::Ordinal => "ORDINAL",
            NameLabel::Org => "ORG",
            NameLabel::Percent => "PERCENT",
            NameLabel::Person => "PERSON",
            NameLabel::Product => "PRODUCT",
            NameLabel::Quantity => "QUANTITY",
            NameLabel::Time => "TIME",
            NameLabel::WorkOfArt => "WORK_OF_ART",
        }
    }

    /// The value that is written so, if any.
    pub fn parse(word: &str) -> Option<NameLabel> {
        NameLabel::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for NameLabel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
