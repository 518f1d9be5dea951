"""triggers: lemmas and patterns that announce an event of a PLOVER type; event_nouns: nouns of happenings.

Usage: python triggers.py   (apt install wordnet-base; pip install --no-deps gdelt-py==0.1.11); the groups are in spec/triggers.txt,
triggers.synsets.tsv, light.txt and cameo.tsv
"""

import spec
import tsv
from sources import CAMEO, COMPILED, Anchors, Cameo
from wordnet import LICENCE, SOURCE, WordNet

PARTS = {"v": "verb", "n": "noun", "vp": "verb+particle"}
PREPOSITIONS = set("for on upon to with at of from against into behind through after that in by around together".split())
PLACEHOLDERS = set("something somebody somewhere money".split())  # what sort of object a pattern asks for
LIGHT = set("carry commit conduct express file give go have hold impose issue launch lend lodge make offer open pay reach restore stage strike take voice wage".split())
COLUMNS = ("form", "part", "type", "mode", "prior", "source")


def single(wordnet):
    """Rows of single lemmas and verb+particle patterns, and the nouns of each light class."""
    best, light, drop = {}, {}, spec.dropped("triggers")
    for (kind, mode, part, *classes), items in spec.groups("triggers"):
        for lemma, prior in spec.expand(wordnet, "n" if part == "n" else "v", items, drop, 0.6).items():
            if part == "v" and " " in lemma:
                continue
            word = pattern_part(wordnet, lemma, part)
            row = (lemma, word, kind, mode, prior)
            if best.get((lemma, word), row)[4] <= prior:
                best[lemma, word] = row
            for name in classes:
                light.setdefault(name, []).append((lemma, kind, mode))
    return best, light


def pattern_part(wordnet, lemma, part):
    """A pattern whose last word is a noun only is verb+noun."""
    last = lemma.split()[-1]
    noun = part == "vp" and last not in PREPOSITIONS | PLACEHOLDERS and (last, "r") not in wordnet.senses
    return "verb+noun" if noun else PARTS[part]


def lemma_forms(wordnet, row):
    """The pattern with its noun in the singular, as lemmas stand in a text; nouns alone in both numbers."""
    form, part = row[:2]
    single = form[:-3] + "y" if form.endswith("ies") else form[:-1]
    last = single.split()[-1]
    plural = form.endswith("s") and not form.endswith(("ss", "us", "is")) and (last, "n") in wordnet.senses
    if part == "verb+noun" and plural:
        return [(single, *row[1:])]
    return [row, (single, *row[1:])] if part == "noun" and plural else [row]


def light_patterns(light, anchors, cameo):
    """Verb and noun of each line of spec/light.txt: `ACTION CLASS [CAMEO]: verbs: nouns`."""
    for (action, name, *code), items in spec.groups("light"):
        at = next(i for i, item in enumerate(items) if item.endswith(":"))
        verbs = [item.rstrip(":").split("=") for item in items[:at + 1]]
        for noun in (item.replace("_", " ") for item in items[at + 1:]):
            kind, mode = next((kind, mode) for word, kind, mode in light[name] if word == noun)
            base = noun_source(anchors, cameo, noun, kind, mode)
            source = f"{base}+{code[0] if code else 'light'}" if base else COMPILED
            if "/" in action:
                kind, mode = action.split("/")
            for verb, prior in verbs:
                yield f"{verb} {noun}", "verb+noun", kind, mode, int(prior), source


def noun_source(anchors, cameo, noun, kind, mode):
    """The synset of a noun, the CAMEO category that names it, or the synset of its last word."""
    whole = anchors.of(noun, "n", kind, mode) or cameo.of(noun, kind)
    head = anchors.of(noun.split()[-1], "n", kind, mode)
    return whole or (head and head + "+head")


def source(anchors, cameo, row):
    """The value of the source column (see sources.py) of a row of spec/triggers.txt."""
    form, part, kind, mode = row[:4]
    if part == "noun":
        return noun_source(anchors, cameo, form, kind, mode) or COMPILED
    whole = anchors.of(form, "v", kind, mode)
    if whole or part == "verb":
        return whole or cameo.of(form, kind) or COMPILED
    head, last = anchors.of(form.split()[0], "v", kind, mode), form.split()[-1]
    if part == "verb+particle" and not PLACEHOLDERS & set(form.split()):
        return head + "+prep" if head else COMPILED
    pair = cameo.of(form, kind) or (head and head + "+object")
    noun = anchors.of(last, "n", kind, mode) if form.split()[0] in LIGHT else None
    return pair or (noun and noun + "+light") or COMPILED


