#!/usr/bin/env python3
"""How well the lines of an article are told from those around it, in text without tags.

    plain.py --program PATH [--data DIR]       texts made from the pages of the extraction sets, both halves
    plain.py --program PATH --half development the half that rules and weights are made on (by a hash of the host)
    plain.py --program PATH --passages DIR     passages with the kind of each line, as in tests/suite/plain
    plain.py --program PATH --details FILE     every line that is wrong, the worst texts first
    plain.py --write FILE [--half H]           the texts and labels alone, as JSON Lines (to train on)

Each page is dumped to text (page_text.py) and its lines are labelled by the gold article (page_labels.py); pages of
whose gold less than nine tenths is found are left out. One text in four has no blank lines. The program gets the
texts alone. `boilerplate` is what it calls chrome, promo, bio, disclaimer, comment, caption or byline; `body` is
paragraph, heading or dateline. Intervals: 95 %, bootstrap over texts with a fixed seed.
"""
import argparse, collections, glob, hashlib, json, lzma, os, random, re, subprocess, sys, urllib.parse

import page_labels
import page_text
from page_labels import BODY, BOILERPLATE, EITHER

HERE = os.path.dirname(os.path.abspath(__file__))
SETS = ("scrapinghub", "wcxb-articles")
APART = {"chrome", "promo", "bio", "disclaimer", "comment", "caption", "byline"}
RUNNING = {"paragraph", "heading", "dateline"}
KINDS = {**dict.fromkeys(("paragraph", "heading", "dateline"), BODY), **dict.fromkeys(("title", "byline", "standfirst", "caption", "either"), EITHER),
         **dict.fromkeys(("chrome", "promo", "bio", "disclaimer", "comment"), BOILERPLATE)}


