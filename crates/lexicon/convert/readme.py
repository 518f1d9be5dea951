"""data/README.md: every table with rows, source, licence, digest and script, read from the headers."""

import glob
import hashlib
import os

import tsv

ABOUT = {
    "boilerplate": "phrases of page furniture: what a line of a copied page is",
    "calendar": "months, weekdays, seasons, holidays with the rule that dates them",
    "cities": "cities with country and population",
    "countries": "countries, territories, former states, the EU",
    "country_forms": "names, adjectives, people, combining forms, capitals, seats of government",
    "cues": "verbs, nouns and prepositions that attribute words or thoughts",
    "event_nouns": "nouns of happenings, for events outside the PLOVER types",
    "eventless_verbs": "verbs that name a state, thought, feeling or perception and no event",
    "governors": "words that govern an event: begin, fail, plan, deny it",
    "given_names": "given names",
    "numbers": "number words, ordinals, fractions, magnitudes",
    "organisations": "head nouns and legal forms of organisations",
    "outlets": "news outlets by each form of their name, with domain, country, kind",
    "places": "provinces, regions, waters, land forms",
    "roles": "honorifics, offices, occupations",
    "triggers": "event triggers with PLOVER type and mode",
    "units": "money (ISO 4217) and measures (UCUM)",
}


def header(path):
    lines = [line[2:].rstrip() for line in open(path, encoding="utf-8") if line.startswith("# ")]
    return dict(line.split(": ", 1) for line in lines)


def main():
    out = ["# Word tables", "", "Tab-separated, one row a form, sorted by the bytes of the row; `#` lines are the header.",
           "Every table is made by a script under `../convert/`, which names the packages it needs; none is extracted from news texts; where a labelled corpus was used to look for gaps, the source line names it.",
           "Priors of named lemmas are set by hand; those of lemmas that only WordNet brings in are its shares of use.",
           "`compiled for this project` marks closed lists and conventions that no public table has: `../convert/compiled/` and `../convert/spec/`.", ""]
    for path in sorted(glob.glob(os.path.join(tsv.DATA, "*.tsv"))):
        data, name, head = open(path, "rb").read(), os.path.basename(path), header(path)
        rows = sum(not line.startswith(b"#") for line in data.splitlines())
        out += [f"## {name}", "", f"- what: {ABOUT.get(name[:-4], 'see its header')}", f"- rows: {rows}", f"- columns: {head['columns']}", f"- source: {head['source']}",
                f"- licence: {head['licence']}", f"- script: {head['converted']}", f"- sha256: `{hashlib.sha256(data).hexdigest()}`", ""]
    out += ["## Notices", "",
            "- WordNet 3.0: Copyright 2006 by Princeton University. All rights reserved. The software and database is provided \"as is\" and Princeton"
            " University makes no representations or warranties, express or implied. Permission to use, copy, modify and distribute it for any purpose and"
            " without fee is granted, provided this notice appears in all copies.",
            "- GeoNames: cities, capitals and states of the US are from GeoNames (geonames.org), CC BY 4.0; rows were selected and cut to name, country and population.",
            "- Unicode CLDR: Copyright 1991-2025 Unicode, Inc., Unicode License v3.", "- stdlib first names: CC0 1.0 and PDDL 1.0.", ""]
    open(os.path.join(tsv.DATA, "README.md"), "w", encoding="utf-8", newline="\n").write("\n".join(out))


if __name__ == "__main__":
    main()
