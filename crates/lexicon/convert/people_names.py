"""Given and family names of many countries, by which places.py leaves out small places that share them (pip install faker==40.63.0)."""

import importlib
import os
import re

import faker.providers.person

SOURCE = "faker 40.63.0 (PyPI, MIT)"
LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿāăąćčďđēėęěğģīįıķļľłńňőœřśşšťūůűųźżžơưạ-ỹ'’]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+)?")
PARTS = ("first", "given", "last", "surname", "family")


def names():
    """Every name in Latin letters of every locale of faker."""
    folder = os.path.dirname(faker.providers.person.__file__)
    locales = (name for name in os.listdir(folder) if os.path.isdir(os.path.join(folder, name)) and not name.startswith("_"))
    found = set()
    for locale in locales:
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        for attribute, values in vars(provider).items():
            if any(part in attribute for part in PARTS) and isinstance(values, (tuple, list, dict)):
                for value in values:
                    parts = value if isinstance(value, (tuple, list)) else (value, )
                    found |= {part for part in parts if isinstance(part, str) and len(part) > 2 and LATIN.fullmatch(part)}
    return found
