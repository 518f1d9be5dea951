//! What one says and another denies.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Annotated, Archive, Cited, Disagreement, DisagreementKind, Document, EntityType, Evidence, Id, ItemId, ItemKind,
    MentionForm, QuoteType, Rule, Side, Span, Status, Voice,
};
use lexicon::{CueClass, Lexicon};

use super::lists;
use crate::actors::Cast;
use crate::quotes::Saying;
use crate::stance::cue_class;
use crate::stems::contents;
use crate::timeline::Telling;

const RULE: Rule = Rule::new("disagreement.denied-claim");

/// What is claimed or denied, by the stems of its words.
struct Claim {
    evidence: Evidence,
    speaker: Option<usize>,
    voice: Voice,
    stems: BTreeSet<u64>,
    /// Those of them that stand in no name.
    plain: BTreeSet<u64>,
    /// Whether it has a verb of its own, as far as auxiliaries tell: "its existence" is no statement.
    is_clause: bool,
}

/// The fewest words that belong to no name and that a denial and what it denies have in common: names alone say whom
/// it is about, not what.
const PLAIN: usize = 3;
/// The fewest words that a denial and what it denies have in common, and their least share of the shorter.
const SHARED: usize = 4;
const SHARE: (usize, usize) = (3, 5);
/// More claims than this are not looked up for one word.
const FREQUENT: usize = 64;

