"""people_nouns: common nouns that in most of their uses name persons or groups of persons.

Usage: python people.py   (apt install wordnet-base)
"""

import tsv
from wordnet import LICENCE, SOURCE, WordNet

ROOTS = ("person.n.1", "people.n.1", "social_group.n.1", "gathering.n.1", "force.n.4", "military_unit.n.1", "police.n.1")
SHARE = 0.6


def people(wordnet):
    keys = {synset.key for root in ROOTS for synset in wordnet.below(wordnet.synset(root))}
    for (lemma, part) in sorted(wordnet.senses):
        if part == "n" and lemma.isalpha() and lemma.islower() and wordnet.is_word(lemma):
            share = wordnet.share(lemma, "n", keys)
            if share >= SHARE and wordnet.count(lemma, "n") > 0:
                yield lemma, int(100 * share)


def main():
    tsv.write("people_nouns", ("form", "share"), people(WordNet()), SOURCE, LICENCE,
              f"convert/people.py: tagged nouns below {', '.join(ROOTS)} that mean persons in six uses of ten")


if __name__ == "__main__":
    main()
