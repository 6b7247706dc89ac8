#!/bin/sh
# setup.sh run|test: installs the Debian packages that are missing, then the front-end packages.
# Root is asked for only to install packages; which ones is said first.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}

wanted=$(awk -v purpose="$purpose" '$1 == "run" || $1 == purpose { print $2 }' tools/packages.txt)
major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || true
if [ "${major:-0}" -lt 18 ] || ! command -v npm >/dev/null 2>&1; then
	wanted="$wanted nodejs npm"
fi
missing=""
for package in $wanted; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done

if [ -n "$missing" ]; then
	echo "Installing Debian packages:$missing" >&2
	if [ "$(id -u)" = 0 ]; then as_root=""; elif command -v sudo >/dev/null 2>&1; then as_root=sudo; else
		echo "Run this once as root:  apt-get install --no-install-recommends$missing" >&2
		exit 2
	fi
	export DEBIAN_FRONTEND=noninteractive
	$as_root apt-get update -q >&2
	# shellcheck disable=SC2086
	$as_root apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 $missing >&2
fi

lock=$(cat package.json package-lock.json | cksum)
if [ "$(cat node_modules/.waymark 2>/dev/null)" != "$lock" ]; then
	echo "Installing front-end packages" >&2
	npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >&2
	echo "$lock" > node_modules/.waymark
fi
