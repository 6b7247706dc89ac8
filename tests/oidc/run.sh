#!/bin/sh
# Starts the fake and the real identity provider on loopback, runs the program with both.
#   tests/oidc/run.sh PROGRAM [postgres]
set -eu
program=$1
shift
here=$(dirname "$0")
folder=$(mktemp -d)
fake= real=
finish() {
  for p in $fake $real; do kill "$p" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

# node prints warnings about its own future on standard error
node "$here/fake.mjs" >"$folder/fake" 2>"$folder/fake.err" &
fake=$!
node "$here/provider.mjs" http://127.0.0.1:1/sign-in/oidc/return >"$folder/real" 2>"$folder/real.err" &
real=$!
for f in fake real; do
  n=0
  until [ -s "$folder/$f" ]; do
    n=$((n + 1))
    [ $n -lt 100 ] || { echo "$0: the $f provider did not start:" >&2; cat "$folder/$f.err" >&2; exit 2; }
    sleep 0.1
  done
done
WAYMARK_TEST_FAKE_ISSUER=$(head -n 1 "$folder/fake") WAYMARK_TEST_ISSUER=$(grep -m 1 '^http' "$folder/real") \
  "$program" "$@"