EVENT_ROOTS = {
    "visit": ("visit.n.1", "visit.n.3", "tour.n.1"),
    "meet": ("meeting.n.1", "conference.n.1"),
    "vote": ("election.n.1", "vote.n.2"),
    "disaster": ("calamity.n.1", "accident.n.1", "earthquake.n.1", "storm.n.1", "flood.n.1", "collapse.n.1", "fire.n.1", "crash.n.2", "avalanche.n.1"),
    "attack": ("attack.n.1", "battle.n.1", "killing.n.2"),
    "crime": ("crime.n.1", "larceny.n.1"),
    "contest": ("contest.n.1", "tournament.n.1", "game.n.2", "race.n.2"),
    "ceremony": ("ceremony.n.1", "funeral.n.1", "celebration.n.2", "wedding.n.1", "festival.n.2"),
    "launch": ("launching.n.3", ),
    "trial": ("trial.n.2", "proceeding.n.1", "verdict.n.1"),
    "transfer": ("sale.n.1", "purchase.n.1", "takeover.n.2", "merger.n.2"),
    "death": ("death.n.1", "suicide.n.1"),
    "disease": ("epidemic.n.1", "outbreak.n.1"),
    "change": ("revolution.n.2", "coup_d'etat.n.1", "reform.n.1"),
    "announce": ("announcement.n.2", "speech.n.1"),
}
NOUNS_OF_THIS_PROJECT = {
    "vote": "election=85 referendum=85 by-election=85 runoff=70 poll=35 vote=60 ballot=45 plebiscite=80 primary=35 inauguration=80",
    "meet": "summit=80 meeting=70 conference=60 talks=70 congress=30 forum=35",
    "visit": "visit=80 trip=50 tour=50",
    "disaster": "earthquake=90 quake=85 tsunami=90 hurricane=85 typhoon=85 cyclone=85 flood=75 flooding=75 landslide=75 wildfire=80 blaze=65 explosion=75 blast=55 crash=75 collision=65 derailment=85 shipwreck=65 eruption=65 drought=65 famine=60 aftershock=80 tornado=85 blizzard=75 heatwave=70 spill=45 outage=65 blackout=60 meltdown=55 stampede=70 avalanche=75 mudslide=75 accident=65 disaster=55 catastrophe=50",
    "attack": "attack=75 bombing=85 shooting=80 war=55 invasion=75 coup=75 clash=60 airstrike=90 raid=65 ambush=80 massacre=85 assassination=85 siege=60 battle=60 fighting=60 offensive=65",
    "contest": "match=50 tournament=75 championship=55 final=35 semifinal=60 derby=50 marathon=55 race=40 olympics=70 playoff=60",
    "ceremony": "funeral=80 wedding=75 ceremony=75 parade=65 inauguration=80 coronation=80 celebration=60 commemoration=70 vigil=60 festival=60 anniversary=40",
    "launch": "launch=75 liftoff=80 debut=55 unveiling=65 opening=45 rollout=55 premiere=65 test=35 flight=35 landing=55 docking=60",
    "trial": "suspicion=60 trial=65 hearing=60 verdict=65 ruling=60 sentencing=75 conviction=50 acquittal=75 lawsuit=65 indictment=70 arraignment=80 inquest=70 investigation=60 probe=55 inquiry=55",
    "transfer": "acquisition=60 merger=75 takeover=75 buyout=75 bankruptcy=55 sale=40 purchase=40 ipo=70 layoff=65 auction=55",
    "crime": "dui=75 dwi=75 drunk_driving=80 drunken_driving=80 drink-driving=80 manslaughter=75 homicide=70",
    "death": "death=65 suicide=65 killing=70 murder=75 execution=60",
    "disease": "outbreak=75 epidemic=70 pandemic=65",
    "change": "resignation=80 appointment=50 reform=40 revolution=50 uprising=65 reshuffle=75 dismissal=60 ouster=75 overthrow=75 impeachment=75 devaluation=70 rally=50 strike=45 protest=70 demonstration=60 riot=75 crisis=35 recession=50 default=35",
    "announce": "announcement=65 speech=55 address=25 briefing=50 statement=35 declaration=45",
}


def happenings(wordnet):
    best, drop = {}, spec.dropped("event_nouns")
    events = {s.key for root in ("event.n.1", ) for s in wordnet.below(wordnet.synset(root))}
    for mode, roots in EVENT_ROOTS.items():
        for root in roots:
            for synset in wordnet.below(wordnet.synset(root)):
                for word in synset.words:
                    share = wordnet.share(word, "n", events)
                    if word.islower() and share >= 0.7 and word.count(" ") < 2 and word.replace(" ", "_") not in drop:
                        prior = min(85, int(100 * share)) if wordnet.count(word, "n") > 1 else 55
                        best.setdefault(word, (word, "noun", "OTHER", mode, prior, f"wn:{synset.offset:08d}-n"))
    for mode, items in NOUNS_OF_THIS_PROJECT.items():
        for item in items.split():
            word, prior = item.replace("_", " ").split("=")
            at = best[word][5] if word in best else happening(wordnet, word, events)
            best[word] = (word, "noun", "OTHER", mode, int(prior), at)
    return best.values()


def happening(wordnet, word, events):
    """The commonest sense of a noun below event.n.1."""
    key = next((key for key in wordnet.senses.get((word, "n"), ()) if key in events), None)
    return f"wn:{key[1]:08d}-n" if key else COMPILED


def main():
    wordnet = WordNet()
    anchors, cameo = Anchors("triggers", wordnet), Cameo()
    best, light = single(wordnet)
    best = {new[:2]: (*new, source(anchors, cameo, row)) for row in best.values() for new in lemma_forms(wordnet, row)}
    for row in light_patterns(light, anchors, cameo):
        kept = best.setdefault(row[:2], row)
        if kept[4] < row[4] or (kept[2] == row[2] and kept[5] == COMPILED):
            best[row[:2]] = row
    licence = f"{LICENCE}; MIT (gdelt-py); Apache-2.0 (spec)"
    tsv.write("triggers", COLUMNS, best.values(), f"{SOURCE}; {CAMEO}; convert/spec/triggers.txt, triggers.synsets.tsv, light.txt, cameo.tsv (compiled for this project after the PLOVER codebook, draft 0.8 of 2021)",
              licence, "convert/triggers.py: lemmas of the synsets that the specification maps to a type, named verbs times nouns; source column as in convert/sources.py; priors by hand, gaps checked on the training part of PLV")
    tsv.write("event_nouns", COLUMNS, happenings(wordnet), f"{SOURCE}; the table NOUNS_OF_THIS_PROJECT in convert/triggers.py (compiled for this project)", f"{LICENCE}; Apache-2.0 (spec)",
              "convert/triggers.py: nouns below EVENT_ROOTS that are events in seven uses of ten")


if __name__ == "__main__":
    main()
