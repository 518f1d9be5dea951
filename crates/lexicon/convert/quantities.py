"""units, numbers, calendar: money from CLDR, measures with UCUM codes, number words, calendar words.

Usage: RBNF=FOLDER python quantities.py   (apt install wordnet-base; pip install babel==2.18.0 holidays==0.109;
pip install --no-deps ucumvert==0.3.2; npm pack cldr-rbnf@48.2.0). Values of the source columns: cldr, ucum, ucd (Unicode
Character Database), holidays, wn:OFFSET-n, compiled.
"""

import re
import unicodedata

from babel import Locale

import feasts
import measures
import spell
import tsv
from sources import COMPILED, in_files
from wordnet import LICENCE, WordNet
from wordnet import SOURCE as WORDNET

CLDR = "Unicode CLDR through babel 2.18.0 (PyPI)"
OWN = "Apache-2.0 (rows compiled for this project)"
# Lexicographer files of WordNet: noun.quantity, noun.time; for feasts also noun.act and noun.communication.
QUANTITY, FEAST = {23}, {28, 4, 10}
LEAST = ("XXX", "XTS", "XSU", "XUA", "XDR")


def currencies(wordnet):
    locale = Locale("en")
    own = [tuple(row) for row in tsv.compiled("currencies")]
    decided = {row[0] for row in own}
    names = {text.lower() for code, name in locale.currencies.items() for text in (code, name, *locale._data["currency_names_plural"].get(code, {}).values())}
    signs = set(locale.currency_symbols.values()) | set(Locale("en", "AU").currency_symbols.values())
    for form, code, kind, scale, ambiguous in own:
        known = form.lower() in names or form in signs
        source = "cldr" if known else in_files(wordnet, form.removesuffix("s"), "n", QUANTITY) or COMPILED
        yield form, code, kind, "money", scale, ambiguous, source
    for code, name in locale.currencies.items():
        if re.search(r"\d|\(", name) or code in LEAST or code.startswith(("XA", "XB", "XP")):
            continue
        plurals = locale._data["currency_names_plural"].get(code, {})
        forms = {name, *(plurals[k] for k in plurals), code}
        for form in forms | {f.lower() for f in forms if f != code}:
            if form not in decided and form.lower() not in decided and not re.search(r"[()\d]", form):
                yield form, code, "currency", "money", "1", "0", "cldr"


def dimensions(wordnet):
    names, table = measures.cldr_units(), measures.ucum()
    for code, dimension, forms in tsv.compiled("units"):
        for form in forms.split(" "):
            ambiguous = form.startswith("~")
            form = form.lstrip("~").replace("_", " ")
            scale = {"a*10": "10", "a*100": "100"}.get(code, "1")
            kind = "ratio" if dimension == "percent" else "measure"
            at = measures.source(names, table, form, code) or in_files(wordnet, form, "n", QUANTITY | {28}) or in_files(wordnet, form.removesuffix("s"), "n", QUANTITY | {28})
            yield form, code.split("*")[0], kind, dimension, scale, int(ambiguous), at or COMPILED


MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15, "dozen": 12, "score": 20,
              "lakh": 10**5, "lac": 10**5, "crore": 10**7, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "m": 10**6,
              "k": 1000, "b": 10**9, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12, "dozens": 12, "scores": 20,
              "lakhs": 10**5, "crores": 10**7, "mil": 10**6, "bil": 10**9, "milliard": 10**9, "gross": 144}
MULTIPLES = {"double": 2, "twice": 2, "triple": 3, "thrice": 3, "quadruple": 4, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10, "once": 1}
SYMBOLS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}


def numbers(wordnet):
    """Rows of form, kind, over, under, source."""
    words, shorts = spell.Spellout(), measures.compact()
    for value in range(100):
        yield words.cardinal(value), "cardinal", value, 1, "cldr"
        if value:
            yield words.ordinal(value), "ordinal", value, 1, "cldr"
    for value in (100, 1000, 10**6, 10**9):
        yield words.ordinal(value).removeprefix("one "), "ordinal", value, 1, "cldr"
    spelt = {words.cardinal(10**n).removeprefix("one ") for n in (2, 3, 6, 9, 12, 15)}
    for kind, table in (("magnitude", MAGNITUDES), ("multiple", MULTIPLES)):
        for word, value in table.items():
            known = word.removesuffix("s") in spelt or word in shorts
            yield word, kind, value, 1, "cldr" if known else in_files(wordnet, word.removesuffix("s"), "n", QUANTITY) or COMPILED
    for sign, (over, under) in SYMBOLS.items():
        assert unicodedata.numeric(sign) == over / under
        yield sign, "fraction", over, under, "ucd"
    yield from fractions(words, wordnet)


