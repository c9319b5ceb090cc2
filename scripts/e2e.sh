#!/usr/bin/env bash
# e2e.sh [SPEC…]: the journeys in Chromium, then the protocol audits; both start the real binary themselves, on a free
# port with data of their own. The specs read CHROMIUM (path of the browser) and SIGHTLINE_BIN (path of the binary).
set -euo pipefail

CHROMIUM=$(chromium.sh)
SIGHTLINE_BIN=$PWD/bin/sightline
result=$(mktemp)
trap 'rm -f "$result"' EXIT
export CHROMIUM SIGHTLINE_BIN PLAYWRIGHT_JSON_OUTPUT_FILE=$result

cd e2e
npm run --silent check
say.sh "journeys in $CHROMIUM"
journeys=0
npx --no-install playwright test --reporter=list,json "$@" </dev/null || journeys=$?
node ../scripts/report.mjs playwright "$result" || journeys=1
[ $# = 0 ] || exit "$journeys"

say.sh "audits of GraphQL over HTTP and over sockets"
audits=0
node audits.mjs || audits=$?
[ "$journeys" = 0 ] && [ "$audits" = 0 ]