/// Denials with what they deny, each with the claim that has most words in common with it.
pub(super) fn denied(
    archive: &Archive,
    stories: &[usize],
    sayings: &[Saying<'_>],
    tellings: &[Telling<'_>],
    cast: &Cast,
    lexicon: &Lexicon,
) -> Vec<Disagreement> {
    let denials: Vec<Claim> = sayings.iter().filter(|saying| denies(saying, lexicon)).filter_map(of_saying).collect();
    if denials.is_empty() {
        return Vec::new();
    }
    let story = |claim: &Claim| stories[claim.evidence.document.index()];
    // Few stories have a denial in them: of the others nothing is read, and no other words are looked up.
    let told_of: BTreeSet<usize> = denials.iter().map(story).collect();
    let concerns = |document: Id<Document>| told_of.contains(&stories[document.index()]);
    let said = sayings.iter().filter(|saying| concerns(saying.document));
    let said = said.filter(|saying| !denies(saying, lexicon) && asserts(saying, lexicon)).filter_map(of_saying);
    let told = tellings.iter().filter(|telling| concerns(telling.evidence.document) && is_stated(telling));
    let claims: Vec<Claim> = said.chain(told.map(of_telling)).collect();
    let denied = denials.iter().flat_map(|denial| denial.stems.iter().map(|stem| (story(denial), *stem)));
    let mut by_stem: BTreeMap<(usize, u64), Vec<usize>> = denied.map(|word| (word, Vec::new())).collect();
    for (place, claim) in claims.iter().enumerate() {
        for stem in &claim.stems {
            if let Some(places) = by_stem.get_mut(&(story(claim), *stem)) {
                places.push(place);
            }
        }
    }
    let opposed = denials.iter().filter_map(|denial| {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let listed = denial.stems.iter().filter_map(|stem| by_stem.get(&(story(denial), *stem)));
        listed
            .flat_map(|places| places.iter().take(FREQUENT))
            .for_each(|place| *shared.entry(*place).or_default() += 1);
        let fitting = shared.into_iter().filter(|(place, shared)| is_denied(&claims[*place], denial, *shared, cast));
        let (best, _) = fitting.max_by_key(|(place, shared)| (*shared, std::cmp::Reverse(*place)))?;
        Some(disagreement(archive, &claims[best], denial, cast))
    });
    opposed.collect()
}

/// Whether a claim is what a denial denies: another's, of nearly the same words.
fn is_denied(claim: &Claim, denial: &Claim, shared: usize, cast: &Cast) -> bool {
    // A state and its capital speak with one voice.
    let state = |claim: &Claim| {
        let actor = &cast.actors[claim.speaker?];
        let polity = matches!(actor.entity_type, EntityType::Gpe | EntityType::Norp);
        actor.country.as_deref().filter(|_| polity)
    };
    let one_state = state(claim).is_some() && state(claim) == state(denial);
    let others = (claim.speaker.is_none() || claim.speaker != denial.speaker) && !one_state;
    let apart =
        !(claim.evidence.document == denial.evidence.document && claim.evidence.span.overlaps(denial.evidence.span));
    let least = claim.stems.len().min(denial.stems.len());
    let most =
        shared >= SHARED && shared * SHARE.1 >= least * SHARE.0 && shared * SHARE.1 >= denial.stems.len() * SHARE.0;
    // A short denial may say again no more than all of its words.
    let alike = most || (shared >= PLAIN && shared == denial.stems.len() && denial.is_clause);
    others && apart && alike && claim.plain.intersection(&denial.plain).count() >= PLAIN
}

fn disagreement(archive: &Archive, claim: &Claim, denial: &Claim, cast: &Cast) -> Disagreement {
    let side = |claim: &Claim| Side {
        claim: Cited::new(archive.passage(claim.evidence).to_owned(), claim.evidence),
        voice: claim.voice,
    };
    let name = |claim: &Claim, unknown: &str| {
        claim.speaker.map_or_else(|| unknown.to_owned(), |actor| format!("“{}”", cast.actors[actor].name.value()))
    };
    let at = denial.evidence;
    let words = archive.passage(at);
    Disagreement::new(
        ItemId::with(ItemKind::Disagreement, &archive.document(at.document).document, at.span, "claim"),
        DisagreementKind::Claim,
        words.to_owned(),
        None,
        (side(claim), side(denial)),
        Vec::new(),
        format!("{} says it, {} denies it: “{words}”.", name(claim, "One side"), name(denial, "the other")),
        RULE,
    )
}

/// Whether a saying denies what it reports: "denied that", and not "did not deny".
fn denies(saying: &Saying<'_>, lexicon: &Lexicon) -> bool {
    let Some(cue) = saying.quote.cue else { return false };
    let words = saying.annotated.slice(cue).to_lowercase();
    let denial = words.split_whitespace().any(|word| lists::DENYING.iter().any(|stem| word.starts_with(stem)))
        && words.split_whitespace().any(|word| cue_class(word, lexicon) == Some(CueClass::Deny));
    let negated =
        words.split_whitespace().any(|word| matches!(word, "not" | "never" | "cannot") || word.ends_with("n't"));
    denial && !negated && saying.quote.quote_type != QuoteType::Direct && !has_negation(saying)
}

/// "Denied that it had not": two denials are none that can be compared by words.
fn has_negation(saying: &Saying<'_>) -> bool {
    saying.quote.content.iter().any(|part| negated(saying.annotated.slice(*part)))
}

/// Whether words tell of a denial themselves.
fn speaks_of_denial(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.split(|c: char| !c.is_alphabetic()).any(|word| lists::DENYING.iter().any(|stem| word.starts_with(stem)))
}

fn negated(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.split_whitespace().any(|word| {
        matches!(word, "not" | "no" | "never" | "nobody" | "nothing")
            || word.ends_with("n't")
            || word.ends_with("n\u{2019}t")
    })
}

/// Whether a saying puts something forward as true: not what is asked, ordered, promised or hoped.
fn asserts(saying: &Saying<'_>, lexicon: &Lexicon) -> bool {
    use CueClass::{Ask, Feel, Order, Promise};
    let cue = saying.quote.cue.map_or("", |cue| saying.annotated.slice(cue));
    let wish = |word: &str| matches!(cue_class(word, lexicon), Some(Ask | Feel | Order | Promise));
    if cue.split_whitespace().any(wish) {
        return false;
    }
    let asks = saying.quote.content.iter().any(|part| saying.annotated.slice(*part).trim_end().ends_with('?'));
    !asks
        && !has_negation(saying)
        && !saying.quote.content.iter().any(|part| speaks_of_denial(saying.annotated.slice(*part)))
}

fn of_saying(saying: &Saying<'_>) -> Option<Claim> {
    let span = *saying.quote.content.first()?;
    let (stems, plain) = stems(saying.annotated, span);
    let is_clause = has_auxiliary(saying.annotated.slice(span));
    let evidence = Evidence { document: saying.document, span };
    Some(Claim { evidence, speaker: saying.speaker, voice: saying.annotated.voice(span), stems, plain, is_clause })
}

/// An event that the outlet itself tells as done.
fn is_stated(telling: &Telling<'_>) -> bool {
    let event = telling.event;
    let done = event.status == Status::Past && !event.negated && event.attributed_to.is_none();
    done && telling.document.voice(event.span) == Voice::Narration && !negated(telling.document.slice(event.extent))
}

fn of_telling(telling: &Telling<'_>) -> Claim {
    let (document, span): (Id<Document>, Span) = (telling.evidence.document, telling.event.extent);
    let (stems, plain) = stems(telling.document, span);
    Claim {
        evidence: Evidence { document, span },
        speaker: None,
        voice: Voice::Narration,
        stems,
        plain,
        is_clause: true,
    }
}

fn has_auxiliary(words: &str) -> bool {
    words.split_whitespace().any(|word| lists::AUXILIARIES.has(word))
}

/// The stems of the words of a passage, and of those that stand in no name.
fn stems(document: &Annotated, span: Span) -> (BTreeSet<u64>, BTreeSet<u64>) {
    let found = contents(document.document.text.as_str(), span);
    let in_name = |word: Span| {
        let mut mentions = document.annotations.mentions.overlapping(word);
        mentions.any(|(_, mention)| mention.form == MentionForm::Name)
    };
    let plain = found.iter().filter(|word| !in_name(word.span)).map(|word| word.stem).collect();
    (found.iter().map(|word| word.stem).collect(), plain)
}
