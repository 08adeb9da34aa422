#!/usr/bin/env bash
# Does harm to the published server and looks whether its promises hold; then shows that each check catches a server that breaks
# them. Ends with one line: N passed, N failed, N skipped. What needs root or a tool that is missing is skipped, with the reason.
#
#   tests/faults.sh                 every check in its short form, and the mutants: under five minutes
#   tests/faults.sh --full          as often as README.md's table says
#   tests/faults.sh --only 1,4      these checks
#   tests/faults.sh --seed N        the same random numbers again
#   tests/faults.sh --no-mutants    only the server as it is
#   tests/faults.sh --builds DIR    keep the published servers there, for the next run
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
[ -n "${CI:-}" ] && export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
. tests/prepare.sh

missing=()
need() { have "$1" || [ -x "/usr/sbin/$1" ] || missing+=("$2"); }
need strace strace
need faketime faketime
need mkfs.ext4 e2fsprogs
need losetup mount
need ip iproute2
need nft nftables
if [ ${#missing[@]} -gt 0 ]; then install "${missing[@]}" || echo "Not installed here: ${missing[*]}"; fi

prepare_dotnet || exit 1
# Thousands of viewers, each a socket here and one in the server.
ulimit -n "$(ulimit -Hn)"
builds=("--builds" "$results/builds")
case " $* " in *" --builds "*) builds=() ;; esac
dotnet build tests/Dashboard.Faults -c Release -v quiet --nologo || exit 1
dotnet run --project tests/Dashboard.Faults -c Release --no-build -- "${builds[@]}" "$@"
