#!/usr/bin/env bash
# Measures: durable posts beside a bare endpoint, POST to acknowledged, POST to pixel. About five minutes; --quick one.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
dotnet publish src/Dashboard -c Release -o "$out/server" --nologo -v quiet
dotnet build tests/Dashboard.Bench -c Release -o "$out/bench" --nologo -v quiet
"$out/bench/Dashboard.Bench" "$out/server/Dashboard.dll" "$@"
