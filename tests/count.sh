# Part of run.sh: runs the test runners and adds up what they counted.

# number NAME FILE: the attribute of the results file's Counters.
counter() { sed -n "s/.*<Counters [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -1; }

dotnet_tests() {
  local project=$1 name trx log where=()
  name=$(basename "$project" .csproj)
  trx=$results/$name.trx
  log=$results/$name.log
  heading "$name"
  # Pictures are made by screenshots.sh.
  where+=("FullyQualifiedName!~.Screenshots.")
  [ -n "$quick" ] && where+=("FullyQualifiedName!~.Browser.")
  [ -n "$filter" ] && where+=("FullyQualifiedName~$filter")
  local expression; expression=$(IFS='&'; echo "${where[*]}")
  dotnet test "$project" --no-build --results-directory "$results" --logger "trx;LogFileName=$name.trx" \
    --logger "console;verbosity=normal" --blame-hang --blame-hang-timeout 5m --blame-hang-dump-type none \
    ${expression:+--filter "$expression"} 2>&1 | tee "$log" | grep -v -E '^ *$|^\[xUnit\.net|^  Passed |^(Test run for|A total of|Results File|Data collector .Blame. message)'
  local exit_code=${PIPESTATUS[0]}

  if [ ! -s "$trx" ]; then
    # Nothing was found for a filter, or the runner broke off.
    if [ -n "$filter" ] && [ "$exit_code" -eq 0 ]; then return; fi
    failed=$((failed + 1)); fail "$name: broke off without a result"
    return
  fi
  local ok all ran
  ok=$(counter passed "$trx") all=$(counter total "$trx") ran=$(counter executed "$trx")
  passed=$((passed + ok)); failed=$((failed + ran - ok)); skipped=$((skipped + all - ran))
  local line
  while IFS= read -r line; do fail "$line"; done < <(sed -n 's/^ *Failed \(.*\) \[[^]]*\]$/\1/p' "$log" | sort -u)
  # The console names the skipped ones; why is in the results.
  skip_reasons "$trx"
  if [ "$exit_code" -ne 0 ] && [ "$ran" -eq "$ok" ]; then failed=$((failed + 1)); fail "$name: ended with code $exit_code"; fi
}

skip_reasons() {
  tr '\n' ' ' <"$1" | sed 's/<UnitTestResult /\n&/g; s/<\/UnitTestResult>/&\n/g' | grep 'outcome="NotExecuted"' \
    | sed -n 's/.*testName="\([^"]*\)".*<Message>\([^<]*\)<.*/Skipped: \1 (\2)/p'
}

node_tests() {
  heading "JavaScript tests"
  local tap=$results/node.tap
  (cd tests && node --test ${filter:+--test-name-pattern="$filter"} --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$tap" wwwroot/*.test.js) | grep -v -E '^ *(✔|﹣|ℹ|\(node:|\(Use .node)'
  local exit_code=${PIPESTATUS[0]} ok bad left
  ok=$(sed -n 's/^# pass \([0-9]*\)$/\1/p' "$tap" 2>/dev/null | tail -1)
  if [ -z "$ok" ]; then failed=$((failed + 1)); fail "JavaScript tests: broke off without a result"; return; fi
  # With a filter, node calls everything else skipped.
  sed -n 's/^ *\(not \)\{0,1\}ok [0-9]* - \(.*\) # \(SKIP\|TODO\) *\(.*\)$/Skipped: \2 (\4)/p' "$tap" | grep -v '(test name does not match pattern)$' >"$results/node.skipped"
  left=$(wc -l <"$results/node.skipped")
  bad=$(sed -n 's/^# \(fail\|cancelled\) \([0-9]*\)$/\2/p' "$tap" | awk '{ sum += $1 } END { print sum + 0 }')
  passed=$((passed + ok)); failed=$((failed + bad)); skipped=$((skipped + left))
  cat "$results/node.skipped"
  local line
  while IFS= read -r line; do fail "JavaScript: $line"; done < <(sed -n 's/^ *not ok [0-9]* - \(.*\)$/\1/p' "$tap" | grep -v ' # TODO' | sort -u)
  if [ "$exit_code" -ne 0 ] && [ "$bad" -eq 0 ]; then failed=$((failed + 1)); fail "JavaScript tests: ended with code $exit_code"; fi
}

# The short form of tests/faults.sh; each check and each mutant counts as one test.
fault_tests() {
  heading "Faults, short form"
  local log=$results/faults.log counts='^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$'
  bash tests/faults.sh 2>&1 | tee "$log" | grep -v "$counts"
  local exit_code=${PIPESTATUS[0]} ok bad left line
  read -r ok bad left < <(sed -n "s/$counts/\1 \2 \3/p" "$log" | tail -1)
  if [ -z "$ok" ]; then failed=$((failed + 1)); fail "Faults: broke off without a result"; return; fi
  passed=$((passed + ok)); failed=$((failed + bad)); skipped=$((skipped + left))
  while IFS= read -r line; do fail "Fault $line"; done < <(sed -n 's/^FAILED *//p' "$log")
  if [ "$exit_code" -ne 0 ] && [ "$bad" -eq 0 ]; then failed=$((failed + 1)); fail "Faults: ended with code $exit_code"; fi
}
