"""Makes texts that are hard to cut into tokens: seeded, so that the same seed gives the same texts.

    python models/hard_texts.py N [SEED]     # one JSON string a line

Every exception of the tokenizer stands alone, between affixes and in odd letters; the rest is drawn from
white space of all kinds, marks, emoji and their joiners, scripts, controls, numbers with units, addresses,
very long words and made-up sentences.
"""

import json
import random
import sys
from pathlib import Path

TABLES = json.loads((Path(__file__).parent / "en_core_web_sm.json").read_text())["tokenizer"]
EXCEPTIONS = sorted(TABLES["exceptions"])
PREFIXES = TABLES["prefix"]["literals"] + ["+", "..", "...", "©", "°", "☎"]
SUFFIXES = TABLES["suffix"]["literals"] + ["..", "...", ".", "+", "™", "☎"]
UNITS = TABLES["suffix"]["after_digit"]
INFIXES = TABLES["infix"]["hyphens"] + list("+*^,.:<>=/…☎") + ["..", "...", "×", "·"]
SPACES = [" ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2009", "\u202f", "\u3000", "\u2003", "\u2028"]
SPACES += ["\u0085", "\x0b", "\x0c", "\x1c", "\x1f", "\u1680", "\u205f", " \n ", "\n \n", "\u00a0 ", " \u00a0"]
HIDDEN = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066"]
HIDDEN += ["\u180e", "\ufe0f", "\x00", "\x01", "\x08", "\x1b", "\x7f", "\u0080", "\u009f", "\ufffd", "\ufffe", "\ue000"]
EMOJI = ["😀", "👍🏽", "👩‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇳🇴", "🇳🇴🇸🇪", "1️⃣", "#️⃣", "❤️", "☺", "🫠", "🧑🏿‍🤝‍🧑🏻", "♥", "✓", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"]
COMBINED = ["e\u0301", "a\u030a", "n\u0303", "o\u0308\u0304", "q\u0323\u0307", "\u0301", "İ", "i\u0307", "ẞ", "ß", "ŉ", "ǰ", "ﬁ", "Ǆ", "ǅ"]
COMBINED += ["Σ", "ΟΔΟΣ", "ὈΔΥΣΣΕΎΣ", "ς", "ª", "²", "½", "Ⅷ", "ⅷ", "①", "Ａ", "ａ", "１", "٣", "३", "๓", "𝐀", "𝟙", "𐐀", "𞤀", "ⓐ", "Ꭰ", "ꭰ", "Ა"]
SCRIPTS = ["Москва", "МОСКВА", "Αθήνα", "東京都", "とうきょう", "서울", "القاهرة", "תל־אביב", "नई दिल्ली", "กรุงเทพ", "საქართველო", "Հայաստան", "বাংলা"]
SCRIPTS += ["«Да»", "„Ja“", "‹oui›", "「はい」", "۱۲۳٫۴", "৳", "₿", "₹", "км/ч", "5кг", "كم", "٪"]
WORDS = "the a ferry harbour council said that it would not leave before Monday because of ice and Mira Holt of Aker Line".split()
WORDS += "has been told by Norway's minister, who cannot swim; we're sure they'd've gone I'm U.S. $5m 20% Inc. No. 10 e.g. co-owner".split()
WORDS += "“No,” he said. (See p. 4) 3,000 1.5bn 12:30 p.m. 4pm 2024-05-04 '90s #news @mira reportedly-closed Oslo/Bergen — – -- … ?! Mr. Dr.".split()
HOSTS = ["salt.example", "www.salt.example", "localhost", "8.8.4.4", "192.168.0.1", "10.0.0.1", "münchen.example", "a.b.c.example", "x.co", "ex_am-ple.org", "-bad.org", "bad-.org", "a..b.org", "例え.テスト"]
SCHEMES = ["http://", "https://", "ftp://", "mailto:", "://", "h://", "git+ssh://", "//", ""]


class Hard:
    """A source of hard texts."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *lists):
        return self.random.choice(self.random.choice(lists))

    def odd_case(self, word):
        change = self.random.choice([str.upper, str.lower, str.title, str.swapcase, lambda w: w.replace("'", "’")])
        return change(word)

    def exception(self):
        word = self.random.choice(EXCEPTIONS)
        return self.odd_case(word) if self.random.random() < 0.3 else word

    def number(self):
        r = self.random
        digits = str(r.randrange(10 ** r.randrange(1, 9)))
        joint = lambda: r.choice([",", ".", "-", "/", ":", "+", "*", "^", "--", "–", "×", "\u202f", "'"])
        body = digits + "".join(joint() + str(r.randrange(1000)) for _ in range(r.randrange(3)))
        return r.choice(["", "", "$", "€", "US$", "£", "-", "+", "#", "~", "±"]) + body + r.choice(["", "th", "s", "bn", "p.m.", "°C.", "°F", "%", "+"] + UNITS)

    def address(self):
        r = self.random
        user = r.choice(["", "", "ada@", "ada:pw@", "press.office@", "a@b@", "ada+x@"])
        port = r.choice(["", "", ":80", ":8", ":8080", ":123456", ":٣٣"])
        rest = r.choice(["", "/", "/a/b.html", "?q=1&r=(2)", "#top", "/a,b;c", "/wiki/Salt_(sea)", "/…", "/日本", "/-", "/." ])
        return r.choice(SCHEMES) + user + r.choice(HOSTS) + port + rest

    def scalar(self):
        while True:
            code = self.random.choice([0x80, 0x250, 0x600, 0x3000, 0x11000, 0x20000, 0x110000])
            code = self.random.randrange(code)
            if not 0xD800 <= code < 0xE000:
                return chr(code)

    def atom(self):
        r = self.random
        makers = [
            (20, lambda: r.choice(WORDS)),
            (20, self.exception),
            (8, self.number),
            (4, self.address),
            (6, lambda: self.pick(EMOJI, HIDDEN)),
            (6, lambda: self.pick(COMBINED, SCRIPTS)),
            (4, lambda: "".join(self.scalar() for _ in range(r.randrange(1, 5)))),
            (1, lambda: r.choice(["x", "ab", "é", "-", "a-", "1,", ".", "𝐀", "Aa"]) * r.randrange(2, 60)),
        ]
        weights = [weight for weight, _ in makers]
        return r.choices([make for _, make in makers], weights)[0]()

    def chunk(self):
        """An atom in affixes, or several of them joined."""
        r = self.random
        few = lambda items: "".join(r.choice(items) for _ in range(r.choice([0, 0, 0, 1, 1, 2, 3])))
        parts = [self.atom()]
        while r.random() < 0.25:
            parts += [self.pick(INFIXES, INFIXES, HIDDEN, [""]), self.atom()]
        return few(PREFIXES) + "".join(parts) + few(SUFFIXES)

    def text(self):
        r = self.random
        out = []
        for _ in range(r.choice([1, 1, 2, 4, 8, 16, 40])):
            out.append(self.chunk() if r.random() < 0.6 else r.choice(WORDS))
            out.append(" " if r.random() < 0.8 else self.pick(SPACES, SPACES, HIDDEN))
        return "".join(out if r.random() < 0.3 else out[:-1])


def every_exception():
    """Each exception alone, in other letters, and with some of what may stand around it, in turn."""
    for at, word in enumerate(EXCEPTIONS):
        turn = lambda items: [items[(at * 7 + i) % len(items)] for i in range(7)]
        yield word
        yield "\n".join([word.upper(), word.lower(), word.title(), word.replace("'", "’"), word.replace("’", "'")])
        yield " ".join(prefix + word + suffix for prefix, suffix in zip(turn(PREFIXES), turn(SUFFIXES)))
        yield " ".join([word + suffix for suffix in turn(SUFFIXES)] + [f"a{infix}{word}{infix}a" for infix in turn(INFIXES)])
        yield f"“{word}” ({word}.) {word}, {word}'s {word}… {word}{word}\u00a0{word} {word}\u200b {word}\n{word}"


def long_words():
    """Words around the lengths at which something changes. spaCy needs the square of the length for them."""
    for length in (63, 64, 65, 99, 100, 101, 800):
        for piece in ("x", "é", "X", "1", "字", "😀", "a-", "a.b"):
            word = piece * (length // len(piece))
            yield f"{word} said {word}. (http://{word}.example/{word})"


def hard_texts(count, seed):
    """All fixed ones, then `count` drawn ones."""
    yield from every_exception()
    yield from long_words()
    source = Hard(seed)
    for _ in range(count):
        yield source.text()


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    for text in hard_texts(*(arguments + [1])[:2]):
        print(json.dumps(text, ensure_ascii=False))
