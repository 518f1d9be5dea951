"""Which lines of a page are its article: the gold text is matched, in order, to the lines of the page.

A line is `body`, `boilerplate`, or `either`, which is not counted: headline, byline, date, caption, standfirst, and
every line whose match is uncertain (found in part, repeated, or running text between paragraphs of the body that the
gold lacks).
"""
import re

BODY, BOILERPLATE, EITHER = "body", "boilerplate", "either"
DATE = re.compile(r"\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*\d|\d+ (?:min|hour|day|week|month|year)s? ago"
                  r"|\d{1,2}[:.]\d\d|\bmin(?:ute)?s? read\b|\bupdated\b|\bpublished\b|\bposted\b", re.I)
BY = re.compile(r"^(?:by|written by|posted by|author|from|reviewed by|edited by|story by|words by|medically reviewed)\b", re.I)
RUN = 4  # words in a row that show where a line stands in the gold


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


class Gold:
    """The words of a gold body with where each run of words stands, and where its lines begin and end."""

    def __init__(self, body):
        self.words, self.edges = [], set()
        for line in body.split("\n"):
            self.edges.add(len(self.words))
            self.words.extend(words(line))
        self.edges.add(len(self.words))
        self.first, self.runs = {}, {}
        for at, word in enumerate(self.words):
            self.first.setdefault(word, []).append(at)
            self.runs.setdefault(tuple(self.words[at:at + RUN]), []).append(at)

    def places(self, line):
        """Where the whole line stands in the gold; a line of a few words has to fill a line of it or end one."""
        starts = self.runs.get(tuple(line[:RUN]), ()) if len(line) >= RUN else self.first.get(line[0], ())
        found = [at for at in starts if self.words[at:at + len(line)] == line]
        if len(line) < RUN:
            found = [at for at in found if at in self.edges and at + len(line) in self.edges]
        return found[:40]

    def share(self, line):
        """How much of a line stands somewhere in the gold, and where most of that begins."""
        if len(line) < RUN:
            return 0.0, 0
        places = [self.runs.get(tuple(line[at:at + RUN])) for at in range(len(line) - RUN + 1)]
        met = [place[0] - at for at, place in enumerate(places) if place]
        return len(met) / len(places), (sorted(met)[len(met) // 2] if met else 0)


def chain(candidates, size):
    """The heaviest sequence of (line, start, end) in order in the page and in the gold, by words."""
    best = [(0, None)] * (size + 2)  # prefix maxima, as a Fenwick tree over the ends

    def highest(end):
        value, at = (0, None), end + 1
        while at > 0:
            value = max(value, best[at], key=lambda pair: pair[0])
            at -= at & -at
        return value

    links, start = [], 0
    while start < len(candidates):
        stop = start
        while stop < len(candidates) and candidates[stop][0] == candidates[start][0]:
            stop += 1
        added = []
        for line, begin, end in candidates[start:stop]:
            total, link = highest(begin)
            links.append((line, begin, end, link))
            added.append((end, total + end - begin, len(links) - 1))
        for end, total, link in added:
            at = end + 1
            while at < len(best):
                if total > best[at][0]:
                    best[at] = (total, link)
                at += at & -at
        start = stop
    link, found = highest(size)[1], {}
    while link is not None:
        line, begin, end, link = links[link]
        found[line] = (begin, end)
    return found


def match(lines, gold):
    """The lines that are the gold's, and those of which some part is."""
    split = [words(line.text) for line in lines]
    candidates, parts = [], {}
    for at, line in enumerate(split):
        if not line:
            continue
        places = gold.places(line)
        candidates += [(at, place, place + len(line)) for place in places]
        if not places:
            share, place = gold.share(line)
            if share > 0.15:
                parts[at] = share
            if share >= 0.8:
                place = max(place, 0)
                candidates.append((at, place, min(place + len(line), len(gold.words))))
    return split, chain(candidates, len(gold.words)), parts


def fill(split, found, gold):
    """Lines between two that were found whose words, in order, are the words of the gold between the two.

    A gold line may hold several lines of the page (the cells of a table, a score and its name), of which each alone
    is too short to be placed. They count only where together they leave no word of the gap but numbers, which the
    gold sets before the items of a list.
    """
    ends = sorted(found)
    for above, below in zip(ends, ends[1:]):
        gap, at, filled = gold.words[found[above][1]:found[below][0]], 0, {}
        left = list(gap)
        for line in range(above + 1, below) if gap else ():
            own = split[line]
            starts = range(at, len(gap) - len(own) + 1) if own else ()
            place = next((start for start in starts if gap[start:start + len(own)] == own), None)
            if place is not None:
                at = place + len(own)
                left[place:at] = [""] * len(own)
                filled[line] = (found[above][1] + place, found[above][1] + at)
        if all(not word or word.isdigit() for word in left):
            found |= filled


def label(lines, record, title, meta):
    """The label of each line."""
    gold = Gold(record["body"])
    split, found, parts = match(lines, gold)
    fill(split, found, gold)
    labels = []
    for at, line in enumerate(split):
        if at in found:
            labels.append(BODY)
        elif not line or at in parts or len(line) >= 6 and gold.places(line):
            labels.append(EITHER)
        else:
            labels.append(BOILERPLATE)
    if not found:
        return None
    head = mark_head(lines, split, labels, record, title, meta)
    mark_doubtful(lines, split, labels, head)
    return labels


def similar(line, other):
    """Whether a line is a headline: all of its words in order, or nearly."""
    if len(line) < 3 or not other:
        return line == other and bool(line)
    joined = " " + " ".join(other) + " "
    return " " + " ".join(line) + " " in joined and len(line) * 10 >= len(other) * 6 or \
        len(set(line) & set(other)) >= 0.8 * max(len(set(line)), len(set(other)))


def mark_head(lines, split, labels, record, title, meta):
    """Headline, byline, date, standfirst and captions around the head are neither. Returns the first line of the head."""
    titles = [words(text) for text in (record.get("title") or "", meta.get("og:title", ""), title, re.split(r" [|–—-] ", title)[0]) if text]
    summaries = [words(meta.get(name, "")) for name in ("description", "og:description", "twitter:description")]
    first = labels.index(BODY)
    for at, line in enumerate(split):
        if labels[at] != BODY and (any(similar(line, one) for one in titles) or lines[at].heads
                                   or len(line) >= 5 and any(similar(line, one) for one in summaries)):
            labels[at] = EITHER
    heads = [at for at in range(first) if lines[at].heads or any(similar(split[at], one) for one in titles)]
    head = heads[-1] if heads and first - heads[-1] < 60 else first
    names = [words(name) for name in record.get("authors") or []]
    for at in range(max(head - 8, 0), min(first + 1, len(lines))):
        if labels[at] == BOILERPLATE and is_of_head(lines[at], split[at], at > head and at < first, names):
            labels[at] = EITHER
    return head


def is_of_head(line, split, below, names):
    signed = len(split) <= 15 and (BY.search(line.text) or any(" ".join(name) in " ".join(split) for name in names))
    dated = len(split) <= 15 and DATE.search(line.text)
    return bool(signed or dated or below and (line.picture or len(split) >= 8))


def mark_doubtful(lines, split, labels, head):
    """Captions in the article, and running text beside paragraphs of the body that the gold lacks."""
    body = [at for at, one in enumerate(labels) if one == BODY]
    homes = {lines[at].names for at in body}
    for at in range(head, body[-1] + 6):
        if at >= len(lines) or labels[at] != BOILERPLATE:
            continue
        near = any(0 <= other < len(labels) and labels[other] == BODY for other in (at - 1, at + 1))
        running = len(split[at]) >= 25 and lines[at].names in homes and near and at < body[-1]
        if lines[at].picture or running:
            labels[at] = EITHER
