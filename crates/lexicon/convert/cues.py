"""cues: verbs, nouns and prepositions that attribute words or thoughts.

Usage: python cues.py   (apt install wordnet-base; pip install --no-deps textacy==0.13.0); the groups are in spec/cues.txt
"""

import importlib.util
import os
import re

import spec
import tsv
from sources import COMPILED, in_files
from wordnet import LICENCE, SOURCE, WordNet

# verb.cognition, verb.communication, verb.emotion, verb.perception; noun.cognition, noun.communication, noun.feeling; adv.all.
FILES = {"verb": {31, 32, 37, 39}, "noun": {9, 10, 12}, "adverb": {2}}
TEXTACY = "textacy 0.13.0 (PyPI), constants.REPORTING_VERBS"
PARTS = {"verb": "v", "noun": "n", "preposition": None, "adverb": "r"}


def reporting_verbs():
    """The English list, read without loading the package, which wants spaCy."""
    folder = importlib.util.find_spec("textacy").submodule_search_locations[0]
    text = open(os.path.join(folder, "constants.py"), encoding="utf-8").read()
    return set(re.findall(r'"(\w+)"', re.search(r'REPORTING_VERBS.*?"en": \{(.*?)\}', text, re.S)[1]))


def source(wordnet, verbs, lemma, part):
    """`textacy` for its reporting verbs, else the sense of the lemma in FILES, else `compiled`."""
    if lemma.split()[0] in verbs and (part == "verb" or lemma == "according to"):
        return "textacy" if " " not in lemma or part != "verb" else "textacy+prep"
    at = in_files(wordnet, lemma, PARTS[part], FILES[part]) if part in FILES else None
    return at or COMPILED


def rows(wordnet):
    """One row a lemma and part: the group that gives it the highest prior wins."""
    best, drop = {}, spec.dropped("cues")
    for (part, kind, strength), items in spec.groups("cues"):
        for lemma, prior in spec.expand(wordnet, PARTS[part], items, drop).items():
            row = (lemma, part, kind, strength, prior)
            if best.get((lemma, part), row)[4] <= prior:
                best[lemma, part] = row
    verbs = reporting_verbs()
    return [(*row, source(wordnet, verbs, *row[:2])) for row in best.values()]


def main():
    tsv.write("cues", ("form", "part", "class", "strength", "prior", "source"), rows(WordNet()),
              f"{TEXTACY}; {SOURCE} (verbs of cognition, communication, emotion and perception, nouns of cognition, communication and feeling, and synonyms); convert/spec/cues.txt (class, strength, prior; gaps checked on the training part of PolNeAR)",
              f"Apache-2.0 (textacy, spec); {LICENCE}", "convert/cues.py: source column as in convert/sources.py, `textacy` for its list; synonyms are the words of the named synsets whose share of uses in this meaning is a half or more")


if __name__ == "__main__":
    main()
