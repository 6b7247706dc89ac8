#!/bin/sh
# A good policy passes; each change of one line of it must be refused with the very message.
#   accessgen.sh ACCESSGEN
set -u
cd "$(dirname "$0")/accessgen" || exit 1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
passed=0 failed=0

count() { # whether it is as it should be, and what it is
  if [ "$1" = 0 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "not ok $2"
  fi
}

refuse() { # change by sed, line, message
  sed -e "$1" policy.txt >"$out/policy.txt"
  cmp -s policy.txt "$out/policy.txt" && echo "\"$1\" changes nothing"
  "$accessgen" views "$out/policy.txt" 0001_schema.sql >"$out/made" 2>"$out/err"
  code=$?
  printf 'accessgen: %s:%s: %s\n' "$out/policy.txt" "$2" "$3" | cmp -s - "$out/err" && [ "$code" = 2 ] && [ ! -s "$out/made" ]
  count $? "$1: exit code $code, $(cat "$out/err")"
}

accessgen=$1
for product in views rls embedded header source doc; do
  "$accessgen" $product policy.txt 0001_schema.sql >"$out/$product"
  count $? "$product"
done
cat "$out/views" | sed 's/viewer()/0/g' >"$out/views.sql"
grep -q "CREATE VIEW visible_notes" "$out/views"; count $? "a view for each personal table"
grep -q "FORCE ROW LEVEL SECURITY" "$out/rls"; count $? "row-level security is forced"

refuse '/^table notes/,$d' 1 'the personal table notes has no rules; add "table notes" saying who reads it'
refuse 's/^table notes/table nots/' 24 'no migration creates the table nots'
refuse 's/^table notes/table posts/' 24 'posts is not marked @personal in its migration'
refuse 's/^table notes/table cases/' 25 'relations say who reads cases'
refuse 's/hide secret/hide secrets/' 24 'notes has no column "secrets" to hide'
refuse 's/read READ/read REED/' 25 'no permission is called "REED"'
refuse 's/may READ/may MANAGE/' 15 'MANAGE is a post permission'
refuse 's/may MANAGE/may READ/' 18 'READ is a case permission'
refuse 's/unless nobody_knows/unless nobody/' 11 'no bar is called nobody'
refuse 's/parent on child/parent on kid/' 11 'cases has no column kid'
refuse 's/nobody_knows on child/nobody_knows on kid/' 8 'cases has no column kid'
refuse 's/nobody_knows on child/nobody_knows at child/' 8 'write NAME on COLUMN'
refuse '9d' 8 'nobody_knows lacks its SELECT'
refuse '14d;15d' 11 'parent lacks its may line'
refuse '12,13d' 11 'parent lacks its SELECT'
refuse 's/^post manager.*/post manager/' 17 'says nothing in plain English; add a description'
refuse 's/permission post MANAGE/permission team MANAGE/' 3 'say permission case or permission post'
refuse 's/permission post MANAGE/permission post READ/' 3 'READ stands here twice'
refuse 's/"the manager" from posts p where p.la = t.la/"the manager" from posts p/' 26 'from needs a where behind it'
refuse 's/"the manager" from posts p/"the manager" from nowhere p/' 26 'no table is called nowhere'
refuse 's/from visible_cases c/from notes c/' 29 'an add or write rule reads notes only as visible_notes'
refuse 's/read READ "the reader" where k.id = t.case_id/read READ "the reader"/' 25 'say in a where which case k it takes'
refuse 's/read READ "the reader" where k.id = t.case_id/read "the reader"/' 25 'without a permission the rule needs a where'
refuse 's/read READ "the reader"/read READ the reader/' 25 'say in double quotes who or which this is'
refuse 's/^helper my_posts/helper his_posts/' 26 'a post permission needs the helper my_posts'
refuse '2i\    read' 2 'an indented line belongs to an entry above it'
refuse 's/^bar /barr /' 8 'is none of permission, helper, bar, relation, post and table'
refuse 's/WHERE p.person/WHERE p.role IN (may READ) AND p.person/' 11 'no post permission is called READ'
refuse '$a\table notes  Again\n    nobody "why"' 30 'notes stands here twice'
refuse '$a\permission post LOST  Given to nobody' 30 'nobody has the permission LOST'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
