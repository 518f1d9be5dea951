"""name_cues: what words in and around a name say of what it names.

Usage: python namecues.py
"""

import os

import tsv


def rows():
    """(form, where, type, votes) for every word of the specification."""
    for line in open(os.path.join(tsv.HERE, "spec", "name_cues.txt"), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            head, words = line.split(":", 1)
            where, kind, votes = head.split()
            for word in words.split():
                yield word, where, kind, votes


def main():
    tsv.write("name_cues", ("form", "place", "type", "votes"), rows(), "convert/spec/name_cues.txt, compiled for this project (gaps looked for on a labelled set of world news)",
              "Apache-2.0 (compiled for this project)", "convert/namecues.py: one row a word of the specification")


if __name__ == "__main__":
    main()
