#!/usr/bin/env python3
"""A thousand mixed inputs with fifty damaged ones: the run must finish, read the rest, and list the fifty.

    mixed.py --program PATH [--count 1000] [--seed 1] [--keep DIR]

The folder is made in a temporary place from invented texts, the same for the same seed: text in several encodings,
HTML, RSS, Atom, JSON Feed, ZIP, WARC (open and packed), MHTML, mail, JSON Lines, lists of feeds, sitemaps.
Each sound input holds sentences with a number of its own, so that what was read can be counted. Each damaged one
is damaged in a way of its own. Exit code 0 when every sentence that must be read is read, every damaged input is
listed on standard error or in a defect, no sound input is, and the command ended with 1; else 1, with a list.
"""
import argparse, base64, gzip, hashlib, io, json, os, random, re, subprocess, sys, tempfile, time, zipfile, zlib

TOWNS = ["Aldermouth", "Brakehaven", "Corrin Bay", "Dunsel", "Estermark", "Fallow Quay", "Grenholt", "Hask Point"]
PEOPLE = ["Ada Onwu", "Li Wen", "Marta Sorel", "Jonas Brede", "Ines Calloway", "Tomas Reyle"]
LATIN = "The café at the harbour of Orléans was crowded; its façade was decorated for the fête."


def story(mark, dice):
    """An article about an invented port, with `mark` in its sentences."""
    town, person, other = dice.choice(TOWNS), dice.choice(PEOPLE), dice.choice(PEOPLE)
    return [
        f"The port of {town} was closed on Friday, the harbour office said in its notice {mark}.",
        f'"Nobody was hurt, and the ferries will sail again on Sunday," said {person}, who runs the office.',
        f"The storm had damaged {dice.randrange(3, 40)} boats and the northern quay, according to {other}.",
        f"Repairs of the quay will cost {dice.randrange(2, 90)} million crowns, as the council of {town} was told.",
        f"Ships were sent to the neighbouring harbour, where {person} expects delays of up to two days.",
    ]


def text(mark, dice):
    lines = story(mark, dice)
    return f"Storm closes port, notice {mark}\n\nBy {dice.choice(PEOPLE)}\n\n" + "\n\n".join(lines) + "\n"


def html(mark, dice, extra=""):
    body = "".join(f"<p>{line}</p>\n" for line in story(mark, dice))
    return (f"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Storm closes port, notice {mark}</title></head>"
            f"<body><nav><a href=\"/\">Home</a></nav><article><h1>Storm closes port</h1>{body}{extra}</article>"
            "<footer>The Bay Herald is an invented paper.</footer></body></html>")


def mark(name, part=0):
    return f"N{zlib.crc32(f'{name}/{part}'.encode()):08x}"


# Each maker gives the bytes of an input and the marks that must be read from it.

