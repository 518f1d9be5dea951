"""boilerplate and outlets: lists compiled for this project, one row a form.

Usage: python boilerplate.py
"""

import re

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


def outlets():
    for forms, domain, country, kind in tsv.compiled("outlets"):
        name, *others = forms.split("|")
        for form in (name, *others):
            yield form, name, domain, country, kind


def main():
    tsv.write("boilerplate", ("form", "kind", "place"), narrowest(phrases()), "convert/compiled/boilerplate.tsv", OWN, "convert/boilerplate.py")
    tsv.write("outlets", ("form", "name", "domain", "country", "kind"), outlets(), "convert/compiled/outlets.tsv", OWN, "convert/boilerplate.py")


if __name__ == "__main__":
    main()
