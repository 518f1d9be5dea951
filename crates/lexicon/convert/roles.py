"""roles and organisations: what people are called and what organisations' names are headed by.

Usage: python roles.py   (apt install wordnet-base); the groups are in spec/roles.txt and spec/organisations.txt
"""

import spec
import tsv
from wordnet import LICENCE, SOURCE, WordNet

# Of two kinds of one form the first named here wins; honorifics and legal forms stand beside the others.
BESIDE = {"honorific", "suffix"}


def rows(wordnet, name):
    best, drop = {}, spec.dropped(name)
    for (kind, ), items in spec.groups(name):
        for form, prior in spec.expand(wordnet, "n", items, drop, 0.7).items():
            key = form, kind in BESIDE
            if key not in best or best[key][2] < prior:
                best[key] = (form, kind, prior)
    return best.values()


def main():
    wordnet = WordNet()
    licence = f"{LICENCE}; Apache-2.0 (spec)"
    for name in ("roles", "organisations"):
        tsv.write(name, ("form", "kind", "prior"), rows(wordnet, name), f"{SOURCE}; convert/spec/{name}.txt (compiled for this project)", licence,
                  "convert/roles.py: named lemmas, and the words of the named synsets used in that meaning seven times in ten")


if __name__ == "__main__":
    main()
