"""boilerplate and outlets: lists compiled for this project, one row a form, and which public source has each.

Usage: STRINGS=FOLDER python boilerplate.py   (see furniture.py; pip install --no-deps fundus==0.5.7)
"""

import glob
import importlib.util
import re

import furniture
import tsv

OWN = "Apache-2.0 (compiled for this project)"


def phrases():
    for kind, place, forms in tsv.compiled("boilerplate"):
        for form in forms.split("|"):
            label = ":" if form.rstrip().endswith((":", "›")) else ""
            words = [re.sub(r"^[^\w©&%]+|[^\w©&%]+$", "", word) for word in form.lower().split()]
            if any(words):
                yield " ".join(word for word in words if word) + label, kind, place


def narrowest(rows):
    """One row a form: anywhere beats start beats whole."""
    order, best = ("whole", "start", "anywhere"), {}
    for form, kind, place in rows:
        if form not in best or order.index(place) > order.index(best[form][2]):
            best[form] = form, kind, place
    return best.values()


def publishers():
    """The domains of the publishers that fundus reads."""
    folder = importlib.util.find_spec("fundus").submodule_search_locations[0]
    texts = (open(path, encoding="utf-8").read() for path in glob.glob(f"{folder}/publishers/*/__init__.py"))
    return {domain for text in texts for domain in re.findall(r'domain="https?://(?:www\.)?([^/"]+)', text)}


def outlets():
    known = publishers()
    for forms, domain, country, kind in tsv.compiled("outlets"):
        name, *others = forms.split("|")
        for form in (name, *others):
            yield form, name, domain, country, kind, "fundus" if domain in known else "compiled"


def main():
    strings = furniture.Strings()
    rows = [(form, kind, place, strings.of(form, place)) for form, kind, place in narrowest(phrases())]
    tsv.write("boilerplate", ("form", "kind", "place", "source"), rows,
              "convert/compiled/boilerplate.tsv, each phrase looked up in the default strings of docusaurus, nikola, mezzanine, django-contrib-comments, isso (MIT, BSD) and WordPress", OWN,
              "convert/boilerplate.py: the source is the first of them whose strings have the phrase as its place asks")
    tsv.write("outlets", ("form", "name", "domain", "country", "kind", "source"), outlets(),
              "convert/compiled/outlets.tsv; fundus 0.5.7 (PyPI, MIT) has the outlets whose source is fundus, by domain", OWN, "convert/boilerplate.py")


if __name__ == "__main__":
    main()
