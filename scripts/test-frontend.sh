#!/usr/bin/env bash
# The app's types and component tests.
set -euo pipefail

result=$(mktemp)
trap 'rm -f "$result"' EXIT
cd frontend
say.sh "checking types"
npm run --silent typecheck
say.sh "component tests"
code=0
npx --no-install vitest run --reporter=default --reporter=json --outputFile.json="$result" || code=$?
[ -s "$result" ] || exit "$((code ? code : 1))"
node ../scripts/report.mjs vitest "$result"
exit "$code"
