"""English number words by the spellout rules of Unicode CLDR (rule-based number formats).

Reads `en-SpelloutRules` of the npm package cldr-rbnf 48.2.0, unpacked in the folder RBNF (`npm pack cldr-rbnf`).
Knows as much of the rule language as the English rules below a hundred and the magnitudes use.
"""

import json
import os
import re

FOLDER = os.environ.get("RBNF", "rbnf")
SOURCE = "Unicode CLDR 48.2 spellout rules through cldr-rbnf (npm)"


class Spellout:
    def __init__(self):
        with open(os.path.join(FOLDER, "en.json"), encoding="utf-8") as file:
            sets = json.load(file)["rbnf"]["rbnf"]["SpelloutRules"]
        self.sets = {name: [(int(base), text.rstrip(";")) for base, text in rules if base.isdigit()]
                     for name, rules in sets.items() if name.startswith("%")}

    def cardinal(self, number):
        return self._words("%spellout-cardinal", number)

    def ordinal(self, number):
        return self._words("%spellout-ordinal", number)

    def _words(self, name, number):
        base, text = [rule for rule in self.sets[name] if rule[0] <= number][-1]
        size = 10 ** (len(str(base)) - 1) if base else 1
        over, rest = divmod(number, size)
        text = re.sub(r"\[(.*?)\]", lambda part: part[1] if rest else "", text)
        text = re.sub(r"←(%[\w-]+)?←", lambda part: self._words(part[1] or name, over), text)
        text = re.sub(r"→(%+[\w-]+)?→", lambda part: self._words(part[1] or name, rest), text)
        return re.sub(r"=(%[\w-]+)=", lambda part: self._words(part[1], number), text)
