"""Which holidays of compiled/holidays.tsv the package holidays names, on the day that our rule gives.

Needs `pip install holidays==0.109` (MIT).
"""

import datetime

import holidays
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

SOURCE = "holidays 0.109 (PyPI, MIT)"
YEARS = range(2021, 2026)


def named():
    """English name -> the days that some country keeps under it."""
    days = {}
    for code in holidays.list_supported_countries():
        country = getattr(holidays, code)
        language = next((tongue for tongue in ("en_US", "en_GB", "en") if tongue in country.supported_languages), None)
        kinds = country.supported_categories
        for day, names in country(years=YEARS, language=language, categories=kinds).items():
            for name in names.split("; "):
                days.setdefault(plain(name), set()).add(day)
    return days


def plain(name):
    return name.lower().replace("’", "'").replace(".", "").removesuffix(" (observed)").removesuffix(" (estimated)")


def day(rule, year):
    """The day of a rule of compiled/holidays.tsv in a year; `None` for `other`."""
    kind, *numbers = rule.split()
    numbers = [int(number) for number in numbers]
    if kind == "fixed":
        return datetime.date(year, *numbers)
    if kind in ("easter", "orthodox"):
        return easter(year, EASTER_WESTERN if kind == "easter" else EASTER_ORTHODOX) + datetime.timedelta(numbers[0])
    return nth(year, *numbers) if kind == "nth" else None


def nth(year, month, weekday, rank):
    """The rank-th weekday (0 Monday) of a month; -1 the last."""
    days = [datetime.date(year, month, 1) + datetime.timedelta(i) for i in range(31)]
    hits = [d for d in days if d.month == month and d.weekday() == weekday]
    return hits[rank - 1] if rank > 0 else hits[rank]


def is_kept(days, form, rule):
    """Whether a country keeps a holiday of this name, on the day of the rule where it has one."""
    kept = days.get(plain(form), set())
    return bool(kept) and (rule == "other" or any(day(rule, year) in kept for year in YEARS))
