"""line_weights and line_words: what tells the lines of an article from those around it, learned from labelled pages.

Usage: TEXTS=texts.jsonl LOOKS=PATH python line_weights.py   (numpy 2, scipy 1; see requirements-line-weights.txt)

TEXTS is what `eval/plain.py --write texts.jsonl --half development` writes: pages of the extraction benchmark of
Scrapinghub (MIT) and of WCXB (CC BY 4.0), dumped to text, each line labelled by the gold article. LOOKS is the built
example `line_looks` of `crates/extract`, which prints the features of each line.

Each line is judged by itself, by logistic regression over its look, the look of two lines on each side, and what
stands around it; `crates/extract/src/page/sequence.rs` smooths the judgements over the lines. Every text is seen six
times: whole, without blank lines, cut to the article with a few lines around it, cut to the article alone, and twice
with only the first lines of the article, because a paste may be any of these. A long text counts less a line. Lines whose label is uncertain are left out.
Weights are hundredths of the logarithm of the odds that the line is the article's.
"""

import collections
import hashlib
import json
import os
import random
import subprocess

import numpy
import scipy.optimize
import scipy.sparse

import tsv

NEAR = ("words", "ending", "capitals", "opening", "marks", "cue", "rule", "signed", "vocabulary")
OFFSETS = (-2, -1, 1, 2)
PAGES, WORD_PAGES = 6, 20  # a feature has to be on so many pages
PENALTY, ROUNDS = 4.0, 70


def draw(text):
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def variants(record):
    """The text as it is, and as a reader would paste it: without blank lines, cut roughly or closely, or short."""
    labels, lines = record["labels"], [line for line in record["text"].split("\n") if line.strip()]
    gaps = [at > 0 and before == "" for at, before in gap_marks(record["text"])]
    first, last = labels.index("body"), len(labels) - labels[::-1].index("body")
    chance = random.Random(draw(record["id"]))

    def cut(parted, *parts):
        kept = [at for start, stop in parts for at in range(max(start, 0), min(stop, len(lines)))]
        breaks = [parted and at != kept[0] and (gaps[at] or at - 1 not in kept[place - 1:place]) for place, at in enumerate(kept)]
        return "".join(("\n" if apart else "") + lines[at] + "\n" for apart, at in zip(breaks, kept)), [labels[at] for at in kept]

    yield record["text"], labels
    yield cut(False, (0, len(lines)))
    yield cut(True, (first - chance.choice((2, 4, 8, 15)), last + chance.choice((2, 4, 8, 15))))
    yield cut(chance.random() < 0.7, (first - chance.choice((0, 0, 1)), last + chance.choice((0, 0, 1))))
    for parted in (False, True):
        stop = min(first + chance.choice((2, 3, 4, 5, 7, 10)), last)
        above, below = chance.choice((1, 3, 6, 12, 25)), chance.choice((0, 1, 3, 6, 12, 25))
        yield cut(parted, (first - above, stop), (last, last + below))


def gap_marks(text):
    """(index, the line above) of each line that is not blank."""
    lines, count = text.split("\n"), 0
    for at, line in enumerate(lines):
        if line.strip():
            yield count, (lines[at - 1].strip() if at else "x")
            count += 1