def draw(text):
    """A number that depends on the text alone."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def half_of(page):
    """Pages of one host are in one half, so that no site is known in advance."""
    host = urllib.parse.urlsplit(page["url"]).hostname or page["id"]
    return "development" if draw(host.removeprefix("www.")) % 2 == 0 else "held-out"


def records(path):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def page_texts(data, half):
    """The texts made from pages: id, set, lines, labels, text."""
    for name in SETS:
        golds = {record["id"]: record for record in records(os.path.join(data, name, "gold.jsonl.xz"))}
        for page in records(os.path.join(data, name, "pages.jsonl.xz")):
            if half and half_of(page) != half:
                continue
            lines, title, meta = page_text.read(page["html"])
            gold = golds[page["id"]]
            labels = page_labels.label(lines, gold, title, meta)
            if labels and covered(lines, labels, gold) >= 0.9:
                text = page_text.text_of(lines, draw(f"{name}/{page['id']}") % 4 > 0)
                yield {"id": f"{name}/{page['id']}", "set": name, "half": half_of(page), "labels": labels, "text": text}


def covered(lines, labels, gold):
    found = sum(len(page_labels.words(line.text)) for line, label in zip(lines, labels) if label == BODY)
    return found / max(len(page_labels.words(gold["body"])), 1)


def passages(folder):
    """Passages with a block ```page, each line `kind | line`; `^` belongs to the line above."""
    for path in sorted(glob.glob(os.path.join(folder, "*.md"))):
        page = re.search(r"```page\n(.*?)\n```", open(path, encoding="utf-8").read(), re.S).group(1)
        labels, text = [], []
        for line in page.split("\n"):
            kind, rest = line.split("|", 1)
            rest = rest.removeprefix(" ")
            text.append(rest + "\n")
            if rest.strip():
                kind = kind.split()[-1] if kind.split() else "either"
                labels.append(labels[-1] if kind == "^" else KINDS[kind])
        yield {"id": os.path.basename(path)[:-3], "set": "passages", "half": "passages", "labels": labels, "text": "".join(text)}


def run(program, texts):
    """The record of each text, by id."""
    lines = "".join(json.dumps({"id": text["id"], "text": text["text"]}) + "\n" for text in texts)
    command = [program, "extract", "--input-format", "jsonl", "-", "--format", "jsonl"]
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=False)
    found = (json.loads(line) for line in done.stdout.decode().split("\n") if line)
    return {record["id"]: record for record in found if "blocks" in record}


def kinds(text, record):
    """The kind and rule of each line that is not blank: those of the block that covers most of it."""
    blocks, at, place = record["blocks"], 0, 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            continue
        while place < len(blocks) and blocks[place]["end"] <= start:
            place += 1
        inside = []
        for block in blocks[place:]:
            if block["start"] >= end:
                break
            inside.append((min(block["end"], end) - max(block["start"], start), block))
        best = max(inside, key=lambda pair: pair[0], default=(0, {"kind": "chrome", "rule": "no block"}))[1]
        yield line, best["kind"], best["rule"]


def compare(text, record):
    """Counts of one text and its wrong lines."""
    counts, wrong = collections.Counter(), []
    for at, ((line, kind, rule), label) in enumerate(zip(kinds(text["text"], record), text["labels"], strict=True)):
        if label == EITHER:
            continue
        apart, running = kind in APART, kind in RUNNING
        for unit, size in (("lines", 1), ("characters", len(line))):
            counts[label, unit] += size
            counts["apart", unit] += size * apart
            counts["running", unit] += size * running
            counts["apart right", unit] += size * (apart and label == BOILERPLATE)
            counts["running right", unit] += size * (running and label == BODY)
        if apart != (label == BOILERPLATE) or label == BODY and not running:
            wrong.append((at, label, kind, rule, line))
    return counts, wrong


MEASURES = {  # name -> (found right, found, wanted)
    "boilerplate": ("apart right", "apart", BOILERPLATE),
    "body": ("running right", "running", BODY),
}


def ratios(counts, unit):
    """Precision and recall of each measure."""
    for name, (right, found, wanted) in MEASURES.items():
        yield name, "P", counts[right, unit] / max(counts[found, unit], 1)
        yield name, "R", counts[right, unit] / max(counts[wanted, unit], 1)


def sum_of(counters):
    total = collections.Counter()
    for counter in counters:
        for key, value in counter.items():
            total[key] += value
    return total


def report(title, counters, rounds=400):
    """A table of one group of texts; returns its numbers."""
    total, chance, numbers = sum_of(counters), random.Random(4), {}
    drawn = [sum_of(chance.choices(counters, k=len(counters))) for _ in range(rounds)]
    print(f"{title}: {len(counters)} texts, {total[BOILERPLATE, 'lines']} boilerplate lines, {total[BODY, 'lines']} body lines")
    for unit in ("lines", "characters"):
        cells = []
        spread = [dict(((name, kind), value) for name, kind, value in ratios(counts, unit)) for counts in drawn]
        for name, kind, value in ratios(total, unit):
            low, high = (sorted(one[name, kind] for one in spread)[int(rounds * q)] for q in (0.025, 0.975))
            cells.append(f"{name} {kind} {value:.4f} [{low:.3f} {high:.3f}]")
            numbers[f"{title} / {unit} / {name} {kind}"] = round(value, 4)
        print(f"  {unit:10}  " + "   ".join(cells))
    return numbers


def measure(program, texts, details):
    found = run(program, texts)
    missing = [text["id"] for text in texts if text["id"] not in found]
    if missing:
        sys.exit(f"{len(missing)} texts without a record, the first is {missing[0]}")
    results = [(text, *compare(text, found[text["id"]])) for text in texts]
    numbers, groups = {}, collections.defaultdict(list)
    for text, counts, _ in results:
        groups[text["half"]].append(counts)
        if text["half"] != "passages":
            groups[f"{text['half']}, {text['set']}"].append(counts)
    for title in sorted(groups):
        numbers |= report(title, groups[title])
    if details:
        results.sort(key=lambda result: (-len(result[2]), result[0]["id"]))
        with open(details, "w", encoding="utf-8") as out:
            for text, _, wrong in results:
                out.write(f"== {text['id']} ({text['half']}): {len(wrong)} of {len(text['labels'])}\n" if wrong else "")
                out.writelines(f"{at:5} {label:11} {kind:10} {rule:26} {line[:150]}\n" for at, label, kind, rule, line in wrong)
    return numbers


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program")
    parser.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "eval", "extract"))
    parser.add_argument("--half", choices=("development", "held-out"))
    parser.add_argument("--passages", metavar="DIR")
    parser.add_argument("--details", metavar="FILE")
    parser.add_argument("--write", metavar="FILE")
    parser.add_argument("--json", metavar="FILE")
    arguments = parser.parse_args()
    texts = list(passages(arguments.passages) if arguments.passages else page_texts(arguments.data, arguments.half))
    if arguments.write:
        with open(arguments.write, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(text) + "\n" for text in texts)
    if arguments.program:
        numbers = measure(os.path.abspath(arguments.program), texts, arguments.details)
        if arguments.json:
            json.dump(numbers, open(arguments.json, "w", encoding="utf-8"), indent=1)


if __name__ == "__main__":
    main()
