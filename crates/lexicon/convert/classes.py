"""event_classes: the words by which news tells of one and the same event, in every form.

Usage: python classes.py   (the classes are in spec/event_classes.txt, compiled for this project)
"""

import os

import tsv

VOWELS = "aeiou"


def plural(word):
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def verb(item):
    """A verb with its particle in every form: `rob+` doubles, `fall=fell,fallen` names the past."""
    item, _, past = item.partition("=")
    word, *particle = item.split("_")
    double = "+" in item
    base = word.replace("+", "")
    stem = base + base[-1] if double else base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base
    ing = base[:-2] + "ying" if base.endswith("ie") else stem + "ing"
    regular = base[:-1] + "ied" if base.endswith("y") and base[-2] not in VOWELS else base + "d" if base.endswith("e") else stem + "ed"
    forms = [base, plural(base), ing] + ([p.split("_")[0] for p in past.split(",")] if past else [regular])
    return [" ".join([form, *(part.replace("+", "") for part in particle)]) for form in forms]


def noun(item):
    if item.startswith("!"):
        return [item[1:].replace("_", " ")]
    word = item.replace("_", " ")
    return [word, plural(word)]


def rows():
    here = os.path.dirname(os.path.abspath(__file__))
    for line in open(os.path.join(here, "spec", "event_classes.txt"), encoding="utf-8"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, words = line.split(":", 1)
        verbs, _, nouns = words.partition("/")
        for item in verbs.split():
            yield from ((form, name) for form in verb(item))
        for item in nouns.split():
            yield from ((form, name) for form in noun(item))


def main():
    first = {}
    for form, name in rows():
        first.setdefault(form, name)
    tsv.write("event_classes", ("form", "class"), first.items(), "convert/spec/event_classes.txt (compiled for this project)",
              "Apache-2.0", "convert/classes.py: every form of the words; of two classes the first of the specification")


if __name__ == "__main__":
    main()
