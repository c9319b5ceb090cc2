#!/usr/bin/env bash
# golangci.sh ARGS…: runs the one version of golangci-lint that this project is checked with, and builds it first
# when it is not there. It is kept beside other caches, by Go version: a linter cannot read newer code than itself.
set -euo pipefail

version=v2.15.0
cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
tool=${cache:-$PWD/bin}/sightline/golangci-lint-$version-$(go env GOVERSION)

if [ ! -x "$tool/golangci-lint" ]; then
  say.sh "building golangci-lint $version, once for this machine (about 2 minutes)"
  (cd / && GOFLAGS='' GOBIN=$tool go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$version")
fi
exec "$tool/golangci-lint" "$@"
