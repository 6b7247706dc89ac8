#!/bin/sh
# tools/check-queries must name the query that nobody calls, and be content with the tree.
set -eu
cd "$(dirname "$0")/../../.."
got=$(tools/check-queries tests/unit/tools/unused 2>&1) && { echo "an unused query passed"; exit 1; }
want="tests/unit/tools/unused/a.sql:4: used_not is never called"
[ "$got" = "$want" ] || { echo "got: $got"; echo "want: $want"; exit 1; }
tools/check-queries src
echo "1 passed, 0 failed"
