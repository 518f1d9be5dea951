"""cues: verbs, nouns and prepositions that attribute words or thoughts.

Usage: python cues.py   (apt install wordnet-base); the groups are in spec/cues.txt
"""

import spec
import tsv
from wordnet import LICENCE, SOURCE, WordNet

PARTS = {"verb": "v", "noun": "n", "preposition": None, "adverb": "r"}


def rows(wordnet):
    """One row a lemma and part: the group that gives it the highest prior wins."""
    best, drop = {}, spec.dropped("cues")
    for (part, kind, strength), items in spec.groups("cues"):
        for lemma, prior in spec.expand(wordnet, PARTS[part], items, drop).items():
            row = (lemma, part, kind, strength, prior)
            if best.get((lemma, part), row)[4] <= prior:
                best[lemma, part] = row
    return best.values()


def main():
    tsv.write("cues", ("form", "part", "class", "strength", "prior"), rows(WordNet()),
              f"convert/spec/cues.txt (compiled for this project; gaps checked on the training part of PolNeAR); {SOURCE} (synonyms)", f"{LICENCE}; Apache-2.0 (spec)",
              "convert/cues.py: the words of the named synsets whose share of uses in this meaning is a half or more")


if __name__ == "__main__":
    main()
