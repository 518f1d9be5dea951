"""units, numbers, calendar: money from CLDR, measures with UCUM codes, number words, calendar words.

Usage: python quantities.py   (pip install babel==2.18.0)
"""

import re

from babel import Locale

import tsv

CLDR = "Unicode CLDR through babel 2.18.0 (PyPI)"
OWN = "Apache-2.0 (rows compiled for this project)"
LEAST = ("XXX", "XTS", "XSU", "XUA", "XDR")


def currencies():
    locale = Locale("en")
    own = [tuple(row) for row in tsv.compiled("currencies")]
    decided = {row[0] for row in own}
    for form, code, kind, scale, ambiguous in own:
        yield form, code, kind, "money", scale, ambiguous
    for code, name in locale.currencies.items():
        if re.search(r"\d|\(", name) or code in LEAST or code.startswith(("XA", "XB", "XP")):
            continue
        plurals = locale._data["currency_names_plural"].get(code, {})
        forms = {name, *(plurals[k] for k in plurals), code}
        for form in forms | {f.lower() for f in forms if f != code}:
            if form not in decided and form.lower() not in decided and not re.search(r"[()\d]", form):
                yield form, code, "currency", "money", "1", "0"


def measures():
    for code, dimension, forms in tsv.compiled("units"):
        for form in forms.split(" "):
            ambiguous = form.startswith("~")
            form = form.lstrip("~").replace("_", " ")
            scale = {"a*10": "10", "a*100": "100"}.get(code, "1")
            kind = "ratio" if dimension == "percent" else "measure"
            yield form, code.split("*")[0], kind, dimension, scale, int(ambiguous)


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SPECIAL = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15, "dozen": 12, "score": 20,
              "lakh": 10**5, "lac": 10**5, "crore": 10**7, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "m": 10**6,
              "k": 1000, "b": 10**9, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12, "dozens": 12, "scores": 20,
              "lakhs": 10**5, "crores": 10**7, "mil": 10**6, "bil": 10**9, "milliard": 10**9, "gross": 144}
MULTIPLES = {"double": 2, "twice": 2, "triple": 3, "thrice": 3, "quadruple": 4, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10, "once": 1}
SYMBOLS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}


def ordinal(word):
    head, _, last = word.rpartition("-")
    last = SPECIAL.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{head}-{last}" if head else last


def numbers():
    cardinal = {word: value for value, word in enumerate(ONES)}
    for i, ten in enumerate(TENS, 2):
        cardinal[ten] = 10 * i
        cardinal |= {f"{ten}-{ONES[j]}": 10 * i + j for j in range(1, 10)}
    for word, value in cardinal.items():
        yield word, "cardinal", value, 1
        if value:
            yield ordinal(word), "ordinal", value, 1
    for word in ("hundred", "thousand", "million", "billion"):
        yield word + "th", "ordinal", MAGNITUDES[word], 1
    yield from ((word, "magnitude", value, 1) for word, value in MAGNITUDES.items())
    yield from ((word, "multiple", value, 1) for word, value in MULTIPLES.items())
    yield from ((word, "fraction", *value) for word, value in SYMBOLS.items())
    yield from fractions()


def fractions():
    parts = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth", 12: "twelfth", 20: "twentieth", 100: "hundredth"}
    plural = {2: "halves"}
    yield from (("half", "fraction", 1, 2), ("quarter", "fraction", 1, 4), ("halves", "fraction", 1, 2), ("quarters", "fraction", 1, 4))
    for under, part in parts.items():
        for over in range(1, min(under, 10)):
            word = part if over == 1 else plural.get(under, part + "s")
            for joint in "- ":
                yield f"{ONES[over]}{joint}{word}", "fraction", over, under
        for joint in " ":
            yield f"a{joint}{part}", "fraction", 1, under
    yield from ((f"three{j}fourths", "fraction", 3, 4) for j in "- ")
    yield from ((f"one{j}fourth", "fraction", 1, 4) for j in "- ")


def calendar():
    locale = Locale("en")
    for style in ("wide", "abbreviated"):
        for number, name in locale.months["format"][style].items():
            yield name, "month", number, int(name in ("May", "March", "Mar"))
        for number, name in locale.days["format"][style].items():
            yield name, "weekday", number, int(name in ("Sun", "Sat", "Wed"))
    yield from (("Sept", "month", 9, 0), ("Tues", "weekday", 1, 0), ("Thur", "weekday", 3, 0), ("Thurs", "weekday", 3, 0), ("Weds", "weekday", 2, 0))
    for number, names in enumerate(("spring", "summer", "autumn fall", "winter"), 1):
        for name in names.split():
            yield name, "season", number, int(name in ("spring", "fall"))
            yield name.capitalize(), "season", number, 1
    for form, rule, ambiguous in tsv.compiled("holidays"):
        yield form, "holiday", rule, ambiguous


def main():
    rows = {}
    for row in list(measures()) + list(currencies()):
        rows.setdefault((row[0], row[1]), row)
    tsv.write("units", ("form", "code", "kind", "dimension", "scale", "ambiguous"), rows.values(),
              f"{CLDR} (names of money, ISO 4217); convert/compiled/units.tsv (UCUM codes) and currencies.tsv", f"Unicode-3.0 (CLDR); {OWN}",
              "convert/quantities.py: names with years or brackets left out; bare words of several currencies marked ambiguous")
    tsv.write("numbers", ("form", "kind", "over", "under"), numbers(), "English number words (compiled for this project)", OWN, "convert/quantities.py: built from ones and tens")
    tsv.write("calendar", ("form", "kind", "value", "ambiguous"), calendar(), f"{CLDR} (months, weekdays); convert/compiled/holidays.tsv", f"Unicode-3.0 (CLDR); {OWN}", "convert/quantities.py")


if __name__ == "__main__":
    main()
