#!/bin/sh
# Makes every table again. NAMES, RBNF and STRINGS are folders of unpacked packages: see names.py, spell.py, furniture.py.
set -e
cd "$(dirname "$0")"
python3 names.py "$NAMES"
for script in places people cues roles governors triggers classes quantities boilerplate markup readme; do
    python3 "$script.py"
done
