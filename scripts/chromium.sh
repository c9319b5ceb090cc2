#!/usr/bin/env bash
# Prints the path of a Chromium to test with: $CHROMIUM, else one that is installed, else one installed now. Debian's
# headless shell comes first: without a window to draw, journeys take a fifth less.
set -euo pipefail

find_one() {
  if [ -n "${CHROMIUM:-}" ]; then
    command -v "$CHROMIUM" && return
    echo "CHROMIUM=$CHROMIUM is no program that can be run; looking for another." >&2
  fi
  local name
  for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    /Applications/Chromium.app/Contents/MacOS/Chromium; do
    command -v "$name" && return
  done
  return 1
}

find_one && exit
install-package.sh chromium-headless-shell >&2 || install-package.sh chromium >&2 || true
find_one || {
  printf '\nCannot go on: no Chromium found or installed. Install it, or set CHROMIUM to its path.\n' >&2
  exit 1
}
