"""data/README.md: every table with rows, source, licence, digest and script, read from the headers; `--check` compares."""

import collections
import glob
import hashlib
import os
import sys

import tsv

ABOUT = {
    "boilerplate": "phrases of page furniture: what a line of a copied page is",
    "calendar": "months, weekdays, seasons, holidays with the rule that dates them",
    "cities": "cities with country and population",
    "countries": "countries, territories, former states, the EU",
    "country_forms": "names, adjectives, people, combining forms, capitals, seats of government",
    "cues": "verbs, nouns and prepositions that attribute words or thoughts",
    "event_classes": "words by which news tells of one and the same event, in every form",
    "event_nouns": "nouns of happenings, for events outside the PLOVER types",
    "eventless_verbs": "verbs that name a state, thought, feeling or perception and no event",
    "name_cues": "words in and around names that say what they name",
    "name_words": "peoples and faiths, organisations known by name, capitalised words that name neither",
    "governors": "words that govern an event: begin, fail, plan, deny it",
    "given_names": "given names",
    "line_weights": "weights of the look of a line: whether it is an article's or stands around it",
    "line_words": "weights of the words in a line, for the same",
    "markup": "names of metadata fields, classes and words by which pages mark dates, authors, titles and sections",
    "months": "names of months in the languages of the press, in lower case",
    "numbers": "number words, ordinals, fractions, magnitudes",
    "organisations": "head nouns and legal forms of organisations",
    "outlets": "news outlets by each form of their name, with domain, country, kind",
    "people_nouns": "nouns of persons and groups of persons",
    "places": "provinces, regions, waters, land forms",
    "roles": "honorifics, offices, occupations",
    "short_names": "short forms of given names",
    "triggers": "event triggers with PLOVER type and mode",
    "units": "money (ISO 4217) and measures (UCUM)",
}


def header(path):
    lines = [line[2:].rstrip() for line in open(path, encoding="utf-8") if line.startswith("# ")]
    return dict(line.split(": ", 1) for line in lines)


# Why rows of a table have no public source; the reason a reader finds beside their share.
COMPILED = {
    "boilerplate": "what news sites add to the defaults of their content systems: calls to subscribe, related stories, disclaimers",
    "calendar": "other names of a day (`July Fourth`), short names of weekdays, days that no state keeps",
    "countries": "usual names that tell the two Congos apart",
    "country_forms": "seats of government, short names of the press (`N. Korea`), adjectives and people of small countries, combining forms (`Sino-`)",
    "name_cues": "which words are cues and how much they say is this project's choice",
    "name_words": "peoples younger than WordNet 3.0 or spelt otherwise, companies and bodies of general knowledge, abbreviations that name no body",
    "given_names": "names frequent outside the English-speaking countries",
    "cues": "prepositional phrases (`in the view of`), words younger than WordNet 3.0 (`tweet`, `retweet`), verbs of manner used for speech (`slam`, `sob`)",
    "event_classes": "which words tell of one event in news is this project's choice; a word has one class, the first of the specification",
    "event_nouns": "words younger than WordNet 3.0, or of a meaning that it does not list",
    "governors": "verbs, nouns and adverbs are named in the papers cited; their gathering in effects is this project's",
    "markup": "names of fields are of the vocabularies that `convert/compiled/markup.tsv` names; classes and words are what news sites use",
    "months": "short names of the press that CLDR lacks, names without accents",
    "numbers": "short forms of magnitudes (`bn`, `mn`) and words of multiplication (`twice`)",
    "organisations": "legal forms of companies, plurals in company names (`Airlines`)",
    "outlets": "only a few hundred outlets are in a table of permissive licence; the rest are names, domains and countries of general knowledge",
    "roles": "abbreviated titles (`Lt. Gen.`), titles of other languages (`Shri`), offices younger than WordNet 3.0",
    "short_names": "no table of permissive licence has them; those that the English press uses",
    "triggers": "verb and object that together are an event (`send troops`), words younger than WordNet 3.0 (`airstrike`, `bailout`), nouns in a meaning it lacks (`protocol`)",
    "units": "short forms of the press (`bpd`, `kph`), signs and names of money outside CLDR's English",
}
# Tables of one source for every row, without a source column.
WHOLE = {"name_cues": "compiled", "line_weights": "learned", "line_words": "learned", "cities": "GeoNames", "eventless_verbs": "WordNet", "people_nouns": "WordNet", "governors": "compiled", "event_classes": "compiled", "short_names": "compiled"}
NAMES = {"wn": "WordNet", "cldr": "CLDR", "ucum": "UCUM", "ucd": "Unicode Character Database", "cameo": "CAMEO category name", "textacy": "textacy", "holidays": "holidays",
         "fundus": "fundus", "wordpress": "WordPress", "nikola": "nikola", "mezzanine": "mezzanine", "isso": "isso", "docusaurus": "docusaurus", "comments": "django-contrib-comments", "geonames": "GeoNames", "stdlib": "stdlib", "compiled": "compiled"}
COMPOSED = {"prep": "WordNet verb with a preposition", "head": "WordNet head with a modifier", "object": "WordNet verb with an object", "light": "WordNet noun with a light verb"}

