"""governors: words that govern events; eventless_verbs: verbs that name a state, thought, feeling or perception.

Usage: python governors.py   (apt install wordnet-base)
"""

import spec
import tsv
from wordnet import LICENCE, SOURCE, WordNet

# Lexicographer files of WordNet: verb.cognition, verb.emotion, verb.perception, verb.stative.
EVENTLESS = {31: "cognition", 37: "emotion", 39: "perception", 42: "state"}
FEWEST = 3  # tagged uses before the counts are believed


def governors():
    for (part, effect), items in spec.groups("governors"):
        for item in items:
            yield item.replace("_", " "), part, effect


def eventless(wordnet):
    for (lemma, part), senses in sorted(wordnet.senses.items()):
        if part != "v" or " " in lemma or not wordnet.count(lemma, "v") >= FEWEST:
            continue
        shares = {name: wordnet.share(lemma, "v", {key for key in senses if wordnet.synsets[key].field == field})
                  for field, name in EVENTLESS.items()}
        total = sum(shares.values())
        if total >= 0.6 - 1e-9:
            yield lemma, max(shares, key=shares.get), int(100 * total + 1e-9)
    for form, field in tsv.compiled("eventless"):
        yield form, field, 100


def main():
    tsv.write("governors", ("form", "part", "effect"), governors(),
              "convert/spec/governors.txt, compiled for this project after Karttunen (1971), the classes of VerbNet 3.4 (Levin 1993) and TimeML 1.2.1",
              "Apache-2.0", "convert/governors.py")
    tsv.write("eventless_verbs", ("form", "field", "share"), eventless(WordNet()),
              SOURCE + "; convert/compiled/eventless.tsv (compiled for this project)",
              LICENCE + "; Apache-2.0 (compiled)",
              "convert/governors.py: verbs whose tagged uses are six times in ten cognition, emotion, perception or state")


if __name__ == "__main__":
    main()
