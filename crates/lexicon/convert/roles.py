"""roles and organisations: what people are called and what organisations' names are headed by.

Usage: python roles.py   (apt install wordnet-base); the groups are in spec/roles.txt and spec/organisations.txt
"""

import spec
import tsv
from sources import COMPILED, in_files
from wordnet import LICENCE, SOURCE, WordNet

# Of two kinds of one form the first named here wins; honorifics and legal forms stand beside the others.
# Lexicographer files: noun.person; for titles also noun.communication; noun.group, noun.artifact (a bank, a museum) and noun.location, noun.act (a service).
FILES = {"roles": {18}, "honorific": {18, 10}, "organisations": {14, 6, 15, 4}}
BESIDE = {"honorific", "suffix"}


def rows(wordnet, name):
    best, drop = {}, spec.dropped(name)
    for (kind, ), items in spec.groups(name):
        for form, prior in spec.expand(wordnet, "n", items, drop, 0.7).items():
            key = form, kind in BESIDE
            if key not in best or best[key][2] < prior:
                best[key] = (form, kind, prior)
    return [(*row, source(wordnet, name, *row[:2])) for row in best.values()]


def source(wordnet, name, form, kind):
    """A sense among WordNet's persons, titles or groups; legal forms of companies have none."""
    files = FILES.get(kind, () if kind in BESIDE else FILES[name])
    return in_files(wordnet, form.rstrip("."), "n", files) or COMPILED


def main():
    wordnet = WordNet()
    licence = f"{LICENCE}; Apache-2.0 (spec)"
    for name in ("roles", "organisations"):
        tsv.write(name, ("form", "kind", "prior", "source"), rows(wordnet, name), f"{SOURCE}; convert/spec/{name}.txt (compiled for this project)", licence,
                  "convert/roles.py: named lemmas, and the words of the named synsets used in that meaning seven times in ten; the source is the sense of the form, or of its last word (+head), among the persons or groups of WordNet")


if __name__ == "__main__":
    main()
