"""The words that content systems put on a page by default: the strings of their source and templates.

STRINGS names a folder with one subfolder a package, unpacked:
  wordpress   Debian wordpress 6.1.9 (GPL-2.0+; looked up only, nothing is taken from it)
  docusaurus  npm @docusaurus/theme-translations 3.10.2 (MIT)
  nikola      PyPI nikola 8.3.3 (MIT)             isso        PyPI isso 0.14.0 (MIT)
  mezzanine   PyPI mezzanine 6.1.1 (BSD-2-Clause) comments    PyPI django-contrib-comments 2.2.0 (BSD-3-Clause)
"""

import glob
import os
import re

FOLDER = os.environ.get("STRINGS", "strings")
PACKAGES = ("docusaurus", "nikola", "mezzanine", "comments", "isso", "wordpress")
KINDS = ("php", "py", "html", "json", "mako", "tmpl", "js")
TEXT = re.compile(r"'((?:[^'\\\n]|\\.){2,160})'|\"((?:[^\"\\\n]|\\.){2,160})\"|>\s*([^<>{}]{2,160}?)\s*<")


def words(text):
    """As the forms of the table: lower case, marks at the edges of words gone."""
    text = re.sub(r"<[^>]*>|%[\d$]*[sd]|\\(.)", r" \1", text.replace("&nbsp;", " ").replace("’", "'").replace("&copy;", "©"))
    plain = (re.sub(r"^[^\w©&]+|[^\w©&]+$", "", word) for word in text.lower().split())
    return " ".join(word for word in plain if word)


def strings():
    """(package, set of its strings), in the order of PACKAGES."""
    for package in PACKAGES:
        found = set()
        for kind in KINDS:
            for path in glob.glob(f"{FOLDER}/{package}/**/*.{kind}", recursive=True):
                if os.path.isfile(path) and not path.endswith(".min.js") and os.path.getsize(path) < 2_000_000:
                    text = open(path, encoding="utf-8", errors="replace").read()
                    found |= {words(next(part for part in match if part)) for match in TEXT.findall(text) if any(match)}
        yield package, found


class Strings:
    def __init__(self):
        self.packages = [(package, found, "\n" + "\n".join(sorted(found)) + "\n") for package, found in strings()]

    def of(self, form, place):
        """The first package with the phrase as a whole string, at the start of one, or anywhere in one."""
        form = form.rstrip(":")
        for package, found, text in self.packages:
            if form in found or (place != "whole" and f"\n{form} " in text) or (place == "anywhere" and form in text):
                return package
        return "compiled"
