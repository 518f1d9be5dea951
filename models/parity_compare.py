"""Compares two analyses of one text token by token, aligned by their spans, and classifies differences.

An analysis has the columns of `make_fixtures.case`. Heads are compared by the span of the head, names by
what they make of each token (outside, first, inside, and the kind), so a token cut otherwise somewhere in
the text does not shift everything after it.
"""

import json
import unicodedata
from collections import Counter
from pathlib import Path

FIELDS = ("cut", "tag", "pos", "head", "dep", "start", "space", "lemma", "name")
START, END, TAG, POS, DEP, HEAD, STARTS, SPACE, LEMMA = range(9)

# Tokens without the beginning of a sentence after which the program cuts a text, where spaCy takes it whole.
WINDOW = 8192

CUT, NEAR_CUT, WINDOWED, UNICODE, ROUNDED = "cut", "near a cut", "window", "Unicode", "rounding"
OTHER = "unexplained"
# Why a token differs.
CAUSES = {
    CUT: "The tokenizer put a boundary elsewhere.",
    NEAR_CUT: "In a text with another boundary somewhere; every vector in reach of it and all later moves may differ.",
    WINDOWED: f"The text has more than {WINDOW:,} tokens. Where so many go by without the beginning of a sentence the "
    "program cuts it; spaCy takes it whole.",
    UNICODE: "spaCy ran under a Python whose Unicode is not that of the model (14.0), and the text has a "
    "character that the two class differently.",
    ROUNDED: "In a text where spaCy's own scores of two tags or moves stand closer than rounding "
    "(`models/parity_margins.py`): programs that add in another order may choose either.",
    OTHER: "Nothing above explains it.",
}


def name_marks(analysis):
    marks = ["O"] * len(analysis["tokens"])
    for first, last, label in analysis["names"]:
        marks[first] = f"B-{label}"
        marks[first + 1 : last + 1] = [f"I-{label}"] * (last - first)
    return marks


def views(analysis):
    """For each token by its span: what is compared."""
    tokens, out = analysis["tokens"], {}
    spans = [(t[START], t[END]) for t in tokens]
    for token, span, mark in zip(tokens, spans, name_marks(analysis)):
        out[span] = {
            "tag": token[TAG],
            "pos": token[POS],
            "head": spans[token[HEAD]],
            "dep": token[DEP],
            "start": token[STARTS],
            "space": token[SPACE],
            "lemma": token[LEMMA],
            "name": mark,
        }
    return out


class Difference:
    """One token of spaCy's that differs: its span, its text, and per field both values."""

    def __init__(self, span, text, fields):
        self.span, self.text, self.fields = span, text, fields
        self.cause = None


def differences(theirs, ours, raw):
    """The tokens of spaCy's analysis that differ, in order. `raw` is the text as bytes."""
    theirs_by, ours_by = views(theirs), views(ours)
    cut_out = lambda span: raw[span[0] : span[1]].decode()
    text = lambda value: cut_out(value) if isinstance(value, tuple) else value
    out = []
    for span, expected in theirs_by.items():
        here = ours_by.get(span)
        if here is None:
            inside = [cut_out(s) for s in ours_by if s[0] < span[1] and s[1] > span[0]]
            fields = {"cut": (cut_out(span), inside)}
        else:
            fields = {f: (text(v), text(here[f])) for f, v in expected.items() if here[f] != v}
        if fields:
            out.append(Difference(span, cut_out(span), fields))
    return out


def classify(found, text, ours, is_close):
    """Gives each difference its cause. `is_close` tells of a text whether some choice in it was nearly a tie;
    it is asked where nothing else explains a difference."""
    any_cut = any("cut" in d.fields for d in found)
    other_unicode = not UNICODE_CHANGES.isdisjoint(text)
    for d in found:
        if other_unicode:
            d.cause = UNICODE
        elif any_cut:
            d.cause = CUT if "cut" in d.fields else NEAR_CUT
        elif len(ours["tokens"]) > WINDOW:
            d.cause = WINDOWED
        else:
            d.cause = OTHER
    if any(d.cause == OTHER for d in found) and is_close(text):
        for d in found:
            d.cause = ROUNDED


def unicode_changes():
    """The characters that this Python does not class as the model does."""
    tables = json.loads((Path(__file__).parent / "en_core_web_sm.json").read_text())
    if unicodedata.unidata_version == tables["about"]["unicode"]:
        return frozenset()
    lowers = lambda c: c.lower() != c
    tests = {"letter": str.isalpha, "digit": str.isdigit, "upper": str.isupper, "lowers": lowers}
    changed = set()
    for name, test in tests.items():
        flat = iter(tables["classes"][name])
        known = {c for first, last in zip(flat, flat) for c in range(first, last + 1)}
        changed |= {chr(c) for c in range(0x110000) if test(chr(c)) != (c in known)}
    return frozenset(changed)


UNICODE_CHANGES = unicode_changes()


class Counts:
    """What was compared in one source of texts."""

    def __init__(self):
        self.texts = self.tokens = self.whole = self.longest = self.sentences = 0
        self.names = self.same_names = 0
        # Differing tokens by field and by cause, differing texts by cause.
        self.differing, self.causes, self.texts_of = Counter(), Counter(), Counter()
        # By cause and fields: how many tokens, and the first.
        self.examples = {}

    def add(self, theirs, ours, found):
        self.texts += 1
        self.tokens += len(theirs["tokens"])
        self.whole += len(theirs["tokens"]) - len(found)
        self.longest = max(self.longest, len(theirs["tokens"]))
        self.sentences += sum(t[STARTS] for t in theirs["tokens"])
        self.names += len(theirs["names"])
        self.same_names += len(named_spans(theirs) & named_spans(ours))
        self.texts_of.update({d.cause for d in found})
        for d in found:
            self.causes[d.cause] += 1
            self.differing.update(d.fields.keys())
            number, first = self.examples.get((d.cause, tuple(d.fields)), (0, d))
            self.examples[d.cause, tuple(d.fields)] = (number + 1, first)


def named_spans(analysis):
    tokens = analysis["tokens"]
    return {(tokens[first][START], tokens[last][END], label) for first, last, label in analysis["names"]}
