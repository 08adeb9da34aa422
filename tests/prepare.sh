# Part of run.sh: gets what the tests need. Debian's packages where apt can be used, otherwise a sentence that says what to install.

node_missing=

have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif have sudo && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1
  fi
}

# install PACKAGE...: through apt; fails where that is not possible.
install() {
  have apt-get || return 1
  echo "Installing $* with apt-get"
  if [ -z "${apt_updated:-}" ]; then
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null 2>&1 || echo "apt-get update did not succeed; trying with what is known"
    apt_updated=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >"$results/apt.log" 2>&1 || { tail -5 "$results/apt.log"; return 1; }
}

prepare_dotnet() {
  if ! have dotnet && [ -x "$HOME/.dotnet/dotnet" ]; then PATH="$HOME/.dotnet:$PATH"; fi
  if have dotnet && dotnet --version >/dev/null 2>&1; then echo ".NET SDK $(dotnet --version)"; return 0; fi
  echo "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again."
  return 1
}

prepare_chromium() {
  local place
  for place in ${CHROMIUM:-/usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome}; do
    [ -x "$place" ] && { echo "Chromium: $place"; return; }
  done
  [ -z "${CHROMIUM:-}" ] && install chromium fonts-liberation && { echo "Chromium: $(command -v chromium)"; return; }
  echo "Chromium is missing and could not be installed here: the browser tests will be skipped."
  echo "  Debian: apt-get install chromium. Elsewhere: install Chromium or Chrome, and name it with CHROMIUM=/path/to/it."
}

# Node 18.15 or later: older ones cannot write two test reports at once.
node_is_new_enough() { have node && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 18 || (a === 18 && b >= 15) ? 0 : 1)'; }

prepare_node() {
  node_is_new_enough && have npm || install nodejs npm
  if ! node_is_new_enough || ! have npm; then
    node_missing="needs Node.js 18.15 or later with npm"
    echo "Node.js 18.15 or later with npm is missing and could not be installed here: JavaScript tests and checks will be skipped."
    echo "  Debian: apt-get install nodejs npm. Elsewhere: https://nodejs.org"
    return
  fi
  echo "Node.js $(node --version)"
  if [ tests/node_modules/.package-lock.json -nt tests/package-lock.json ] && [ -s wwwroot/lib/chart.umd.min.js ] && [ -s wwwroot/lib/chartjs-plugin-annotation.min.js ] && [ -s wwwroot/lib/signalr.min.js ] && [ -s wwwroot/lib/states-10m.json ]; then return; fi
  echo "Getting the npm packages of tests/package.json"
  if ! (cd tests && npm ci --no-audit --no-fund --loglevel=error); then
    failed=$((failed + 1)); fail "npm ci in tests/"
  fi
}
