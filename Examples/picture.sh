#!/usr/bin/env bash
# Draws the upper part of a report as a PNG, for a README. Parts with pictures of the data are left out: these are not ours to publish.
set -euo pipefail
report=${1:?usage: picture.sh REPORT.html PICTURE.png [HEIGHT]} picture=${2:?usage: picture.sh REPORT.html PICTURE.png [HEIGHT]} height=${3:-1500}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
left_out='#samples, #augmentation, #history, #setup, #network, #skipped, nav, footer { display: none } h3:has(+ .pictures), .pictures { display: none }'
sed "s|</head>|<style>$left_out</style></head>|" "$report" > "$folder/report.html"
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --user-data-dir="$folder/browser" \
  --hide-scrollbars --window-size="1100,$height" --screenshot="$picture" "file://$folder/report.html" 2>/dev/null
