"""Reads a specification of word groups over WordNet and expands it into lemmas with a prior.

A group line is `LABEL...: item item ...`. An item is `lemma`, `lemma.SENSE` or `lemma.SENSE*`,
underscores for spaces, optionally `=PRIOR`:
  lemma            this lemma alone (compiled for this project), prior 70 unless given
  lemma.SENSE      this lemma, and the other words of that WordNet synset
  lemma.SENSE*     and the words of the synsets below it
Words that only WordNet brings in must have the meaning in MINIMUM or more of their uses by the
counts of the sense-tagged corpora; words named here have at least the floor, for WordNet's corpora
are not news.
"""

import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
FLOOR = 70
MINIMUM = 0.5
ITEM = re.compile(r"^(?P<lemma>(?:[^.=*]|\.(?!\d))+)(?:\.(?P<sense>\d+)(?P<deep>\*)?)?(?:=(?P<prior>\d+))?$")


def groups(name):
    """(labels, items) of each line of spec/NAME.txt."""
    for line in open(os.path.join(HERE, "spec", name + ".txt"), encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            labels, items = line.split(":", 1)
            yield labels.split(), items.split()


def dropped(name):
    path = os.path.join(HERE, "spec", name + ".drop.txt")
    return set(open(path, encoding="utf-8").read().replace("\n", " ").split()) if os.path.exists(path) else set()


def expand(wordnet, part, items, drop=(), minimum=MINIMUM):
    """lemma -> prior (0 to 100) of one group."""
    named, keys = {}, set()
    for item in items:
        match = ITEM.match(item)
        assert match, item
        lemma = match["lemma"].replace("_", " ")
        named[lemma] = int(match["prior"] or FLOOR)
        if match["sense"]:
            root = wordnet.synset(f"{match['lemma']}.{part}.{match['sense']}")
            assert lemma in [w.lower() for w in root.words], item
            keys |= {s.key for s in (wordnet.below(root) if match["deep"] else [root])}
    out = dict(named)
    for key in sorted(keys):
        for word in wordnet.synsets[key].words:
            share = wordnet.share(word, part, keys)
            if word in named or word.replace(" ", "_") in drop or not word.islower() or share < minimum:
                continue
            out[word] = min(int(100 * share), FLOOR if wordnet.count(word, part) == 0 else 95)
    return out
