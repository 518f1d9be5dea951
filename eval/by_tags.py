#!/usr/bin/env python3
"""What the lines of plain.py would be if the tags of the page were known: a bound for telling them by their words.

    by_tags.py [--data DIR] NAME=COMMAND ...

COMMAND reads pages as JSON Lines on standard input and prints records, as `rashomon extract --input-format jsonl -
--format jsonl` and the adapters of the extraction benchmark do. The body that it finds is matched to the lines of the
page as the gold is (page_labels.py), and the labels are compared with those of the gold. Lines whose match to the
body found is uncertain are not counted, which favours it.
"""
import argparse, collections, json, os, shlex, subprocess

import page_labels
import page_text
import plain
from page_labels import BODY, BOILERPLATE, EITHER


def pages(data):
    """The held-out pages with gold whose texts plain.py counts: page, gold, labels, lines, title, meta."""
    counted = {text["id"]: text["labels"] for text in plain.page_texts(data, "held-out")}
    for name in plain.SETS:
        golds = {record["id"]: record for record in plain.records(os.path.join(data, name, "gold.jsonl.xz"))}
        for page in plain.records(os.path.join(data, name, "pages.jsonl.xz")):
            labels = counted.get(f"{name}/{page['id']}")
            if labels:
                yield name, page, golds[page["id"]], labels


def bodies(command, texts):
    lines = "".join(json.dumps({"id": f"{name}/{page['id']}", "html": page["html"], "url": page.get("url")}) + "\n" for name, page, _, _ in texts)
    done = subprocess.run(shlex.split(command), input=lines.encode(), stdout=subprocess.PIPE, check=False)
    for record in (json.loads(line) for line in done.stdout.decode().split("\n") if line):
        running = [block for block in record.get("blocks") or [] if block["kind"] in plain.RUNNING]
        parts = [record["text"][block["start"]:block["end"]] for block in running]
        yield record["id"], "\n".join(parts) if "blocks" in record else record.get("text") or ""


def compare(page, gold, labels, body):
    """How often a line has one label by the gold and another by the body found."""
    lines, title, meta = page_text.read(page["html"])
    found = page_labels.label(lines, {**gold, "body": body}, title, meta) or [BOILERPLATE] * len(lines)
    return collections.Counter(pair for pair in zip(labels, found, strict=True) if EITHER not in pair)


def report(title, counts):
    cells = []
    for label, other in ((BOILERPLATE, BODY), (BODY, BOILERPLATE)):
        right = counts[label, label]
        cells.append(f"{label} P {right / max(right + counts[other, label], 1):.4f} R {right / max(right + counts[label, other], 1):.4f}")
    print(f"{title:28} {counts.total():6} lines   " + "   ".join(cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commands", nargs="+", metavar="NAME=COMMAND")
    parser.add_argument("--data", default=os.path.join(plain.HERE, "..", "..", "shared", "eval", "extract"))
    arguments = parser.parse_args()
    texts = list(pages(arguments.data))
    for one in arguments.commands:
        name, command = one.split("=", 1)
        found, groups = dict(bodies(command, texts)), collections.defaultdict(collections.Counter)
        for source, page, gold, labels in texts:
            counts = compare(page, gold, labels, found.get(f"{source}/{page['id']}", ""))
            groups["all"].update(counts)
            groups[source].update(counts)
        for group, counts in groups.items():
            report(f"{name}, {group}", counts)


if __name__ == "__main__":
    main()
