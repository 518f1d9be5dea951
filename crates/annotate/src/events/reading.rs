//! What the earlier stages know of each word: the mention, time and quotation it stands in.

use corpus::{
    BlockKind, Document, Edtf, Entity, EntityType, Id, Mention, MentionForm, Quote, QuoteType, Span, Table,
    TimeExpression,
};
use lexicon::Lexicon;
use nlp::{Dep, NameLabel, Pos, Tag};

use super::lists;
use crate::syntax::Syntax;

/// How many words of a sentence tell whether it is written in capitals.
const OPENING: usize = 48;

/// A document as the event stage sees it.
pub(super) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) syntax: &'a Syntax,
    pub(super) lexicon: &'a Lexicon,
    pub(super) mentions: &'a Table<Mention>,
    pub(super) times: &'a Table<TimeExpression>,
    pub(super) written: Option<&'a Edtf>,
    mention_at: Vec<Option<Id<Mention>>>,
    temporal: Vec<bool>,
    money: Vec<bool>,
    quote_at: Vec<Option<Id<Quote>>>,
    quotes: &'a Table<Quote>,
    mountains: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        document: &'a Document,
        syntax: &'a Syntax,
        mentions: &'a Table<Mention>,
        times: &'a Table<TimeExpression>,
        quotes: &'a Table<Quote>,
        written: Option<&'a Edtf>,
        lexicon: &'a Lexicon,
    ) -> Reading<'a> {
        let mention_at = by_word(syntax, mentions.iter().map(|(id, row)| (id, row.span, is_name(row))));
        let time_at = by_word(syntax, times.iter().map(|(id, row)| (id, row.span, true)));
        let temporal = temporal(syntax, &time_at);
        let money = labelled(syntax, &[NameLabel::Money]);
        let contents = quotes.iter().flat_map(|(id, row)| row.content.iter().map(move |part| (id, *part, true)));
        let quote_at = by_word(syntax, contents);
        let mountains = mountains(document, syntax);
        Reading {
            document,
            syntax,
            lexicon,
            mentions,
            times,
            written,
            mention_at,
            temporal,
            money,
            quote_at,
            quotes,
            mountains,
        }
    }

    /// Whether the document is about mountains, so that a summit is the top of one.
    pub(super) fn has_mountains(&self) -> bool {
        self.mountains
    }

    /// An adjective of a part of the world, which nobody is: `Western`, `North American`.
    pub(super) fn is_regional(&self, word: usize) -> bool {
        let adjective = self.pos(word) == Pos::Adj || matches!(self.tag(word), Tag::Jj);
        let people = self.mention(word).filter(|mention| adjective && mention.entity_type == EntityType::Norp);
        people.is_some_and(|mention| {
            let form = self.document.text.slice(mention.span);
            let country = self.lexicon.demonym(form).filter(|country| country.code != "EU");
            country.is_none() && is_part_of_world(form)
        })
    }

    /// The mention a word stands in: a name before a nominal, the shortest of each.
    pub(super) fn mention(&self, word: usize) -> Option<&'a Mention> {
        self.mention_at[word].and_then(|id| self.mentions.get(id))
    }

    /// Whether a word belongs to an expression of time.
    pub(super) fn is_temporal(&self, word: usize) -> bool {
        self.temporal[word]
    }

    /// The innermost quotation whose content holds a word.
    pub(super) fn quote(&self, word: usize) -> Option<Id<Quote>> {
        self.quote_at[word]
    }

    /// Whom `I` and `me` mean: the speaker of the innermost quotation, where it is in the speaker's own words.
    pub(super) fn first_person(&self, word: usize) -> Option<Id<Entity>> {
        let is_first = matches!(self.text(word), "I" | "me" | "Me");
        let quote = self.quotes.get(self.quote(word).filter(|_| is_first)?)?;
        quote.speaker.filter(|_| quote.quote_type != QuoteType::Indirect)
    }

    /// The type of the entity or mention a word stands in.
    pub(super) fn entity_type(&self, word: usize) -> Option<EntityType> {
        self.mention(word).map(|mention| mention.entity_type)
    }

    /// Whether a word belongs to a sum of money.
    pub(super) fn is_money(&self, word: usize) -> bool {
        self.money[word]
    }

    /// Whether a word belongs to something that can act: a person, an organisation, a country, a people.
    pub(super) fn is_party(&self, word: usize) -> bool {
        use EntityType::{Gpe, Norp, Org, Per};
        self.entity_type(word).is_some_and(|kind| matches!(kind, Per | Org | Gpe | Norp))
    }

    /// Whether a noun phrase names something that can act in its head or directly before it: `Sudan's government`.
    pub(super) fn names_party(&self, head: usize) -> bool {
        let before = |child: &usize| matches!(self.dep(*child), Dep::Poss | Dep::Compound | Dep::Amod | Dep::Nmod);
        self.is_party(head) || self.syntax.children(head).filter(before).any(|child| self.is_party(child))
    }

    /// Whether a noun is somebody: a party, or a common noun for persons.
    pub(super) fn is_somebody(&self, head: usize) -> bool {
        self.is_party(head)
            || (self.pos(head) == Pos::Pron && self.is_personal(head))
            || (self.is_noun(head) && self.lexicon.is_people(&self.lemma(head)))
    }

    /// A proper noun of which no earlier stage knows what it names.
    pub(super) fn is_unknown_name(&self, head: usize) -> bool {
        let proper = self.pos(head) == Pos::Propn && matches!(self.tag(head), Tag::Nnp | Tag::Nnps);
        let named = proper && self.mention_at[head].is_none() && !self.is_temporal(head) && !self.is_money(head);
        named && !self.is_in_capitals(head)
    }

    /// Whether two words of three of a sentence begin with a capital, as in headlines, so that none of them says
    /// that a word is a name.
    fn is_in_capitals(&self, word: usize) -> bool {
        let sentence = &self.syntax.sentences[self.syntax.words[word].sentence];
        let first = |word: usize| self.text(word).chars().next().filter(|letter| letter.is_alphabetic());
        let letters = sentence.words.clone().take(OPENING).filter_map(first);
        let (all, capital) = letters
            .fold((0_usize, 0_usize), |(all, capital), letter| (all + 1, capital + usize::from(letter.is_uppercase())));
        capital * 3 >= all * 2
    }

    /// A pronoun that stands for persons even where nobody is known to be meant.
    pub(super) fn is_personal(&self, word: usize) -> bool {
        lists::PERSONAL.has(&self.text(word).to_lowercase())
    }

    /// Whether a word belongs to a place.
    pub(super) fn is_place(&self, word: usize) -> bool {
        use EntityType::{Fac, Gpe, Loc};
        self.entity_type(word).is_some_and(|kind| matches!(kind, Fac | Gpe | Loc))
    }

    pub(super) fn dep(&self, word: usize) -> Dep {
        self.syntax.words[word].dep
    }

    pub(super) fn tag(&self, word: usize) -> Tag {
        self.syntax.words[word].tag
    }

    pub(super) fn pos(&self, word: usize) -> Pos {
        self.syntax.words[word].pos
    }

    pub(super) fn lemma(&self, word: usize) -> String {
        match self.syntax.lemma(word) {
            // The model's rule takes an "ed" off.
            "stag" if self.pos(word) == Pos::Verb => "stage".to_owned(),
            lemma => lemma.to_lowercase(),
        }
    }

    pub(super) fn text(&self, word: usize) -> &'a str {
        self.syntax.text(&self.document.text, word)
    }

    pub(super) fn is_verb(&self, word: usize) -> bool {
        matches!(self.pos(word), Pos::Verb | Pos::Aux)
    }

    pub(super) fn is_noun(&self, word: usize) -> bool {
        matches!(self.pos(word), Pos::Noun | Pos::Propn)
    }

    /// Whether the word stands in a headline, where the present tense tells the past.
    pub(super) fn is_headline(&self, word: usize) -> bool {
        let block = self.document.blocks.get(self.syntax.words[word].block);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading))
    }

    /// The objects of the prepositions below a word, each with its preposition in lower case.
    pub(super) fn prepositions(&self, word: usize) -> impl Iterator<Item = (String, usize)> + '_ {
        let prepositions =
            self.syntax.children(word).filter(|child| matches!(self.dep(*child), Dep::Prep | Dep::Dative));
        prepositions.flat_map(move |preposition| {
            let form = self.text(preposition).to_lowercase();
            let objects = self.syntax.children(preposition).filter(|child| self.dep(*child) == Dep::Pobj);
            objects.map(move |object| (form.clone(), object))
        })
    }
}

