#!/bin/sh
# Makes every table again. NAMES, SUBDIVISIONS, RBNF and STRINGS are folders of unpacked packages: see names.py, places.py, spell.py, furniture.py.
set -e
cd "$(dirname "$0")"
python3 names.py "$NAMES"
python3 places.py "$SUBDIVISIONS"
for script in namewords namecues people cues roles governors triggers classes quantities boilerplate markup short_names readme; do
    python3 "$script.py"
done
