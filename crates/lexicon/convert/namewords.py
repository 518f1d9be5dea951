"""name_words: peoples and faiths, organisations known by name, and capitalised words that name none of these.

Usage: python namewords.py   (apt install wordnet-base; run after places.py and names.py)
"""

import os

import tsv
from wordnet import LICENCE, SOURCE, WordNet

PEOPLE = ("inhabitant.n.1", "religious_person.n.1", "native.n.1", "amerindian.n.1", "ethnic_group.n.1", "african.n.1", "asian.n.1",
          "european.n.1", "american.n.1", "semite.n.1", "slav.n.1", "people.n.1", "tribe.n.1", "black.n.1")
BODIES = ("organization.n.1", )
FAITHS = ("religion.n.1", "religion.n.2")
# Abbreviations that are something else in news more often, and words for groups that are no body.
DROPPED = set("ACC ACE AEC ANG CIO CIS CORE CSE CTC DIA DOE EXEC FCS GATT GPO GSA HUD ICU IDA INR INS ISN MCIA MDI MSB NAC NGA NGB NGO NPC NRL NRO NSW"
              " NT PAC REIT SAS SIRC SSA SSS TSA USA USN UTN VFW WAC Allies Axis Bollywood Hollywood Contras Soviets Sunni Shia Sabaoth Porte Reich Masonry"
              " Brahmanism Zen Wicca Shua Maquis Baptists Methodists Quakers Shakers Marshals Eelam Carthage Benelux Gironde Protestant Rastafari"
              " Rastafarian Rastas Haredi Hasidim Hassidim Chasidim Chassidim Cathars Cathari Mormons Sturmabteilung".split())
OFFENSIVE = {"Abo", "Injun", "Red Indian", "Chink", "Jap", "Kraut", "Dago", "Gook", "Boche", "Jerry", "Hun"}


def forms(name, column=0):
    rows = (line.rstrip("\n").split("\t") for line in open(os.path.join(tsv.DATA, name + ".tsv"), encoding="utf-8") if line[0] != "#")
    return {row[column] for row in rows}


def named(wordnet, roots, symbols):
    """(word, synset) for the capitalised words below the roots."""
    for root in roots:
        for synset in wordnet.below(wordnet.synset(root), symbols):
            for word in synset.words:
                if word[0].isupper():
                    yield word, synset


def people(wordnet, taken):
    """One word of four letters or more that is no other word or name, and its regular plural."""
    for word, synset in named(wordnet, PEOPLE, ("~", )):
        if word.isalpha() and len(word) > 3 and word not in taken | OFFENSIVE and not wordnet.is_word(word):
            source = f"wn:{synset.offset:08d}-n"
            yield word, "people", source
            if not word.endswith(("s", "ese", "ish", "ch", "x", "z")):
                yield (word[:-3] + "men" if word.endswith("man") else word + "s"), "people", source


def bodies(wordnet, taken):
    faiths = {synset.key for root in FAITHS for synset in wordnet.below(wordnet.synset(root), ("~", "~i"))}
    for word, synset in named(wordnet, BODIES, ("~", "~i")):
        long = " " in word and word.split()[-1][0].isupper()
        short = " " not in word and len(word) > 2 and not wordnet.is_word(word)
        if (long or short) and synset.key not in faiths and word not in taken | DROPPED and not word.endswith("."):
            yield word, "body", f"wn:{synset.offset:08d}-n"


def main():
    wordnet = WordNet()
    places = forms("country_forms") | forms("cities") | forms("places") | forms("countries", 1)
    compiled = {row[0]: (*row, "compiled") for row in tsv.compiled("name_words")}
    rows = {}
    for row in (*people(wordnet, places | forms("given_names")), *bodies(wordnet, places)):
        rows.setdefault(row[0], row)
    for form, row in compiled.items():
        if form not in rows or rows[form][1] != row[1]:
            rows[form] = row
    tsv.write("name_words", ("form", "kind", "source"), rows.values(), f"{SOURCE}; convert/compiled/name_words.tsv", f"{LICENCE}; Apache-2.0 (rows compiled for this project)",
              "convert/namewords.py: capitalised words below the synsets of PEOPLE and BODIES that are no other word, place or given name")


if __name__ == "__main__":
    main()
