#!/usr/bin/env bash
# Measures: durable posts beside a bare endpoint, POST to acknowledged, POST to pixel. About five minutes; --quick one.
#   tests/bench.sh [--quick]
#   tests/bench.sh growth [--reports N,N...]   start, memory and cost of a post on logs of growing length
#   tests/bench.sh director [--reports N,N...]   the page in Chromium on 5,000 milestones; "director --help" tells more
#   tests/bench.sh risk [--activities N,N...] [--trials N,N...]   schedule risk on one core, and from a report to the push of its forecast
#   tests/bench.sh schedules [FOLDER]   schedules of others: whether what is computed agrees with their programs, and how long it takes; --bad: broken files
#   tests/bench.sh fuzz [SECONDS]   breaks schedules and reads what comes out; "fuzz --help" tells more
#   tests/bench.sh viewers [SCENARIO...] [OPTIONS]   thousands of viewers beside nchan and a stock hub; "viewers --help" tells more
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
dotnet publish src/Dashboard -c Release -o "$out/server" --nologo -v quiet
dotnet build tests/Dashboard.Bench -c Release -o "$out/bench" --nologo -v quiet
if [ "${1:-}" = viewers ]; then
  shift
  # The server has processor 0 to itself.
  last=$(($(nproc) - 1))
  ulimit -n "$(ulimit -Hn)"
  taskset -c "$([ "$last" -gt 0 ] && echo "1-$last" || echo 0)" "$out/bench/Dashboard.Bench" viewers "$out/server/Dashboard.dll" "$@"
elif [ "${1:-}" = growth ]; then
  shift
  "$out/bench/Dashboard.Bench" growth "$out/server/Dashboard.dll" "$@"
elif [ "${1:-}" = risk ]; then
  shift
  "$out/bench/Dashboard.Bench" risk "$out/server/Dashboard.dll" "$@"
elif [ "${1:-}" = schedules ]; then
  shift
  "$out/bench/Dashboard.Bench" schedules "$@"
elif [ "${1:-}" = fuzz ]; then
  shift
  "$out/bench/Dashboard.Bench" fuzz "$@"
elif [ "${1:-}" = director ]; then
  shift
  "$out/bench/Dashboard.Bench" director "$out/server/Dashboard.dll" "$@"
else
  "$out/bench/Dashboard.Bench" "$out/server/Dashboard.dll" "$@"
fi
