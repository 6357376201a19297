#!/usr/bin/env bash
# Fetches servers that tests use where they are there, and skip with a word where they are not: the newest MySQL and the
# newest MariaDB of Debian unstable, with all their libraries, unpacked under target/servers. Installs nothing. Needs
# apt-get of a Debian on amd64; takes the mirror that the machine uses. About 400 MB on the disk, a minute.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
servers=$root/target/servers
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v apt-get > /dev/null || { echo "other-servers: no apt-get here" >&2; exit 2; }
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/$' | head -n 1)
[ -n "$mirror" ] || { echo "other-servers: apt knows no mirror of Debian" >&2; exit 2; }

mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/parts"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror unstable main" > "$work/sources.list"
options=(-q -o "Dir::Etc::sourcelist=$work/sources.list" -o "Dir::Etc::sourceparts=$work/parts"
  -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=)
apt-get "${options[@]}" update

for server in mysql-server-core mariadb-server-core; do
  mapfile -t packages < <(apt-cache "${options[@]}" depends --recurse --no-recommends --no-suggests --no-conflicts \
    --no-breaks --no-replaces --no-enhances "$server" | grep '^[a-z]' | sort -u |
    grep -v -E '^(debconf.*|cdebconf.*|perl.*|libperl.*|adduser|passwd|dpkg|tar|init-.*|lsb-.*)$')
  mkdir -p "$work/$server"
  (cd "$work/$server" && apt-get "${options[@]}" download "${packages[@]}")
  rm -rf "${servers:?}/$server"
  mkdir -p "$servers/$server"
  for package in "$work/$server"/*.deb; do
    dpkg-deb --extract "$package" "$servers/$server"
  done
  # Packages of unstable name a file otherwise than the program asks for it.
  if [ -e "$servers/$server/usr/lib/x86_64-linux-gnu/libaio.so.1t64" ]; then
    ln -sf libaio.so.1t64 "$servers/$server/usr/lib/x86_64-linux-gnu/libaio.so.1"
  fi
  echo "$server: $servers/$server"
done
