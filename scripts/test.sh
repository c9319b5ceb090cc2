#!/usr/bin/env bash
# Runs every part of the checks, also after one has failed, and ends with what failed, a table and one line of counts.
# Fails when any part failed or, being made of tests, ran none.
set -uo pipefail

need.sh git go node cc || exit 1
CHROMIUM=$(chromium.sh) || exit 1
export CHROMIUM

tally=$(mktemp)
failures=$(mktemp)
trap 'rm -f "$tally" "$failures"' EXIT
table=''
passed=0
failed=0

# part NAME KIND TARGET: KIND is "tests" when the target counts its tests, else "check", which counts as one.
part() {
  local name=$1 kind=$2 target=$3 began=$SECONDS code ok=0 bad=0
  say.sh "$name"
  : >"$tally"
  TALLY=$tally FAILURES=$failures make "$target" </dev/null
  code=$?
  if [ "$kind" = check ]; then
    ok=$((code == 0)) bad=$((code != 0))
  else
    read -r ok bad <<<"$(awk '{ok += $1; bad += $2} END {print ok + 0, bad + 0}' "$tally")"
    # Nothing counted, or broken in a way that no test shows: one failure of the part itself.
    if [ "$bad" = 0 ] && { [ "$code" != 0 ] || [ "$ok" = 0 ]; }; then bad=1; fi
  fi
  passed=$((passed + ok)) failed=$((failed + bad))
  table+=$(printf '%-26s %6d s %7d %7d' "$name" $((SECONDS - began)) "$ok" "$bad")$'\n'
}

part 'generate and compare' check check
part 'lint Go' check lint-go
part 'lint GraphQL schema' check lint-schema
part 'lint front end' check lint-frontend
part 'Go tests, race detector' tests test-go
part 'Go tests, whole worlds' tests test-go-plain
part 'front-end tests' tests test-frontend
part 'build' check build
part 'journeys and audits' tests e2e

[ ! -s "$failures" ] || printf '\nWhat failed:\n%s\n' "$(<"$failures")"
printf '\n%-26s %8s %7s %7s\n%s\n' part time passed failed "$table"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
