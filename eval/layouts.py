#!/usr/bin/env python3
"""How well invented pages in old layouts are read: body, title, authors, date, outlet.

    layouts.py --program PATH [--passages DIR] [--peer trafilatura --python PYTHON --peers DIR]
    layouts.py --program PATH --details        every page and field that differs

The pages are the passages of tests/suite/layouts: a block ```html, a block ```body with a paragraph a line, and a
block ```metadata. They are written to files in the encoding that they name, as a server of their day sent them. The
body is compared by words, as a bag: F1 a page and its mean, and how many pages have every word right. A peer reads the
same pages as text, decoded rightly, so that no page is lost to it by its encoding.
"""
import argparse, collections, glob, json, os, re, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RUNNING = ("paragraph", "heading", "dateline")
FIELDS = ("title", "authors", "published", "publisher")


def block(markdown, name):
    return re.search(rf"```{name}\n(.*?)\n```", markdown, re.S).group(1)


def passages(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.md"))):
        markdown = open(path, encoding="utf-8").read()
        if "```html" not in markdown:
            continue
        fields = collections.defaultdict(list)
        for line in block(markdown, "metadata").split("\n"):
            name, value = line.split(": ", 1)
            fields["authors" if name == "author" else name].append(value)
        fields["authors"] = [name for name in fields["authors"] if name != "-"] if "authors" in fields else None
        yield {"id": os.path.basename(path)[:-3], "html": block(markdown, "html"), "body": block(markdown, "body"), "fields": dict(fields)}


def own(program, pages):
    """The records of this program, of files in their encoding."""
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            with open(os.path.join(folder, page["id"] + ".html"), "wb") as out:
                out.write(page["html"].encode(page["fields"]["bytes"][0]))
        done = subprocess.run([program, "extract", folder, "--format", "jsonl"], stdout=subprocess.PIPE, check=False)
    found = {}
    for record in map(json.loads, filter(None, done.stdout.decode().split("\n"))):
        if "blocks" in record:
            text, metadata = record["text"], record["metadata"]
            lines = (text[part["start"]:part["end"]] for part in record["blocks"] if part["kind"] in RUNNING and part["rule"] != "dateline.date")
            name = os.path.basename(record["source"]["name"] if isinstance(record["source"], dict) else record["source"])
            found[name.removesuffix(".html")] = ("\n".join(lines), metadata)
    return found


def peer(python, folder, name, pages):
    lines = "".join(json.dumps({"id": page["id"], "html": page["html"], "url": None}) + "\n" for page in pages)
    command = [python, os.path.join(folder, f"extract_{name}.py")]
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    records = map(json.loads, filter(None, done.stdout.decode().split("\n")))
    return {record["id"]: (record["text"], record["metadata"]) for record in records}


def words(text):
    return collections.Counter(re.findall(r"\w+", text))


def body_f1(found, wanted):
    shared = sum((words(found) & words(wanted)).values())
    total = sum(words(found).values()) + sum(words(wanted).values())
    return 2 * shared / total if total else 1.0


def values(metadata):
    plain = lambda value: value["value"] if isinstance(value, dict) else value
    return {"title": plain(metadata.get("title")), "publisher": plain(metadata.get("publisher")),
            "published": (plain(metadata.get("published")) or "")[:10] or None,
            "authors": [author["name"] for author in metadata.get("authors") or []]}


def score(title, pages, found, details):
    f1s, exact, right, asked = [], 0, collections.Counter(), collections.Counter()
    for page in pages:
        text, metadata = found.get(page["id"], ("", {}))
        f1 = body_f1(text, page["body"])
        f1s.append(f1)
        exact += words(text) == words(page["body"])
        if details and f1 < 1:
            extra, lost = words(text) - words(page["body"]), words(page["body"]) - words(text)
            print(f"  {page['id']}: body F1 {f1:.3f}; too much: {' '.join(extra)[:150]}; lost: {' '.join(lost)[:150]}")
        got = values(metadata)
        for field in FIELDS:
            wanted = page["fields"].get(field)
            if wanted is None:
                continue
            asked[field] += 1
            same = got[field] == (wanted if field == "authors" else wanted[0])
            right[field] += same
            if details and not same:
                print(f"  {page['id']}: {field}: wanted {wanted}, found {got[field]}")
    fields = ", ".join(f"{field} {right[field]} of {asked[field]}" for field in FIELDS)
    print(f"{title}: {len(pages)} pages, body F1 {sum(f1s) / len(f1s):.3f}, exact {exact}; {fields}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--passages", default=os.path.join(HERE, "..", "tests", "suite", "layouts"))
    parser.add_argument("--peer")
    parser.add_argument("--python", default="python3")
    parser.add_argument("--peers", default=os.path.join(HERE, "..", "..", "shared", "eval", "peers"))
    parser.add_argument("--details", action="store_true")
    arguments = parser.parse_args()
    pages = list(passages(arguments.passages))
    score("rashomon", pages, own(os.path.abspath(arguments.program), pages), arguments.details)
    if arguments.peer:
        score(arguments.peer, pages, peer(arguments.python, arguments.peers, arguments.peer, pages), arguments.details)


if __name__ == "__main__":
    main()
