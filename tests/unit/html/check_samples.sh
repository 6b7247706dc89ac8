#!/bin/sh
# Renders the sample pages and holds them against the HTML standard, the budgets and both writing
# directions.
#	check_samples.sh RENDER_SAMPLES SOURCE_ROOT
set -eu
render=$1 root=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
passed=0 failed=0

check() { # name, command…
	name=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
		echo "ok $name"
	else
		failed=$((failed + 1))
		echo "not ok $name"
	fi
}
small() { [ "$(gzip -9 -c "$1" | wc -c)" -le 14336 ]; }
requests() { [ "$(grep -cE '<(link|script|img)[^>]* (href|src)="/' "$1")" -eq 3 ]; }
no_inline() { ! grep -qE '<script>|<style|style="| on[a-z]+="' "$1"; }
start_to_end() { ! grep -qE '[{;](margin|padding|border)-(left|right)[-:a-z]*:|text-align:(left|right)' "$1"; }
refuses() { ! "$@" >"$dir/out" 2>&1; }

"$root/tools/assets" "$dir/assets"
"$render" "$dir/samples" "$dir/assets"
check "valid HTML" "$root/node_modules/.bin/html-validate" --config "$root/.htmlvalidate.json" "$dir"/samples/*.html
for page in "$dir"/samples/*.html; do
	check "size of $(basename "$page")" small "$page"
	check "four requests for $(basename "$page")" requests "$page"
	check "nothing inline in $(basename "$page")" no_inline "$page"
done
check "right to left" grep -q '<html lang="ar" dir="rtl"' "$dir/samples/errors-rtl.html"
check "error in title" grep -q '<title>Error: A form' "$dir/samples/errors.html"
check "style sheet without left and right" start_to_end "$dir"/assets/style-*.css
check "no crown, no Transport" refuses grep -qiE 'crown|crest|transport' "$dir"/assets/style-*.css

# The checks themselves are seen to fail.
echo '<p style="x">' >"$dir/bad.html"
check "invalid HTML is seen" refuses "$root/node_modules/.bin/html-validate" --config "$root/.htmlvalidate.json" "$dir/bad.html"
check "inline style is seen" refuses no_inline "$dir/bad.html"
echo 'a{margin-left:1px}' >"$dir/bad.css"
check "left is seen" refuses start_to_end "$dir/bad.css"
check "a missing manifest is seen" refuses "$render" "$dir/samples" "$dir/none"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
