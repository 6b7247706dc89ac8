#!/bin/sh
# Starts a PostgreSQL of its own in a temporary folder, runs a command with it, and removes it.
#
#   tests/postgres.sh run COMMAND...
#
# The command finds in its environment
#   WAYMARK_TEST_PG        URL of the role that the program signs in as; %s stands for the database
#   WAYMARK_TEST_PG_OWNER  the same for the role that owns tables and may create databases
# PostgreSQL refuses to run as root; as root, the user "postgres" of Debian's package is used.
set -eu

[ "${1-}" = run ] && [ $# -ge 2 ] || { echo "usage: $0 run COMMAND..." >&2; exit 2; }
shift

bin=$(pg_config --bindir 2>/dev/null) && [ -x "$bin/initdb" ] ||
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || { echo "$0: PostgreSQL is not installed: apt-get install postgresql-15" >&2; exit 2; }

folder=$(mktemp -d)
as=
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as="setpriv --reuid=postgres --regid=postgres --init-groups --"
fi
chmod 755 "$folder"

server=
finish() {
  [ -z "$server" ] || { kill -INT "$server" 2>/dev/null; wait "$server" 2>/dev/null; } || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

cd "$folder"
$as "$bin/initdb" -D "$folder/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 -N >initdb.log 2>&1 ||
  { cat initdb.log >&2; exit 2; }
$as "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off \
  -c log_min_messages=fatal -c max_connections=60 >server.log 2>&1 &
server=$!
for _ in $(seq 100); do
  "$bin/pg_isready" -q -h "$folder" && break
  sleep 0.1
done
"$bin/psql" -q -h "$folder" -U postgres -d postgres \
  -c "CREATE ROLE waymark_owner LOGIN CREATEDB BYPASSRLS" -c "CREATE ROLE waymark LOGIN" \
  -c "GRANT pg_signal_backend TO waymark_owner" ||
  { cat server.log >&2; exit 2; }

export WAYMARK_TEST_PG="postgresql://waymark@/%s?host=$folder"
export WAYMARK_TEST_PG_OWNER="postgresql://waymark_owner@/%s?host=$folder"
cd "$OLDPWD"
"$@"
