"""markup and months: what the markup of pages says of itself, and the names of months in the languages of the press.

Usage: python markup.py   (pip install --no-deps babel==2.18.0)
"""

import collections

from babel import Locale

import tsv

OWN = "Apache-2.0 (compiled for this project)"
# Languages of the press whose dates are written with a Gregorian month.
LANGUAGES = ("af az bg bs ca cs da de el en es et eu fi fr ga gl hr hu hy id is it ka kk lt lv mk ms mt nb nl nn pl pt ro ru "
             "sk sl sq sr sv sw tr uk vi cy fil ky mn uz be hi bn ur ar he").split()
# Short names of the press that CLDR has not.
SHORT = {"de": {"jän": 1, "jänner": 1, "feber": 2, "mär": 3, "märz": 3, "mrz": 3, "sept": 9}, "en": {"sept": 9}, "fr": {"fevrier": 2, "aout": 8, "decembre": 12, "fev": 2, "dec": 12},
         "es": {"setiembre": 9, "sep": 9, "sept": 9}, "it": {"sett": 9}, "pl": {"paź": 10}, "nl": {"mrt": 3}, "pt": {"marco": 3}, "ru": {"сент": 9, "нояб": 11, "февр": 2}}


def months():
    """(form, month, languages): a form that means several months has a row for each."""
    found = collections.defaultdict(set)
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, form in Locale.parse(language).months[context][width].items():
                    form = form.lower().rstrip(".").strip()
                    if len(form) > 1 and not any(mark.isdigit() or mark.isspace() for mark in form):
                        found[form, month, "cldr"].add(language)
        for form, month in SHORT.get(language, {}).items():
            if language not in found.get((form, month, "cldr"), ()):
                found[form, month, "compiled"].add(language)
    for (form, month, source), languages in found.items():
        yield form, month, " ".join(sorted(languages)), source


def signs():
    for sign, place, forms in tsv.compiled("markup"):
        for form in forms.split("|"):
            yield form, sign, place, "compiled"


def main():
    tsv.write("markup", ("form", "sign", "place", "source"), signs(), "convert/compiled/markup.tsv", OWN, "convert/markup.py")
    tsv.write("months", ("form", "month", "languages", "source"), months(), "Unicode CLDR through babel 2.18.0 (PyPI)",
              "Unicode-3.0 (CLDR); Apache-2.0 (rows compiled for this project)", "convert/markup.py")


if __name__ == "__main__":
    main()
