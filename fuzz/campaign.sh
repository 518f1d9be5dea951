#!/usr/bin/env bash
# Fuzzes one target with coverage as the guide, on stable Rust; needs a C++ compiler.
#
#   fuzz/campaign.sh build                   builds, and prints the targets
#   fuzz/campaign.sh TARGET SECONDS [ARGS]   fuzzes; ARGS go to libFuzzer
#   fuzz/campaign.sh TARGET keep             adds to fuzz/corpus/TARGET what reaches most code beyond it, up to 60 KB
#   fuzz/campaign.sh TARGET FILE             runs one input
#
# Inputs that were found lie in target/campaign/corpus/TARGET, failures in target/campaign/failures.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
out=$root/target/campaign
host=$(rustc -vV | sed -n 's/^host: //p')
program=$out/$host/release/rashomon-campaign

build() {
  # The same versions as the program itself.
  cp Cargo.lock fuzz/campaign/Cargo.lock
  # Counters on every edge, and what comparisons compare: what `cargo fuzz` asks of the compiler, without
  # the address sanitizer, which needs a nightly one. There is no unsafe code outside of the kernels.
  local flags='--cfg fuzzing -Cpasses=sancov-module -Ccodegen-units=1'
  for flag in level=4 inline-8bit-counters pc-table trace-compares; do
    flags+=" -Cllvm-args=-sanitizer-coverage-$flag"
  done
  RUSTFLAGS=$flags cargo build --release --quiet --manifest-path fuzz/campaign/Cargo.toml \
    --target "$host" --target-dir "$out"
}

if [ "${1:-build}" = build ] || [ ! -x "$program" ]; then build; fi
if [ "${1:-build}" = build ]; then
  grep -oP '^    \("\K\w+' fuzz/src/lib.rs
  exit
fi

target=$1
what=$2
shift 2
found=$out/corpus/$target
kept=$root/fuzz/corpus/$target
mkdir -p "$found" "$kept" "$out/failures"
export TARGET=$target
limits=(-timeout=25 -rss_limit_mb=2048 "-artifact_prefix=$out/failures/$target-")
case $what in
  keep)
    chosen=$(mktemp -d)
    cp "$kept"/* "$chosen"
    # Written in the order in which they cover most of what is left.
    "$program" -set_cover_merge=1 -use_counters=0 "${limits[@]}" "$@" "$chosen" "$found" 2>&1 | tail -1
    size=$(cat "$kept"/* | wc -c)
    for input in $(ls -tr --time-style=full-iso "$chosen"); do
      size=$((size + $(stat -c %s "$chosen/$input")))
      if [ "$size" -gt 60000 ]; then break; fi
      cp -n "$chosen/$input" "$kept"
    done
    rm -r "$chosen"
    ls "$kept" | wc -l
    ;;
  *[!0-9]*) exec "$program" "${limits[@]}" "$@" "$what" ;;
  *) exec "$program" "-max_total_time=$what" -print_final_stats=1 -len_control=20 "${limits[@]}" "$@" "$found" "$kept" ;;
esac
