#!/usr/bin/env bash
# The figures of docs/promises.md: Go benchmarks, then the load script, whose last lines hold one promise each. A
# missed goal is printed, not hidden, and does not stop the others.
set -euo pipefail

CHROMIUM=$(chromium.sh)
figures=$(mktemp)
trap 'rm -f "$figures"' EXIT
export CHROMIUM

say.sh "Go benchmarks (about three minutes)"
packages=$(grep -rl --include='*_test.go' '^func Benchmark' graph internal | xargs -n 1 dirname | sort -u | sed 's|^|./|')
# shellcheck disable=SC2086 # one word for each package
go test -run '^$' -bench . -benchtime 3s -benchmem $packages | tee "$figures" | grep '^Benchmark'
say.sh "load on the real binary (about a minute)"
node e2e/bench.mjs bin/sightline "$figures"
