#!/usr/bin/env bash
# Tells the person what is going on, before something that takes a while.
printf '\033[1m▸ %s\033[0m …\n' "$*" >&2