def looks(texts):
    """The features of each line of each text, with its span."""
    program = subprocess.Popen([os.environ["LOOKS"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    out, _ = program.communicate("".join(json.dumps({"text": text}) + "\n" for text in texts).encode())
    return [json.loads(line)["lines"] for line in out.decode().split("\n") if line]


def labels_of(text, labels, lines):
    """The label of each line, of which several raw ones may have been put together: theirs where they agree."""
    places, at, raw = [], 0, iter(labels)
    for line in text.encode().split(b"\n"):
        if line.decode().strip():
            places.append((at, next(raw)))
        at += len(line) + 1
    place = 0
    for _, end, _ in lines:
        own = set()
        while place < len(places) and places[place][0] < end:
            own.add(places[place][1])
            place += 1
        yield own.pop() if len(own) == 1 else "either"


def features(lines):
    """The features of each line with those of its neighbours."""
    near = [[name for name in look if name.split(" ", 1)[0] in NEAR] for _, _, look in lines]
    for at, (_, _, look) in enumerate(lines):
        row = list(look)
        for offset in OFFSETS:
            if 0 <= at + offset < len(lines):
                row += [name.replace(" ", f"@{offset:+d} ", 1) for name in near[at + offset]]
            else:
                row.append(f"edge@{offset:+d} 0")
        yield row


def read(path):
    """(page, label, weight, features) of each line that has a label."""
    texts, labels, pages = [], [], []
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        for text, own in variants(record):
            texts.append(text)
            labels.append(own)
            pages.append(record["id"])
    for text, own, page, lines in zip(texts, labels, pages, looks(texts), strict=True):
        weight = min((60 / max(len(lines), 1)) ** 0.5, 1.5)
        for label, row in zip(labels_of(text, own, lines), features(lines), strict=True):
            if label != "either":
                yield page, label == "body", weight, row


def design(rows):
    """The features that are on enough pages, and the matrix of lines by features."""
    places, pages, indices, ends = {}, collections.defaultdict(set), [], [0]
    for page, _, _, row in rows:
        for name in row:
            indices.append(places.setdefault(name, len(places)))
            pages[name].add(page)
        ends.append(len(indices))
    shape = (len(rows), len(places))
    matrix = scipy.sparse.csr_matrix((numpy.ones(len(indices)), numpy.array(indices, dtype=numpy.int32), ends), shape=shape)
    kept = sorted(name for name in places if len(pages[name]) >= (WORD_PAGES if name.startswith("word ") else PAGES))
    return kept, matrix[:, [places[name] for name in kept]].tocsr()


def train(matrix, answers, weights):
    """The weights of the features, and the bias."""
    signs, turned = numpy.where(answers, 1.0, -1.0), matrix.T.tocsr()

    def loss(point):
        margins = signs * (matrix @ point[:-1] + point[-1])
        value = (weights * numpy.logaddexp(0, -margins)).sum() + PENALTY * (point[:-1] @ point[:-1]) / 2
        slope = -weights * signs / (1 + numpy.exp(numpy.minimum(margins, 500)))
        return value, numpy.append(turned @ slope + PENALTY * point[:-1], slope.sum())

    done = scipy.optimize.minimize(loss, numpy.zeros(matrix.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    print(f"loss {done.fun:.1f} after {done.nit} rounds; {matrix.shape[0]} lines, {matrix.shape[1]} features")
    return done.x[:-1], done.x[-1]


def main():
    rows = list(read(os.environ["TEXTS"]))
    names, matrix = design(rows)
    weights, bias = train(matrix, numpy.array([row[1] for row in rows]), numpy.array([row[2] for row in rows]))
    save(names, weights, bias)


def save(names, weights, bias):
    digest = hashlib.sha256(open(os.environ["TEXTS"], "rb").read()).hexdigest()
    source = "labelled lines of the Scrapinghub article extraction benchmark (MIT) and of WCXB (CC BY 4.0), development half of eval/plain.py"
    licence = "Apache-2.0 (numbers learned for this project; the texts stay their publishers', of them single words are named)"
    how = f"convert/line_weights.py: logistic regression, penalty {PENALTY}, {ROUNDS} rounds of L-BFGS from zero, no random choice but draws by hash; sha256 of the texts {digest}"
    looks, words = [("bias", 0, round(bias * 100))], []
    for name, weight in zip(names, weights):
        group, bin = name.split(" ", 1)
        weight = round(weight * 100)
        if weight:
            words.append((bin, weight)) if group == "word" else looks.append((group, bin, weight))
    tsv.write("line_weights", ("group", "bin", "weight"), looks, source, licence, how)
    tsv.write("line_words", ("word", "weight"), words, source, licence, how)


if __name__ == "__main__":
    main()
