#!/usr/bin/env python3
"""Measure what more documents cost: speed, memory, and whether the next article costs the same as the first.

    growth.py --program PATH [--data DIR] [--work DIR] [--sizes 1000,30000] [--step 2000] [--repeat 3] [--only NAME,...] [--keep]

What is measured, each by its name for --only:
    words    words a CPU-second of `annotate` over the articles of the quotation set `polnear-dev`
    stories  `stories` over annotated records at each size: documents a CPU-second, memory, and the cost of the next
             article: the CPU time of so many more documents, by their number
    brief    `brief --format json` over the same records: the same
    page     the HTML brief of the 1,604 real articles: time and size, and how long a browser takes to its end
             (where `npm install` was run in tests/browser)

The data lies outside the repository, by default in ../../shared/eval. Annotated records are made once into --work
(default: a folder of the system's temporary place) and taken from there the next time, if the program has not changed
or with --keep, for a change that leaves the annotations as they are.
One thread everywhere; CPU times are user and system together, of --repeat runs the least. Compare numbers of one
run of this script only, and on a machine that has nothing else to do.
"""
import argparse, hashlib, json, os, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command, source=None, sink=os.devnull):
    """CPU seconds, wall seconds and peak memory in MB of one command."""
    began = time.monotonic()
    with open(source or os.devnull, "rb") as inp, open(sink, "wb") as out:
        child = subprocess.Popen(command, stdin=inp, stdout=out, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: ended with {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024


def least(repeat, command, source=None, sink=os.devnull):
    """Of several runs the least of each number."""
    return tuple(min(numbers) for numbers in zip(*(run(command, source, sink) for _ in range(repeat))))


def head(source, count, target):
    """The first lines of a file as another file."""
    with open(source, "rb") as inp, open(target, "wb") as out:
        for _, line in zip(range(count), inp):
            out.write(line)
    return target


class Bench:
    def __init__(self, options):
        self.program, self.data, self.work, self.repeat = options.program, options.data, options.work, options.repeat
        os.makedirs(self.work, exist_ok=True)
        self.mark = "kept" if options.keep else hashlib.sha256(open(self.program, "rb").read()).hexdigest()[:12]

    def path(self, name):
        return os.path.join(self.work, name)

    def command(self, name, *more):
        return [self.program, name, "--input-format", "jsonl", "-", "--threads", "1", *more]

    def records(self, count, plain=False):
        """Annotated records of so many generated articles, made once."""
        kind = "plain" if plain else "load"
        made = self.path(f"{kind}-{count}-{self.mark}.jsonl")
        if not os.path.exists(made):
            load = self.path(f"{kind}-{count}.articles")
            make = os.path.join(self.data, "load", "make_load.py")
            run([sys.executable, make, str(count), *(["--plain"] if plain else [])], sink=load)
            cpu, _, _ = run(self.command("annotate"), load, made + ".part")
            os.rename(made + ".part", made)
            print(f"  annotated {count} articles: {cpu:.0f} s")
        return made

    def words(self):
        with open(os.path.join(self.data, "annotate", "data", "quotes.jsonl"), encoding="utf-8") as lines:
            rows = [row for row in map(json.loads, lines) if row.get("set") == "polnear-dev"]
        articles = self.path("polnear-dev.jsonl")
        with open(articles, "w", encoding="utf-8") as out:
            out.writelines(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows)
        count = sum(len(row["text"].split()) for row in rows)
        cpu, _, memory = least(self.repeat, self.command("annotate"), articles)
        print(f"words: {len(rows)} articles, {count} words, {count / cpu:,.0f} words a CPU-second, {memory:.0f} MB")
        return {"articles": len(rows), "words": count, "words_per_cpu_second": count / cpu, "memory_mb": memory}

    def growth(self, name, sizes, step, *more):
        """A command over records at each size and with so many more."""
        whole, found = self.records(max(sizes) + step), {}
        for size in sizes:
            costs = [least(self.repeat, self.command(name, *more), head(whole, count, self.path("part.jsonl")))
                     for count in (size, size + step)]
            (cpu, wall, memory), (more_cpu, _, _) = costs
            found[size] = {"cpu": cpu, "wall": wall, "memory_mb": memory, "documents_per_cpu_second": size / cpu,
                           "next_ms": (more_cpu - cpu) / step * 1000}
            print(f"{name}: {size} documents: {cpu:.1f} s of CPU ({size / cpu:,.0f} a CPU-second), {wall:.1f} s, "
                  f"{memory:.0f} MB; the next document {found[size]['next_ms']:.2f} ms")
        ratio = found[max(sizes)]["next_ms"] / found[min(sizes)]["next_ms"]
        print(f"{name}: the next document at {max(sizes)} costs {ratio:.2f} times what it costs at {min(sizes)}")
        return {"sizes": found, "ratio": ratio}

    def page(self):
        records, page = self.records(1604, plain=True), self.path("brief.html")
        cpu, wall, memory = run(self.command("brief", "-o", page), records)
        size = os.path.getsize(page) / 1e6
        print(f"page: 1,604 articles in {wall:.1f} s ({cpu:.1f} s of CPU, {memory:.0f} MB), {size:.1f} MB")
        found = {"cpu": cpu, "wall": wall, "memory_mb": memory, "size_mb": size}
        browser = os.path.join(HERE, "..", "tests", "browser")
        if os.path.isdir(os.path.join(browser, "node_modules")):
            opened = subprocess.run(["node", os.path.join(browser, "opening.mjs"), page], check=True, stdout=subprocess.PIPE)
            found["opening"] = json.loads(opened.stdout)
            print("page: " + opened.stdout.decode().strip())
        return found


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", required=True)
    p.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "eval"))
    p.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "rashomon-growth"))
    p.add_argument("--sizes", default="1000,30000")
    p.add_argument("--step", type=int, default=2000)
    p.add_argument("--repeat", type=int, default=3)
    p.add_argument("--only", default="words,stories,brief,page")
    p.add_argument("--keep", action="store_true", help="take annotated records that --keep made with another program")
    p.add_argument("--json", help="write the numbers into this file")
    options = p.parse_args()
    bench, sizes = Bench(options), sorted(int(size) for size in options.sizes.split(","))
    measures = {
        "words": bench.words,
        "stories": lambda: bench.growth("stories", sizes, options.step),
        "brief": lambda: bench.growth("brief", sizes, options.step, "--format", "json"),
        "page": bench.page,
    }
    found = {name: measures[name]() for name in options.only.split(",")}
    if options.json:
        with open(options.json, "w", encoding="utf-8") as out:
            json.dump(found, out, indent=1)


if __name__ == "__main__":
    main()
