"""Reads WordNet 3.0 (Debian package wordnet-base): synsets, relations, and how often a sense is tagged."""

import collections
import os

FOLDER = os.environ.get("WORDNET", "/usr/share/wordnet")
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SOURCE = "WordNet 3.0, Princeton University (Debian package wordnet-base)"
LICENCE = "WordNet 3.0 licence (permissive; copyright 2006 Princeton University)"


class Synset:
    """One meaning: its words, gloss, and pointers (symbol, part, offset)."""

    def __init__(self, line, part):
        head, _, self.gloss = line.partition(" | ")
        fields = head.split()
        self.offset, self.part, self.field = int(fields[0]), part, int(fields[1])
        count = int(fields[3], 16)
        self.words = [w.replace("_", " ").split("(")[0] for w in fields[4:4 + 2 * count:2]]
        at = 4 + 2 * count
        self.pointers = []
        for i in range(int(fields[at])):
            symbol, offset, kind, _ = fields[at + 1 + 4 * i:at + 5 + 4 * i]
            self.pointers.append((symbol, "a" if kind == "s" else kind, int(offset)))
        rest = fields[at + 1 + 4 * int(fields[at]):]
        self.frames = {(int(rest[i + 1]), int(rest[i + 2], 16)) for i in range(1, len(rest) - 2, 3)}

    def takes(self, word, frame):
        """Whether the word has this verb frame here (26: somebody ----s that CLAUSE)."""
        return (frame, 0) in self.frames or (frame, self.words.index(word) + 1) in self.frames

    @property
    def key(self):
        return self.part, self.offset


class WordNet:
    def __init__(self):
        self.synsets, self.senses, self.tags = {}, collections.defaultdict(list), {}
        for part, name in FILES.items():
            self._read_data(part, os.path.join(FOLDER, "data." + name))
            self._read_index(part, os.path.join(FOLDER, "index." + name))
        self._read_counts()

    def _read_data(self, part, path):
        for line in open(path, encoding="utf-8", errors="replace"):
            if not line.startswith("  "):
                synset = Synset(line.rstrip(), part)
                self.synsets[synset.key] = synset

    def _read_index(self, part, path):
        for line in open(path, encoding="utf-8", errors="replace"):
            if line.startswith("  "):
                continue
            fields = line.split()
            offsets = fields[len(fields) - int(fields[2]):]
            self.senses[fields[0].replace("_", " "), part] = [(part, int(o)) for o in offsets]

    def _read_counts(self):
        parts = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
        for line in open(os.path.join(FOLDER, "cntlist.rev"), encoding="utf-8", errors="replace"):
            key, rank, count = line.split()
            lemma, rest = key.split("%")
            self.tags[lemma.replace("_", " "), parts[rest[0]], int(rank)] = int(count)

    def synset(self, name):
        """`minister.n.1`: the first noun sense of minister; spaces as underscores."""
        lemma, part, rank = name.rsplit(".", 2)
        senses = self.senses[lemma.replace("_", " ").lower(), part]
        if len(senses) < int(rank):
            raise KeyError(name)
        return self.synsets[senses[int(rank) - 1]]

    def below(self, root, symbols=("~",)):
        """The synset and everything below it, by hyponym pointers (`~i` for instances)."""
        seen, queue = {root.key}, [root]
        for synset in queue:
            for symbol, part, offset in synset.pointers:
                if symbol in symbols and (part, offset) not in seen:
                    seen.add((part, offset))
                    queue.append(self.synsets[part, offset])
        return queue

    def share(self, lemma, part, synsets):
        """The share of a lemma's uses that have one of these meanings, 0 to 1.

        Counts of the sense-tagged corpora plus a prior that falls with the sense's rank, so that
        lemmas never tagged still favour their first senses."""
        total = inside = 0.0
        for rank, key in enumerate(self.senses.get((lemma.lower(), part), ()), 1):
            weight = self.tags.get((lemma.lower(), part, rank), 0) + 1.0 / rank
            total += weight
            if key in synsets:
                inside += weight
        return inside / total if total else 0.0

    def count(self, lemma, part):
        """How often the lemma is tagged in this part of speech."""
        senses = self.senses.get((lemma.lower(), part), ())
        return sum(self.tags.get((lemma.lower(), part, rank), 0) for rank in range(1, len(senses) + 1))

    def is_word(self, form):
        """Whether the lower-case form is an ordinary word (not only a name)."""
        low = form.lower()
        for part in "nvar":
            for key in self.senses.get((low, part), ()):
                if any(word == low for word in self.synsets[key].words):
                    return True
        return False
