"""Writes a table: header comment, then rows sorted by the bytes of their first field."""

import os

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "data")
OWN = "compiled for this project"


def write(name, columns, rows, sources, licence, how, keep_order_of=False):
    rows = [tuple(str(field) for field in row) for row in rows]
    for row in rows:
        assert len(row) == len(columns) and all("\t" not in f and f for f in row), row
    seen, unique = set(), []
    for row in rows:
        if row not in seen:
            seen.add(row)
            unique.append(row)
    unique.sort(key=(lambda r: r[0].encode()) if keep_order_of else (lambda r: [f.encode() for f in r]))
    path = os.path.join(DATA, name + ".tsv")
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"# source: {sources}\n# licence: {licence}\n# converted: {how}\n")
        out.write("# columns: " + " ".join(columns) + "\n")
        out.writelines("\t".join(row) + "\n" for row in unique)
    print(f"{name}: {len(unique)} rows, {os.path.getsize(path)} bytes")


def compiled(name):
    """Rows of a list compiled for this project, under convert/compiled/."""
    path = os.path.join(HERE, "compiled", name + ".tsv")
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line and not line.startswith("#"):
            yield line.split("\t")
