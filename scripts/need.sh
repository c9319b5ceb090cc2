#!/usr/bin/env bash
# need.sh TOOL…: succeeds when each tool is there and new enough. Git, Go and Node are the person's to install;
# a C compiler (for the race detector) comes from the system's packages.
set -euo pipefail

go_wanted=1.26
node_wanted=20.19

missing() {
  printf '\nCannot go on: %s\n' "$1" >&2
  exit 1
}

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n1)" = "$1" ]; }

need_git() { command -v git >/dev/null || missing "git is not installed."; }

need_go() {
  command -v go >/dev/null || missing "Go is not installed. Sightline needs Go $go_wanted or newer (https://go.dev/dl)."
  local found
  found=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null || true)
  found=${found#go}
  at_least "$go_wanted" "${found%% *}" || found=$(go env GOVERSION 2>/dev/null | sed 's/^go//' || true)
  at_least "$go_wanted" "${found:-0}" || missing "Go ${found:-of unknown version} is too old; Sightline needs $go_wanted or newer."
}

need_node() {
  command -v node >/dev/null || missing "Node is not installed. Sightline needs Node $node_wanted or newer (https://nodejs.org)."
  command -v npm >/dev/null || missing "npm is not installed; it usually comes with Node."
  local found
  found=$(node --version)
  at_least "$node_wanted" "${found#v}" || missing "Node $found is too old; Sightline needs $node_wanted or newer."
}

need_cc() {
  local compiler
  compiler=$(go env CC)
  command -v "${compiler%% *}" >/dev/null && return
  install-package.sh gcc libc6-dev || true
  command -v "${compiler%% *}" >/dev/null || missing "there is no C compiler, which Go's race detector needs. Install gcc."
}

for tool in "$@"; do "need_$tool"; done
