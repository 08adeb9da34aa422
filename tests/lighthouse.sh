#!/usr/bin/env bash
# Lighthouse on the published server with the Stargate programme: four categories for the programme and a site, desk and phone.
#   tests/lighthouse.sh [--keep FOLDER]   FOLDER gets the reports as HTML
# The CDN is answered here, from the npm packages: the pages are measured as readers get them, without the internet's weather.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
keep=""
[ "${1:-}" = --keep ] && { mkdir -p "$2"; keep=$(cd "$2" && pwd); }
out=$(mktemp -d)
server=
trap '[ -n "$server" ] && kill "$server" 2>/dev/null; rm -rf "$out"' EXIT
[ -s wwwroot/lib/chart.umd.min.js ] || (cd tests && npm ci --no-audit --no-fund)
dotnet publish src/Dashboard -c Release -o "$out/server" --nologo -v quiet
npm install --prefix "$out" --no-save --no-audit --no-fund --loglevel=error lighthouse@12.8.2
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=cdn.jsdelivr.net -keyout "$out/key.pem" -out "$out/cert.pem" 2>/dev/null
dotnet "$out/server/Dashboard.dll" --urls http://127.0.0.1:0 --Data:Directory "$out/data" >"$out/log" 2>&1 &
server=$!
for _ in $(seq 100); do
  address=$(sed -n 's/^Dashboard  *\(http[^ ]*\).*/\1/p' "$out/log" | head -1)
  [ -n "$address" ] && break
  sleep 0.2
done
node tests/lighthouse.mjs "$out" "$address" "$keep"
