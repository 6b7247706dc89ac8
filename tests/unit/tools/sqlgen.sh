#!/bin/sh
# Every bad_*.sql must be refused with the very message in its .err; good.sql must pass and
# give the functions in good.h.
#   sqlgen.sh SQLGEN
set -u
cd "$(dirname "$0")/sqlgen" || exit 1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
passed=0 failed=0

check() { # name, wanted file, got file
  if cmp -s "$2" "$3"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "not ok $1"
    diff "$2" "$3"
  fi
}

for bad in bad_*.sql; do
  "$1" --schema 0001_schema.sql --views views.sql "$bad" --c "$out/c" --h "$out/h" 2>"$out/err"
  [ $? = 2 ] || echo "exit code is not 2" >>"$out/err"
  check "$bad" "${bad%.sql}.err" "$out/err"
done
for schema in schema_*/*.sql; do
  "$1" --schema "$schema" good.sql --c "$out/c" --h "$out/h" 2>"$out/err"
  check "$schema" "$(dirname "$schema")/err" "$out/err"
done
"$1" --schema 0001_schema.sql --views views.sql good.sql --c "$out/c" --h "$out/h" || failed=$((failed + 1))
check good.sql good.h "$out/h"
grep -e "writes = true" -e "\.name = " "$out/c" >"$out/writes"
check writes good.writes "$out/writes"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
