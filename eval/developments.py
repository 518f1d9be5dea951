#!/usr/bin/env python3
"""How well the key developments of a brief tell what its articles are about, by their own headlines.

    python3 eval/developments.py --program target/release/rashomon [--load ../shared/eval/load/articles.jsonl.gz]

`rashomon stories` finds the stories of the articles; of those of 4 to 16 articles a brief is made, and the words of its
first developments are compared with the words of the headlines of its articles:

  covered   the share of the words of a headline that the best of the first 3, 5 or 10 developments has, mean over articles
  titled    the share of the words of a development (or of the headline, where that is shorter) that the best headline has,
            mean over the first 3 or 5 developments

Headlines are what editors take for the news of an article. The measure knows no synonyms: it compares two versions of the
program, and is no grade.
"""

import argparse
import gzip
import json
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

STOP = set(
    "the a an of to in on for and or is are was were be been with from by at as that this it its his her their has have "
    "had will would could after over into about how what why who says said not but more than new".split()
)
SMALLEST, LARGEST = 4, 16


def words(text):
    """Content words without their commonest endings."""
    found = set()
    for word in re.findall(r"[a-z][a-z']+|\d+", text.lower()):
        word = re.sub(r"'s$", "", word)
        if word in STOP or len(word) < 3:
            continue
        for end in ("ing", "ed", "es", "s"):
            if word.endswith(end) and len(word) - len(end) >= 4:
                word = word[: -len(end)]
                break
        found.add(word)
    return found


def run(program, command, lines):
    result = subprocess.run(
        [program, command, "--input-format", "jsonl", "-", "--format", "json"],
        input="".join(lines).encode(),
        capture_output=True,
        check=False,
    )
    return json.loads(result.stdout)


def headline(record):
    title = (record["metadata"] or {}).get("title")
    title = title.get("value") if isinstance(title, dict) else title
    return title or record["text"].split("\n", 1)[0]


def measure(program, lines):
    brief = run(program, "brief", lines)
    entries = {entry["id"]: entry for entry in brief["timeline"]}
    told = [words(entries[place]["headline"]) for place in brief["developments"] if place in entries]
    titles = [title for title in (words(headline(json.loads(line))) for line in lines) if title]
    covered = [
        sum(max([len(title & one) / len(title) for one in told[:most]], default=0) for title in titles) / len(titles)
        for most in (3, 5, 10)
    ]
    best = [max(len(title & one) / max(1, min(len(title), len(one))) for title in titles) for one in told]
    titled = [sum(best[:most]) / max(1, len(best[:most])) for most in (3, 5)]
    return covered + titled + [len(brief["disagreements"])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--load", default="../shared/eval/load/articles.jsonl.gz")
    options = parser.parse_args()
    with gzip.open(options.load, "rt", encoding="utf-8") as file:
        articles = file.readlines()
    annotated = subprocess.run(
        [options.program, "annotate", "--input-format", "jsonl", "-"],
        input="".join(articles).encode(),
        capture_output=True,
        check=False,
    ).stdout.decode().splitlines(keepends=True)
    records = {json.loads(line)["id"]: line for line in annotated}
    stories = run(options.program, "stories", annotated)["stories"]
    piles = [story["documents"] for story in stories if SMALLEST <= len(story["documents"]) <= LARGEST]
    with ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(lambda pile: measure(options.program, [records[place] for place in pile]), piles))
    mean = [sum(row[at] for row in rows) / len(rows) for at in range(5)]
    print(f"{len(rows)} stories of {SMALLEST} to {LARGEST} articles")
    print("covered by the first 3, 5, 10: {:.3f} {:.3f} {:.3f}".format(*mean[:3]))
    print("titled of the first 3, 5: {:.3f} {:.3f}".format(*mean[3:]))
    print("disagreements:", sum(row[5] for row in rows))


if __name__ == "__main__":
    main()
