#!/usr/bin/env bash
# The figures of docs/promises.md: Go benchmarks, the size of the first load, then the load script, whose last lines
# hold one promise each. A missed goal is printed, not hidden, and does not stop the others.
set -euo pipefail

say.sh "Go benchmarks (about a minute)"
go test -run '^$' -bench . -benchmem ./... | grep -v -e 'no test files' -e '^ok' -e '^PASS'
say.sh "load on the real binary (about a minute)"
(cd frontend && npm run --silent size)
node e2e/bench.mjs bin/sightline
