"""triggers: lemmas and patterns that announce an event of a PLOVER type; event_nouns: nouns of happenings.

Usage: python triggers.py   (apt install wordnet-base); the groups are in spec/triggers.txt and spec/light.txt
"""

import spec
import tsv
from wordnet import LICENCE, SOURCE, WordNet

PARTS = {"v": "verb", "n": "noun", "vp": "verb+particle"}
PREPOSITIONS = set("for on upon to with at of from against into behind through after that in by around together".split())
COLUMNS = ("form", "part", "type", "mode", "prior")


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
    noun = part == "vp" and last not in PREPOSITIONS and (last, "r") not in wordnet.senses
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


def light_patterns(light):
    for (action, name), items in spec.groups("light"):
        for item in items:
            verb, prior = item.split("=")
            for noun, kind, mode in light.get(name, ()):
                if "/" in action:
                    kind, mode = action.split("/")
                yield f"{verb} {noun}", "verb+noun", kind, mode, int(prior)


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
COMPILED = {
    "vote": "election=85 referendum=85 by-election=85 runoff=70 poll=35 vote=60 ballot=45 plebiscite=80 primary=35 inauguration=80",
    "meet": "summit=80 meeting=70 conference=60 talks=70 congress=30 forum=35",
    "visit": "visit=80 trip=50 tour=50",
    "disaster": "earthquake=90 quake=85 tsunami=90 hurricane=85 typhoon=85 cyclone=85 flood=75 flooding=75 landslide=75 wildfire=80 blaze=65 explosion=75 blast=55 crash=75 collision=65 derailment=85 shipwreck=65 eruption=65 drought=65 famine=60 aftershock=80 tornado=85 blizzard=75 heatwave=70 spill=45 outage=65 blackout=60 meltdown=55 stampede=70 avalanche=75 mudslide=75 accident=65 disaster=55 catastrophe=50",
    "attack": "attack=75 bombing=85 shooting=80 war=55 invasion=75 coup=75 clash=60 airstrike=90 raid=65 ambush=80 massacre=85 assassination=85 siege=60 battle=60 fighting=60 offensive=65",
    "contest": "match=50 tournament=75 championship=55 final=35 semifinal=60 derby=50 marathon=55 race=40 olympics=70 playoff=60",
    "ceremony": "funeral=80 wedding=75 ceremony=75 parade=65 inauguration=80 coronation=80 celebration=60 commemoration=70 vigil=60 festival=60 anniversary=40",
    "launch": "launch=75 liftoff=80 debut=55 unveiling=65 opening=45 rollout=55 premiere=65 test=35 flight=35 landing=55 docking=60",
    "trial": "trial=65 hearing=60 verdict=65 ruling=60 sentencing=75 conviction=50 acquittal=75 lawsuit=65 indictment=70 arraignment=80 inquest=70 investigation=60 probe=55 inquiry=55",
    "transfer": "acquisition=60 merger=75 takeover=75 buyout=75 bankruptcy=55 sale=40 purchase=40 ipo=70 layoff=65 auction=55",
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
                        best.setdefault(word, (word, "noun", "OTHER", mode, min(85, int(100 * share)) if wordnet.count(word, "n") > 1 else 55))
    for mode, items in COMPILED.items():
        for item in items.split():
            word, prior = item.split("=")
            best[word] = (word, "noun", "OTHER", mode, int(prior))
    return best.values()


def main():
    wordnet = WordNet()
    best, light = single(wordnet)
    best = {new[:2]: new for row in best.values() for new in lemma_forms(wordnet, row)}
    for row in light_patterns(light):
        if best.get(row[:2], row)[4] <= row[4]:
            best[row[:2]] = row
    licence = f"{LICENCE}; Apache-2.0 (spec)"
    tsv.write("triggers", COLUMNS, best.values(), f"convert/spec/triggers.txt and light.txt (compiled for this project; types and gaps checked on the training part of PLV); {SOURCE} (a few synonyms)",
              licence, "convert/triggers.py: named lemmas, the words of named synsets used in that meaning six times in ten, light verbs times nouns")
    tsv.write("event_nouns", COLUMNS, happenings(wordnet), f"{SOURCE}; the table COMPILED in convert/triggers.py (compiled for this project)", licence,
              "convert/triggers.py: nouns below EVENT_ROOTS that are events in seven uses of ten")


if __name__ == "__main__":
    main()