def fractions(words, wordnet):
    """One-third, two thirds, a half: the ordinals of CLDR, and half and quarter of WordNet."""
    half, quarter = (in_files(wordnet, word, "n", QUANTITY) for word in ("half", "quarter"))
    parts = {2: ("half", "halves", half), 4: ("quarter", "quarters", quarter)}
    parts |= {under: (words.ordinal(under), words.ordinal(under) + "s", "cldr") for under in (3, *range(5, 11), 12, 20)}
    parts[100] = ("hundredth", "hundredths", "cldr")
    for under, (one, many, source) in parts.items():
        if under in (2, 4):
            yield from ((form, "fraction", 1, under, source) for form in (one, many))
        for over in range(1, min(under, 10)):
            yield from ((f"{words.cardinal(over)}{joint}{one if over == 1 else many}", "fraction", over, under, source) for joint in "- ")
        yield f"a {one}", "fraction", 1, under, source
    for joint in "- ":
        yield f"three{joint}fourths", "fraction", 3, 4, "cldr"
        yield f"one{joint}fourth", "fraction", 1, 4, "cldr"


def calendar(wordnet):
    """Rows of form, kind, value, ambiguous, source."""
    locale = Locale("en")
    for style in ("wide", "abbreviated"):
        for number, name in locale.months["format"][style].items():
            yield name, "month", number, int(name in ("May", "March", "Mar")), "cldr"
        for number, name in locale.days["format"][style].items():
            yield name, "weekday", number, int(name in ("Sun", "Sat", "Wed")), "cldr"
    british = Locale("en", "GB").months["format"]["abbreviated"].values()
    for name, kind, number in (("Sept", "month", 9), ("Tues", "weekday", 1), ("Thur", "weekday", 3), ("Thurs", "weekday", 3), ("Weds", "weekday", 2)):
        yield name, kind, number, 0, "cldr" if name in british else in_files(wordnet, name, "n", {28}) or COMPILED
    for number, names in enumerate(("spring", "summer", "autumn fall", "winter"), 1):
        for name in names.split():
            source = in_files(wordnet, name, "n", {28})
            yield name, "season", number, int(name in ("spring", "fall")), source
            yield name.capitalize(), "season", number, 1, source
    days = feasts.named()
    for form, rule, ambiguous in tsv.compiled("holidays"):
        source = "holidays" if feasts.is_kept(days, form, rule) else feast(wordnet, form)
        yield form, "holiday", rule, ambiguous, source


def feast(wordnet, form):
    """A capitalised WordNet noun of time; the rule that dates it is this project's."""
    return (in_files(wordnet, form, "n", FEAST) if " " not in form or (form.lower(), "n") in wordnet.senses else None) or COMPILED


def main():
    wordnet, rows = WordNet(), {}
    for row in list(dimensions(wordnet)) + list(currencies(wordnet)):
        rows.setdefault((row[0], row[1]), row)
    tsv.write("units", ("form", "code", "kind", "dimension", "scale", "ambiguous", "source"), rows.values(),
              f"{CLDR} (names of money, ISO 4217, and of measures); {measures.UCUM}; {WORDNET} (other names); convert/compiled/units.tsv (which forms have which UCUM code) and currencies.tsv",
              f"Unicode-3.0 (CLDR); UCUM licence; {LICENCE}; {OWN}",
              "convert/quantities.py: names with years or brackets left out; bare words of several currencies marked ambiguous; source cldr, ucum, wn or compiled")
    tsv.write("numbers", ("form", "kind", "over", "under", "source"), numbers(wordnet), f"{spell.SOURCE}; {CLDR} (compact formats); {WORDNET}; Unicode Character Database (fraction signs)",
              f"Unicode-3.0 (CLDR); {LICENCE}; {OWN}", "convert/quantities.py: spelt out by the rules of CLDR; source cldr, ucd, wn or compiled")
    tsv.write("calendar", ("form", "kind", "value", "ambiguous", "source"), calendar(wordnet), f"{CLDR} (months, weekdays); {feasts.SOURCE}; {WORDNET}; convert/compiled/holidays.tsv (rules)",
              f"Unicode-3.0 (CLDR); MIT (holidays); {LICENCE}; {OWN}",
              "convert/quantities.py: a holiday has the source holidays where that package keeps a day of this name by our rule in 2021 to 2025")


if __name__ == "__main__":
    main()