/// Adjectives of continents and quarters, alone or after another: `East Asian`.
fn is_part_of_world(form: &str) -> bool {
    let last = form.rsplit([' ', '-']).next().unwrap_or(form).to_lowercase();
    let continent = matches!(last.as_str(), "african" | "asian" | "european");
    let quarter = matches!(last.as_str(), "western" | "eastern" | "northern" | "southern");
    continent || quarter || (last == "american" && last.len() < form.len())
}

/// One sense of a word in one text (Gale, Church and Yarowsky 1992): two words of mountaineering settle that of `summit`.
fn mountains(document: &Document, syntax: &Syntax) -> bool {
    let telling = |word: &usize| lists::MOUNTAINEERING.has(&syntax.text(&document.text, *word).to_lowercase());
    (0..syntax.words.len()).filter(telling).take(2).count() == 2
}

/// The words that the time stage or the model takes for a time.
fn temporal(syntax: &Syntax, time_at: &[Option<Id<TimeExpression>>]) -> Vec<bool> {
    let by_model = labelled(syntax, &[NameLabel::Date, NameLabel::Time]);
    time_at.iter().zip(by_model).map(|(time, by_model)| time.is_some() || by_model).collect()
}

/// The words of the model's names with one of these labels.
fn labelled(syntax: &Syntax, labels: &[NameLabel]) -> Vec<bool> {
    let mut found = vec![false; syntax.words.len()];
    for name in syntax.names.iter().filter(|name| labels.contains(&name.label)) {
        found[name.words.clone()].fill(true);
    }
    found
}

fn is_name(mention: &Mention) -> bool {
    mention.form == MentionForm::Name
}

/// For every word the narrowest row that covers it; rows that come first (`true`) win over the others.
fn by_word<Row>(syntax: &Syntax, rows: impl Iterator<Item = (Id<Row>, Span, bool)>) -> Vec<Option<Id<Row>>> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(id, span, first)| (*first, std::cmp::Reverse(span.len()), id.index()));
    let mut found = vec![None; syntax.words.len()];
    for (id, span, _) in rows {
        for word in syntax.words_in(span) {
            found[word] = Some(id);
        }
    }
    found
}
