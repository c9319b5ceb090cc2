#!/usr/bin/env bash
# install-package.sh NAME…: installs packages through the system's package manager, as root or through sudo.
# Names are Debian's; the other managers get theirs from the table below.
set -euo pipefail

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else
    echo "Neither root nor sudo: cannot run: $*" >&2
    return 1
  fi
}

renamed() {
  local name
  for name in "$@"; do
    case $name in
      libc6-dev) echo "$libc" ;;
      *) echo "$name" ;;
    esac
  done
}

say.sh "installing $* from the system's packages (a minute or two)"
if command -v apt-get >/dev/null; then
  as_root apt-get update -qq </dev/null || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
elif command -v dnf >/dev/null; then
  libc=glibc-devel
  as_root dnf install -y -q $(renamed "$@") </dev/null
elif command -v apk >/dev/null; then
  libc=musl-dev
  as_root apk add -q $(renamed "$@") </dev/null
elif command -v pacman >/dev/null; then
  libc=glibc
  as_root pacman -S --noconfirm --needed $(renamed "$@") </dev/null
else
  echo "Found none of apt-get, dnf, apk and pacman; please install by hand: $*" >&2
  exit 1
fi
