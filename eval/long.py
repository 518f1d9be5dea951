#!/usr/bin/env python3
"""How much memory reading an input of any length takes: it must be flat, and below 60 MB on two threads.

    long.py --program PATH [--data DIR] [--size 1200] [--keep DIR] [--threads 1 --threads 2]

The pages of the extraction sets are written over and over, as many megabytes of them as asked for, into a web archive
that is not packed, one packed with gzip (a member each record), one packed with zstd (one frame, by the `zstd`
command; left out where that is missing), and JSON Lines, which are read from standard input. `rashomon extract` then
reads each. The peak is the resident memory that the kernel accounts to the process (`ru_maxrss`); records are counted,
so that nothing is left unread. Exit code 1 when a peak is above --limit (MiB, by default 57.2, which is 60 MB).
"""
import argparse, glob, gzip, json, lzma, os, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SETS = ("wcxb-articles", "scrapinghub", "htmldate")


def pages(data):
    """The pages of the sets: address and markup."""
    found = []
    for name in SETS:
        for path in glob.glob(os.path.join(data, name, "pages.jsonl.xz")):
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                found.extend((page.get("url") or "https://bay.example/", page["html"]) for page in map(json.loads, lines) if page.get("html"))
    if not found:
        sys.exit(f"no pages under {data}")
    return found


def record(number, url, html):
    """A page as a record of a web archive."""
    body = html.encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-05-06T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
            f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n")
    return head.encode() + answer + b"\r\n\r\n"


def repeated(found, size):
    """Pages one after the other, from the first again after the last, until so many bytes are there."""
    number = written = 0
    while written < size:
        url, html = found[number % len(found)]
        number, written = number + 1, written + len(html.encode())
        yield number, url, html


def write(place, found, size):
    """The inputs: a name for each, how it is given to the program, and how many pages it has."""
    plain, packed, lines = (os.path.join(place, name) for name in ("long.warc", "long.warc.gz", "long.jsonl"))
    count = 0
    with open(plain, "wb") as archive, open(packed, "wb") as members, open(lines, "w", encoding="utf-8") as records:
        for number, url, html in repeated(found, size):
            count += 1
            whole = record(number, url, html)
            archive.write(whole)
            members.write(gzip.compress(whole, 1))
            records.write(json.dumps({"id": str(number), "url": url, "html": html}) + "\n")
    yield "WARC, gzip", [packed], None, count
    if shutil.which("zstd"):
        subprocess.run(["zstd", "-q", "-f", "-3", plain, "-o", plain + ".zst"], check=True)
        yield "WARC, zstd in one frame", [plain + ".zst"], None, count
    yield "WARC, not packed", [plain], None, count
    yield "JSON Lines on standard input", ["--input-format", "jsonl", "-"], lines, count


# A small process starts the program: what a large one holds would count as the child's.
STARTER = """import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
count = sum(chunk.count(b"\\n") for chunk in iter(lambda: process.stdout.read(1 << 16), b""))
usage = os.wait4(process.pid, 0)[2]
print(usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, count)
"""


def measure(program, arguments, standard_input, threads):
    """Peak memory in MiB, CPU seconds, records printed."""
    command = [program, "extract", "--threads", str(threads), *arguments]
    with open(standard_input or os.devnull, "rb") as given:
        run = subprocess.run([sys.executable, "-c", STARTER, *command], stdin=given, stdout=subprocess.PIPE, check=True)
    peak, cpu, count = run.stdout.split()
    return float(peak), float(cpu), int(count)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "eval", "extract"))
    options.add_argument("--size", type=int, default=1200, help="megabytes of pages")
    options.add_argument("--threads", type=int, action="append")
    options.add_argument("--keep", help="a folder in which the inputs stay")
    options.add_argument("--limit", type=float, default=57.2, help="MiB")
    options = options.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as place:
        print(f"{'input':30}{'threads':>8}{'records':>9}{'CPU s':>8}{'peak MiB':>10}")
        for name, arguments, given, count in write(options.keep or place, pages(options.data), options.size * 1_000_000):
            for threads in options.threads or [1, 2]:
                peak, cpu, records = measure(options.program, arguments, given, threads)
                wrong = peak > options.limit or records != count
                failed |= wrong
                print(f"{name:30}{threads:8}{records:9}{cpu:8.1f}{peak:10.1f}{'  WRONG' if wrong else ''}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
