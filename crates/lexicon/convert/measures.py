"""Which forms of compiled/units.tsv Unicode CLDR or UCUM has, and number formats of CLDR.

Needs `pip install babel==2.18.0` and `pip install --no-deps ucumvert==0.3.2` (it carries the UCUM essence table).
"""

import importlib.util
import os
import re
from xml.etree import ElementTree

from babel import Locale

UCUM = "UCUM essence table through ucumvert 0.3.2 (PyPI)"
LOCALES = ("en", "en_GB", "en_IN", "en_AU", "en_CA")


def cldr_units():
    """Every English name, abbreviation and symbol of a measure."""
    forms = set()
    for name in LOCALES:
        for styles in Locale.parse(name)._data["unit_patterns"].values():
            for style in styles.values():
                forms |= {re.sub(r"\s*\{0\}\s*", "", text) for text in flat(style)}
    return forms | {"degrees " + form for form in ("celsius", "fahrenheit")}


def flat(tree):
    if isinstance(tree, str):
        return [tree]
    return [text for part in tree.values() for text in flat(part)] if hasattr(tree, "values") else []


def ucum():
    """code -> the names, codes and print symbols of the unit, with the metric prefixes."""
    folder = importlib.util.find_spec("ucumvert").submodule_search_locations[0]
    root = ElementTree.parse(os.path.join(folder, "vendor", "ucum-essence.xml")).getroot()
    prefixes = [("", {""}, {""})] + [(p.get("Code"), words(p, "name"), words(p, "printSymbol") | {p.get("Code")}) for p in root.iterfind("{*}prefix")]
    table = {}
    for unit in [*root.iterfind("{*}base-unit"), *root.iterfind("{*}unit")]:
        metric = unit.tag.endswith("base-unit") or unit.get("isMetric") == "yes"
        for code, names, symbols in prefixes if metric else prefixes[:1]:
            full = {name + each for name in names for each in words(unit, "name")}
            short = {sign + each for sign in symbols for each in words(unit, "printSymbol") | {unit.get("Code")}}
            table.setdefault(code + unit.get("Code"), set()).update(full | short)
    return table


def words(node, tag):
    found = {"".join(each.itertext()).strip() for each in node.iterfind("{*}" + tag)}
    return {form for each in found for form in (each, each.lower(), re.sub(r" ?\(.*\)", "", each).lower())}


def compact():
    """The abbreviations and words of large numbers: `K`, `bn`, `lakh`."""
    texts = [text for name in LOCALES for text in flat(Locale.parse(name)._data["compact_decimal_formats"])]
    patterns = [p.pattern for name in LOCALES for style in Locale.parse(name)._data["compact_decimal_formats"].values()
                for plural in style.values() for p in plural.values() if hasattr(p, "pattern")]
    return {re.sub(r"[0¤\s'.]+", "", text).lower() for text in texts + patterns}


def singular(form):
    """The forms a plural may stand for."""
    return {form, form.removesuffix("s"), form.removesuffix("es"), re.sub(r"s\b", "", form), form.replace("feet", "foot").replace("inches", "inch")}


def source(forms, table, form, code):
    """`cldr`, `ucum`, or `None` where neither has the form."""
    american = form.replace("metre", "meter").replace("litre", "liter").replace("tonne", "ton")
    if (singular(form) | singular(american)) & forms:
        return "cldr"
    own = table.get(code.split("*")[0], set())
    return "ucum" if ({form} | singular(form.lower()) | singular(american.lower())) & own else None