def rss(marks, dice):
    items = "".join(
        f"<item><title>Storm {m}</title><link>https://bay.example/{m}</link><pubDate>Fri, 06 May 2016 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{line}</p>' for line in story(m, dice))}]]></content:encoded></item>\n"
        for m in marks)
    return ('<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            f"<channel><title>The Bay Herald</title><link>https://bay.example/</link>{items}</channel></rss>").encode()


def atom(marks, dice):
    entries = "".join(
        f"<entry><title>Storm {m}</title><link href=\"https://bay.example/{m}\"/><updated>2016-05-06T10:00:00Z</updated>"
        f"<content type=\"html\">{''.join(f'&lt;p&gt;{line}&lt;/p&gt;' for line in story(m, dice))}</content></entry>"
        for m in marks)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Bay Herald</title>{entries}</feed>'.encode()


def json_feed(marks, dice):
    items = [{"id": m, "url": f"https://bay.example/{m}", "title": f"Storm {m}", "content_text": "\n\n".join(story(m, dice))}
             for m in marks]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Bay Herald", "items": items}).encode()


def packed(data):
    return gzip.compress(data, 6, mtime=0)


def archive(members, method=zipfile.ZIP_DEFLATED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as opened:
        for name, data in members:
            opened.writestr(zipfile.ZipInfo(name, (2016, 5, 6, 10, 0, 0)), data, compress_type=method)
    return held.getvalue()


def record(address, page, digest=None):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    digest = digest or base64.b32encode(hashlib.sha1(block).digest()).decode()
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2024-03-02T10:00:00Z\r\nWARC-Target-URI: {address}\r\n"
            f"WARC-Block-Digest: sha1:{digest}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def records(marks, dice):
    return [record(f"https://bay.example/{m}", html(m, dice).encode()) for m in marks]


def saved(page):
    return (b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://bay.example/port\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/related; type=\"text/html\"; boundary=\"BB\"\r\n\r\n--BB\r\n"
            b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-Location: https://bay.example/port\r\n\r\n" + base64.encodebytes(page) + b"\r\n--BB--\r\n")


def mail(body):
    return (b"From: desk@bay.example\r\nSubject: Storm\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + body.replace(b"\n", b"\r\n"))


def lines(marks, dice):
    return b"".join(json.dumps({"text": text(m, dice), "url": f"https://bay.example/{m}"}).encode() + b"\n" for m in marks)


def wacz(web, wrong=False):
    digest = hashlib.sha256(web).hexdigest()
    digest = digest[::-1] if wrong else digest
    package = {"profile": "data-package", "resources": [{"path": "archive/a.warc.gz", "hash": f"sha256:{digest}"}]}
    return archive([("archive/a.warc.gz", web), ("datapackage.json", json.dumps(package))], zipfile.ZIP_STORED)


KINDS = ["txt", "html", "latin", "wide", "rss", "atom", "feedjson", "zip", "warc", "warcgz", "wacz", "mhtml", "eml",
         "jsonl", "json", "htmlgz"]


def sound(kind, at, dice):
    """(name, bytes, marks) of a sound input."""
    name = f"{at:04}-{kind}"
    many = [mark(name, part) for part in range(3)]
    one = many[:1]
    if kind == "txt":
        return name + ".txt", text(one[0], dice).encode(), one
    if kind == "html":
        return name + ".html", html(one[0], dice).encode(), one
    if kind == "latin":
        return name + ".txt", (text(one[0], dice) + "\n" + LATIN + "\n").encode("cp1252"), one
    if kind == "wide":
        return name + ".txt", text(one[0], dice).encode("utf-16"), one
    if kind == "rss":
        return name + ".xml", rss(many, dice), many
    if kind == "atom":
        return name + ".atom", atom(many, dice), many
    if kind == "feedjson":
        return name + ".json", json_feed(many, dice), many
    if kind == "zip":
        return name + ".zip", archive([(f"{m}.html", html(m, dice)) for m in many]), many
    if kind == "warc":
        return name + ".warc", b"".join(records(many, dice)), many
    if kind == "warcgz":
        return name + ".warc.gz", b"".join(map(packed, records(many, dice))), many
    if kind == "wacz":
        return name + ".wacz", wacz(b"".join(map(packed, records(many, dice)))), many
    if kind == "mhtml":
        return name + ".mhtml", saved(html(one[0], dice).encode()), one
    if kind == "eml":
        return name + ".eml", mail(text(one[0], dice).encode()), one
    if kind == "jsonl":
        return name + ".jsonl", lines(many, dice), many
    if kind == "json":
        return name + ".json", json.dumps({"text": text(one[0], dice)}).encode(), one
    if kind == "htmlgz":
        return name + ".html.gz", packed(html(one[0], dice).encode()), one
    raise ValueError(kind)


def flipped(data, place):
    return data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1:]


def nested(depth, data=b"The port."):
    for level in range(depth):
        data = archive([(f"{level}.zip" if level else "a.txt", data)])
    return data


def damaged(dice):
    """(name, bytes, marks that must be read all the same) of fifty inputs, each damaged in its own way."""
    made = []

    def add(name, data, marks=()):
        made.append((f"bad-{len(made):02}-{name}", data, list(marks)))

    def m(part):
        return mark(f"bad{len(made)}", part)

    noise = bytes(dice.randrange(256) for _ in range(6000))
    # Files that are no pages.
    add("empty.txt", b"")
    add("blank.html", b" \n\t\n ")
    add("noise.txt", noise)
    add("noise.html", noise[::-1])
    add("picture.html", b"\x89PNG\r\n\x1a\n" + noise)
    add("paper.txt", b"%PDF-1.7\n" + noise)
    add("nulls.txt", bytes(5000))
    add("office.zip", archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]))
    add("other.xml", b"<?xml version='1.0'?><inventory><boat/></inventory>")
    # Text that is damaged.
    quoted = text(m(0), dice).replace('"', "\u201d").replace("port", "p\u00f6rt")
    add("undecodable.txt", quoted.encode().replace(b"harbour", b"harb\xffur", 1))
    add("control.txt", text(m(0), dice).replace("Friday", "Fri\x00\x01day").encode())
    add("only-tags.html", b"<!DOCTYPE html><html><body><script>var x = 1;</script></body></html>")
    add("deep.html", ("<html><body>" + "<div>" * 200_000 + "The port." + "</div>" * 200_000).encode())
    add("long.txt", b"word " * (4 << 20))
    # Packed files.
    page = packed(html(m(0), dice).encode())
    add("cut.html.gz", page[: len(page) * 2 // 3])
    add("flipped.html.gz", flipped(page, len(page) // 2))
    add("checksum.html.gz", flipped(page, len(page) - 6))
    add("head-only.html.gz", page[:10])
    add("bomb.html.gz", packed(bytes(64 << 20)))
    add("again-and-again.txt.gz", packed(packed(packed(packed(packed(b"The port."))))))
    # Archives.
    pages = [(f"{n}.html", html(m(n), dice)) for n in range(3)]
    pile = archive(pages)
    add("no-directory.zip", pile[: pile.rindex(b"PK\x01\x02") - 120], [m(0), m(1)])
    add("cut.zip", pile[: len(pile) // 2])
    add("flipped.zip", flipped(pile, 200))
    stored = archive([(name, page) for name, page in [(f"{n}.html", html(m(n), dice)) for n in range(2)]], zipfile.ZIP_STORED)
    add("checksum.zip", stored.replace(b"northern", b"southern", 1))
    add("bomb.zip", archive([(f"{n}.html", bytes(32 << 20)) for n in range(3)]))
    add("nested.zip", nested(9))
    add("locked.zip", archive([("a.html", "x" * 50)]).replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"))
    add("empty-zip.zip", b"PK\x05\x06" + bytes(18) + b"tail")
    # Web archives.
    two = [m(0), m(1)]
    web = records(two, dice)
    add("cut.warc", b"".join(web)[:-300], two[:1])
    two = [m(0), m(1)]
    web = records(two, dice)
    add("between.warc", web[0] + b"no record here\r\n\r\n" + web[1], two)
    two = [m(0), m(1)]
    web = records(two, dice)
    add("length.warc", web[0].replace(b"Content-Length: ", b"Content-Length: 9", 1) + web[1])
    add("digest.warc", record("https://bay.example/1", html(m(0), dice).encode(), "A" * 32), [m(0)])
    two = [m(0), m(1)]
    web = list(map(packed, records(two, dice)))
    add("flipped.warc.gz", flipped(web[0], len(web[0]) // 2) + web[1], two[1:])
    two = [m(0), m(1)]
    web = list(map(packed, records(two, dice)))
    add("cut.warc.gz", web[0] + web[1][: len(web[1]) // 2], two[:1])
    two = [m(0), m(1)]
    web = list(map(packed, records(two, dice)))
    add("noise.warc.gz", web[0] + noise[:500] + web[1], two)
    add("bomb.warc.gz", packed(record("https://bay.example/1", b"<html>" + bytes(80 << 20))))
    one = [m(0)]
    add("digest.wacz", wacz(b"".join(map(packed, records(one, dice))), wrong=True), one)
    # Messages.
    add("cut.mhtml", saved(html(m(0), dice).encode())[:900])
    add("picture.mhtml", saved(b"x").replace(b"text/html; charset=utf-8", b"image/png"))
    add("base64.mhtml", saved(html(m(0), dice).encode()).replace(b"PCFE", b"P*C*F*E"))
    add("fields.eml", b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n")
    # Records.
    two = [m(0), m(1)]
    rows = lines(two, dice).split(b"\n")
    add("broken.jsonl", rows[0] + b"\n{\"text\": \n" + rows[1] + b"\n", two)
    add("other.jsonl", b'[1, 2]\n"words"\n{"title": "no text"}\n')
    add("cut.json", json.dumps({"text": text(m(0), dice)}).encode()[:200])
    # Feeds and lists.
    two = [m(0), m(1)]
    add("cut.rss", rss(two, dice)[:-700], two[:1])
    two = [m(0), m(1)]
    add("cut-feed.json", json_feed(two, dice)[:-300], two[:1])
    add("empty.rss", b"<rss version='2.0'><channel><title>Bay</title></channel></rss>")
    bomb = "".join(f"<!ENTITY e{n} \"{f'&e{n - 1};' * 10}\">" for n in range(1, 12))
    add("entities.rss", f"<!DOCTYPE rss [{bomb}]><rss><channel><item><title>&e11;</title></item></channel></rss>".encode())
    add("list.opml", b"<opml><body><outline text='Bay' xmlUrl='https://bay.example/feed'/><outline")
    add("sitemap.xml", b"<urlset><url><loc>https://bay.example/1</loc></url><url><loc>https://bay")
    return made


def fill(folder, count, seed):
    """Makes the folder; what must be read, and the names of what is damaged."""
    dice = random.Random(seed)
    bad = damaged(dice)
    expected = {}
    for at in range(count - len(bad)):
        name, data, marks = sound(KINDS[at % len(KINDS)], at, dice)
        place = os.path.join(f"{at % 10}", name)
        os.makedirs(os.path.join(folder, f"{at % 10}"), exist_ok=True)
        open(os.path.join(folder, place), "wb").write(data)
        expected.update(dict.fromkeys(marks, name))
    for at, (name, data, marks) in enumerate(bad):
        os.makedirs(os.path.join(folder, f"{at % 10}"), exist_ok=True)
        open(os.path.join(folder, f"{at % 10}", name), "wb").write(data)
        expected.update(dict.fromkeys(marks, name))
    return expected, [name for name, _, _ in bad]


def run(program, folder):
    """Standard output, standard error, exit code and seconds."""
    begun = time.time()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as complaints:
        code = subprocess.run([program, "extract", folder], stdout=out, stderr=complaints).returncode
        out.seek(0), complaints.seek(0)
        return out.read(), complaints.read(), code, time.time() - begun


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--program", required=True)
    asked.add_argument("--count", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", help="make the folder here and leave it")
    asked = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = asked.keep or place
        expected, bad = fill(folder, asked.count, asked.seed)
        out, complaints, code, seconds = run(asked.program, folder)
    documents = [json.loads(line) for line in out.splitlines()]
    read = set(re.findall(r"N[0-9a-f]{8}", " ".join(document["text"] for document in documents)))
    missing = sorted(set(expected) - read)
    said = complaints + "\n".join(document["source"] for document in documents if document["defects"])
    silent = [name for name in bad if name not in said]
    blamed = sorted(set(re.findall(r"\b\d{4}-[a-z]+\.[a-z.]+", said)))
    print(f"{asked.count} inputs, {len(bad)} damaged: {len(documents)} documents, "
          f"{len(expected) - len(missing)} of {len(expected)} marks read, "
          f"{len(bad) - len(silent)} of {len(bad)} damaged ones listed, {len(blamed)} sound ones blamed, "
          f"exit code {code}, {seconds:.1f} s")
    for mark_ in missing:
        print(f"  not read: {mark_} of {expected[mark_]}")
    for name in silent:
        print(f"  not listed: {name}")
    for name in blamed:
        print(f"  blamed although sound: {name}")
    return 0 if not (missing or silent or blamed) and code == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
