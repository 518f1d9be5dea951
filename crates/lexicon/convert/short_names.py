"""short_names: short forms of given names, each with a full name that it stands for."""

import tsv

if __name__ == "__main__":
    rows = ((short.lower(), full.lower()) for short, names in tsv.compiled("short_names") for full in names.split("|"))
    tsv.write("short_names", ("form", "full"), rows, "convert/compiled/short_names.tsv (" + tsv.OWN + ")",
              "Apache-2.0 (compiled for this project)", "convert/short_names.py: one row for each full name")
