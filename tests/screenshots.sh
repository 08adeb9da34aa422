#!/usr/bin/env bash
# Makes pictures of the page, on a server of its own with the Stargate programme.
#
#   tests/screenshots.sh FOLDER          the README's picture: FOLDER/dashboard.png
#   tests/screenshots.sh FOLDER --all    every view on phone, desk and wall, light and dark, English and German, live and stale
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2; }
mkdir -p "$1"
SCREENSHOTS=$(cd "$1" && pwd)
export SCREENSHOTS
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ -s wwwroot/lib/chart.umd.min.js ] || (cd tests && npm ci --no-audit --no-fund)
export PICTURES=readme
if [ "${2:-}" = --all ]; then PICTURES=all; fi
dotnet test tests/Dashboard.Tests --filter "FullyQualifiedName~.Screenshots." --nologo
ls -l "$SCREENSHOTS"
