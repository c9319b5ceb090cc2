#!/usr/bin/env bash
# npm-ci.sh FOLDER: installs what FOLDER's lockfile says and leaves a stamp for make.
set -euo pipefail

need.sh node
say.sh "installing npm packages of $1 (up to a minute)"
cd "$1"
# The browser comes from the system (chromium.sh), not from a download of Playwright's.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
quiet=(--no-audit --no-fund --loglevel=error)

# `npm ci` refuses a lockfile that lacks the optional builds for other systems, which not every registry offers.
# `npm install` takes the same locked versions and checksums, and with --no-save leaves the lockfile alone.
if ! npm ci "${quiet[@]}" </dev/null >/dev/null 2>&1; then
  npm install --no-save "${quiet[@]}" </dev/null
fi
touch node_modules/.installed
