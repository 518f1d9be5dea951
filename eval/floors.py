#!/usr/bin/env python3
"""Hold the scores that were reached.

    floors.py --program PATH [--data DIR]          score, compare with floors.json, fail when one drops
    floors.py --program PATH [--data DIR] --pin    write what is reached now into floors.json

The data (public sets with their scorers) lies outside the repository, by default in ../../shared/eval.
floors.json names each floor and the SHA-256 of the data it was reached on: other data is an error, not a pass.
Raising a floor is part of the change that raises it; lowering one is a commit of its own, with the reason.
"""
import argparse, hashlib, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = os.path.join(HERE, "floors.json")
SLACK = 0.0005  # what rounding may cost

RUNS = {  # name -> (folder, arguments of its scorer)
    "quotes": ("annotate", ["--task", "quotes", "--set", "polnear-dev"]),
    "names": ("annotate", ["--task", "names"]),
    "times": ("annotate", ["--task", "times"]),
    "figures": ("annotate", ["--task", "figures"]),
    "events": ("annotate", ["--task", "events"]),
    "relate": ("relate", []),
    "extract": ("extract", []),
}


def digest(folder):
    """SHA-256 over the names and contents of a set's data files."""
    total = hashlib.sha256()
    for base, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".jsonl", ".jsonl.xz", "gold.json")):
                path = os.path.join(base, name)
                total.update(os.path.relpath(path, folder).encode())
                total.update(open(path, "rb").read())
    return total.hexdigest()


def flat(value, path=()):
    """The numbers of a result by their path; costs left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("cost", "seconds"):
                yield from flat(inner, path + (str(key),))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield " / ".join(path), float(value)


def score(data, program, name):
    folder, arguments = RUNS[name]
    with tempfile.TemporaryDirectory() as place:
        out = os.path.join(place, "numbers.json")
        command = [sys.executable, os.path.join(data, folder, "score.py"), "--program", program, "--json", out, *arguments]
        print("  " + " ".join(["score.py", *arguments]), flush=True)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return dict(flat(json.load(open(out, encoding="utf-8"))))


def compare(floors, data, program):
    """How many floors were held, and the list of those that were not."""
    held, dropped = 0, []
    for name, task in floors["tasks"].items():
        found = digest(os.path.join(data, RUNS[name][0]))
        if found != task["data"]:
            dropped.append(f"{name}: the data is not that of the floors ({found[:12]}, not {task['data'][:12]})")
            continue
        reached = score(data, program, name)
        for metric, floor in task["floors"].items():
            value = reached.get(metric)
            if value is None or value < floor - SLACK:
                dropped.append(f"{name}: {metric}: {value} is below {floor}")
            else:
                held += 1
    return held, dropped


def pin(floors, data, program):
    """Floors for the metrics that floors.json names, at what is reached now."""
    for name, task in floors["tasks"].items():
        reached = score(data, program, name)
        task["data"] = digest(os.path.join(data, RUNS[name][0]))
        task["floors"] = {metric: round(reached[metric], 4) for metric in task["floors"]}
    json.dump(floors, open(FLOORS, "w", encoding="utf-8"), indent=1, ensure_ascii=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "eval"))
    parser.add_argument("--pin", action="store_true")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    floors = json.load(open(FLOORS, encoding="utf-8"))
    if arguments.pin:
        pin(floors, arguments.data, program)
        return 0
    held, dropped = compare(floors, arguments.data, program)
    print("\n".join(dropped))
    print(f"{held} floors held, {len(dropped)} dropped")
    return 1 if dropped else 0


if __name__ == "__main__":
    sys.exit(main())
