#!/usr/bin/env bash
# Generates again and compares every generated file, as marked in .gitattributes, with what it was. What is not yet
# committed may differ from git: the question is whether the sources and their output belong together.
set -euo pipefail

snapshot() {
  git ls-files -z --cached --others --exclude-standard |
    git check-attr -z --stdin generated | tr '\0' '\n' |
    awk 'NR % 3 == 1 {path = $0} NR % 3 == 0 && $0 == "set" {print path}' | LC_ALL=C sort |
    while IFS= read -r path; do
      if [ -f "$path" ]; then printf '%s  %s\n' "$(git hash-object --no-filters "$path")" "$path"; fi
    done
}

before=$(snapshot)
generate.sh
after=$(snapshot)

if [ "$before" = "$after" ]; then
  echo "$(printf '%s\n' "$after" | grep -c .) generated files belong to their sources."
  exit
fi
echo "Generated files did not belong to their sources. They do now; commit these with the change that caused them:" >&2
diff <(printf '%s\n' "$before") <(printf '%s\n' "$after") | awk '/^[<>]/ {print "  " $3}' | sort -u >&2 || true
git --no-pager diff --stat -- $(printf '%s\n' "$after" | cut -c43-) | tail -n 20 >&2
exit 1
