#!/usr/bin/env bash
# The one test command. Installs what is missing where it can, runs every check and test, goes on after a failure, and ends
# with one line: N passed, N failed, N skipped. A check that is no test runner counts as one test.
#
#   tests/run.sh                 everything
#   tests/run.sh --quick         without the browser tests and the faults
#   tests/run.sh --filter WORD   only build, and run the tests with WORD in their name
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

quick= filter=
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=yes ;;
    --filter) filter=${2:?--filter wants a word}; shift ;;
    *) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
  shift
done

# Most of what the tests cost is servers that start: they are compiled without the counting that long runs are optimised by.
export DOTNET_TieredPGO=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# Build servers that outlive the run would keep the output of a CI job open.
[ -n "${CI:-}" ] && export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

passed=0 failed=0 skipped=0
problems=()
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

heading() { printf '\n== %s\n' "$1"; }
fail() { problems+=("$1"); printf 'FAILED: %s\n' "$1"; }
skip() { skipped=$((skipped + 1)); printf 'Skipped: %s (%s)\n' "$1" "$2"; }

# check NAME COMMAND...: one test, passed or failed.
check() {
  local name=$1; shift
  heading "$name"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fail "$name"; return 1; fi
}

finish() {
  if [ ${#problems[@]} -gt 0 ]; then
    heading "What failed"
    printf '  %s\n' "${problems[@]}"
  fi
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
  exit
}

. tests/prepare.sh
. tests/count.sh

heading "What is needed"
if ! prepare_dotnet; then
  failed=1; fail ".NET 10 SDK: not found"
  finish
fi
if [ -n "$quick" ]; then echo "Browser tests are left out (--quick)"; else prepare_chromium; fi
prepare_node

check "Build, warnings as errors" dotnet build Dashboard.sln -warnaserror -v quiet
built=$?

if [ -z "$filter" ]; then
  check "Formatting" dotnet format Dashboard.sln --verify-no-changes --no-restore
  if [ -n "$node_missing" ]; then
    skip "Types of the page's JavaScript" "$node_missing"
    skip "Links of the README" "$node_missing"
    skip "Modules that the page names" "$node_missing"
  else
    check "Types of the page's JavaScript" npm --prefix tests run --silent typecheck
    check "Links of the README" node tests/check-readme-links.mjs
    check "Modules that the page names" node tests/modules.mjs
  fi
fi

if [ "$built" -eq 0 ]; then
  for project in tests/*.Tests/*.Tests.csproj; do dotnet_tests "$project"; done
else
  failed=$((failed + 1)); fail ".NET tests: not run, the build failed"
fi
if [ -n "$node_missing" ]; then skip "JavaScript tests" "$node_missing"; else node_tests; fi
if [ "$built" -eq 0 ] && [ -z "$quick$filter" ]; then fault_tests; fi
finish
