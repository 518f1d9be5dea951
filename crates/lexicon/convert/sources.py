"""Where a word of a table comes from: the WordNet synset or the CAMEO category that its row names as its source.

`spec/NAME.synsets.tsv` maps synsets to the labels of the table (`type mode`, `part class`): the mapping is this
project's, the words are WordNet's. `spec/cameo.tsv` maps CAMEO categories to PLOVER types; the names of the
categories come with the package gdelt-py. The values of a `source` column:

  wn:OFFSET-P         the form is a word of that synset
  wn:OFFSET-P+prep    its verb is, with a preposition or complementizer it governs
  wn:OFFSET-P+head    its last word is, with a modifier before it
  wn:OFFSET-P+object  its verb is, with an object that narrows it
  wn:OFFSET-P+light   its noun is, with a light verb that adds no meaning of its own
  wn:OFFSET-P+CODE    its noun is, and the verb does to it what CAMEO category CODE describes
  cameo:CODE          the words stand in the name of that CAMEO category
  compiled            no public source: written for this project
"""

import collections
import importlib.util
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
CAMEO = "CAMEO category names (Gerner, Schrodt and Yilmaz 2012) through gdelt-py 0.1.11 (PyPI, MIT)"
COMPILED = "compiled"


def fields(name):
    for line in open(os.path.join(HERE, "spec", name + ".tsv"), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def plain(word):
    """Compares `cease-fire` with `ceasefire`, `co-operate` with `cooperate`."""
    return word.lower().replace("-", "").replace(" ", "")


class Anchors:
    """The synsets that a specification maps to labels."""

    def __init__(self, name, wordnet):
        self.found = collections.defaultdict(list)
        for kind, mode, code, _, gloss in fields(name + ".synsets"):
            synset = wordnet.synsets[code[-1], int(code[:8])]
            assert synset.gloss.startswith(gloss.rstrip(".")[:60]), (code, gloss)
            for word in synset.words:
                self.found[plain(word), code[-1]].append((kind, mode, code))

    def of(self, word, part, kind, mode):
        """The synset of the word with this kind, of this mode before others; `None` where there is none."""
        hits = [hit for hit in self.found.get((plain(word), part), ()) if hit[0] == kind]
        best = [hit for hit in hits if hit[1] == mode] or hits
        return "wn:" + best[0][2] if best else None


class Cameo:
    """The words of the names of CAMEO categories, with the PLOVER type of each."""

    def __init__(self):
        kinds = dict(fields("cameo"))
        folder = importlib.util.find_spec("py_gdelt").submodule_search_locations[0]
        self.categories = []
        with open(os.path.join(folder, "lookups", "data", "cameo_codes.json"), encoding="utf-8") as file:
            for code, entry in json.load(file).items():
                kind = next((kinds[code[:n]] for n in range(len(code), 1, -1) if code[:n] in kinds), None)
                words = {word.lower() for word in re.findall(r"[A-Za-z]+", entry["name"])}
                self.categories.append((code, kind, words | {word.removesuffix("s") for word in words}))

    def of(self, form, kind):
        """The first category of the type whose name has the verb and the noun of a pair."""
        pair = {word for word in form.split() if word != "of"}
        return next((f"cameo:{code}" for code, its, words in self.categories if its == kind and pair <= words), None)


def in_files(wordnet, word, part, files):
    """The commonest sense of a word, or of its head, in one of WordNet's lexicographer files (see lexnames(5WN))."""
    def sense(form):
        keys = wordnet.senses.get((form.lower(), part), ())
        return next((key for key in keys if wordnet.synsets[key].field in files), None)

    first, last = word.split()[0], word.split()[-1]
    tries = [(word, "")]
    if " " in word:
        tries += [(first, "+prep")] if part == "v" else [(last, "+head")]
    for form, sign in tries:
        key = sense(form) or sense(form.replace("-", "")) or sense(form.replace("our", "or"))
        if key:
            return f"wn:{key[1]:08d}-{part}{sign}"
    return None