PLOVER = """## Event types

The types are those of PLOVER (Open Event Data Alliance). Two texts define them: the manual *PLOVER, Event, Actor and Data Interchange Specification*,
draft 0.8 of 2021 (`PLOVER_MANUAL.tex`, CC BY-SA 4.0), and the table `CAMEO2PLOVER-2021.txt` of 17 September 2021, both in the repository openeventdata/PLOVER.
The words of the manual decide; where they are silent, the table decides by CAMEO category. What is less plain:

| event | type | ground |
|---|---|---|
| impose sanctions, an embargo, a blockade | COERCE | table, CAMEO 163 and 191 (mode restrict); the manual says of SANCTION only that it is not confined to formal sanctions |
| boycott | PROTEST | manual, a mode of PROTEST; table, CAMEO 143 (163 has it too, for states) |
| sign, ratify, finalize an agreement | SUPPORT | manual, definition of SUPPORT; table, CAMEO 057. A promise to sign is AGREE |
| cancel a meeting or visit | REJECT | manual, ambiguities of SANCTION: cancelled meetings are REJECT |
| break off or suspend talks | SANCTION | table, CAMEO 164 (mode withdraw) |
| resign | RETREAT | manual, definition and mode of RETREAT |
| release captives | RETREAT | manual, mode of RETREAT; pardon and amnesty are CONCEDE |
| apologize, express regret | CONCEDE | manual, ambiguities of SUPPORT; against the table, CAMEO 055 |
| lift sanctions or a curfew | CONCEDE | manual, definition of CONCEDE; against the table, CAMEO 085 and 0813 |
| cut or suspend aid, expel diplomats | SANCTION | table, CAMEO 162 and 166; deporting persons is COERCE (manual) |
| occupy or capture territory | ASSAULT | manual, CAMEO cue category 19; against the table, CAMEO 192 |
| summon an ambassador | ACCUSE | neither text names it; this project's reading, as a complaint made officially (CAMEO 114) |

DEMAND is called REQUEST here, its later name.
"""


def header(path):
    lines = [line[2:].rstrip() for line in open(path, encoding="utf-8") if line.startswith("# ")]
    return dict(line.split(": ", 1) for line in lines)


def kind(source):
    """The sort of a value of a source column; see sources.py."""
    base, *signs = source.split("+")
    sign = signs[-1] if signs else None
    if sign in COMPOSED:
        return COMPOSED[sign] if base != "textacy" else "textacy"
    return "WordNet noun with a verb of a CAMEO category" if sign else NAMES[base.split(":")[0]]


def shares(path, name):
    """`60% WordNet, 40% compiled`, the largest first."""
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#")]
    if header(path)["columns"].split()[-1] != "source":
        return "100% " + WHOLE[name] if name in WHOLE else "see the source line"
    counts = collections.Counter(kind(row[-1]) for row in rows)
    return ", ".join(f"{100 * count / len(rows):.1f}% {sort}" for sort, count in counts.most_common())


def main():
    out = ["# Word tables", "", "Tab-separated, one row a form, sorted by the bytes of the row; `#` lines are the header.",
           "Every table is made by a script under `../convert/`, which names the packages it needs; none is extracted from news texts; where a labelled corpus was used to look for gaps, the source line names it.",
           "Where the last column is `source` it says of each row where its form comes from: the values are explained in `../convert/sources.py` and the script.",
           "A source vouches for the form; which type, class or effect it has here, how sure that is and which forms are taken is this project's choice, written in `../convert/spec/`.",
           "`compiled` marks rows that no public table has: `../convert/compiled/` and `../convert/spec/`; each table says why.", ""]
    for path in sorted(glob.glob(os.path.join(tsv.DATA, "*.tsv"))):
        data, name, head = open(path, "rb").read(), os.path.basename(path), header(path)
        rows = sum(not line.startswith(b"#") for line in data.splitlines())
        out += [f"## {name}", "", f"- what: {ABOUT.get(name[:-4], 'see its header')}", f"- rows: {rows}", f"- columns: {head['columns']}", f"- source: {head['source']}",
                f"- shares of rows: {shares(path, name[:-4])}"]
        out += [f"- compiled: {COMPILED[name[:-4]]}"] if name[:-4] in COMPILED else []
        out += [f"- licence: {head['licence']}", f"- script: {head['converted']}", f"- sha256: `{hashlib.sha256(data).hexdigest()}`", ""]
    out += [PLOVER, "## Notices", "",
            "- WordNet 3.0: Copyright 2006 by Princeton University. All rights reserved. The software and database is provided \"as is\" and Princeton"
            " University makes no representations or warranties, express or implied. Permission to use, copy, modify and distribute it for any purpose and"
            " without fee is granted, provided this notice appears in all copies.",
            "- GeoNames: cities, capitals and states of the US are from GeoNames (geonames.org), CC BY 4.0; rows were selected and cut to name, country and population.",
            "- Unicode CLDR: Copyright 1991-2025 Unicode, Inc., Unicode License v3.", "- stdlib first names: CC0 1.0 and PDDL 1.0.",
            "- UCUM: the unit codes and names are from the Unified Code for Units of Measure, Regenstrief Institute, used under its licence.", ""]
    path, text = os.path.join(tsv.DATA, "README.md"), "\n".join(out)
    if "--check" in sys.argv:
        if open(path, encoding="utf-8", newline="").read() != text:
            sys.exit("crates/lexicon/data/README.md is not what readme.py writes: a table has changed since")
        print(f"{len(out)} lines about the word tables are as the tables are")
    else:
        open(path, "w", encoding="utf-8", newline="\n").write(text)


if __name__ == "__main__":
    main()
