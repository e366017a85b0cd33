#!/usr/bin/env bash
# Installs what the tests need, runs all of them, and ends with "N passed, N failed".
set -uo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
source "$root/build/sdk.sh"
source "$root/build/fresh.sh"
source "$root/build/chromium.sh"
find_sdk
find_chromium
cd "$root"

passed=0 failed=0

finish() {
  echo
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

echo "Building …"
take_turn
if ! "$DOTNET" build Waymark.slnx --configuration Release --verbosity quiet --nologo; then
  echo "The build failed."
  failed=1
  finish
fi
end_turn

for project in test/*.Tests; do
  name="$(basename "$project")"
  log="artifacts/$name.log"
  echo "── $name"

  # xunit projects are programs of their own; their last lines count what ran.
  "$DOTNET" "artifacts/bin/$name/release/$name.dll" -noLogo "$@" >"$log" 2>&1
  code=$?
  summary="$(grep -E 'Total: [0-9]+' "$log" | tail -1)"
  total="$(sed -E 's/.*Total: ([0-9]+).*/\1/' <<<"$summary")"
  # Where a filter fits nothing the line ends after the total.
  broken="$(sed -nE 's/.*Errors: ([0-9]+), Failed: ([0-9]+).*/\1 + \2/p' <<<"$summary")"

  if [ -z "$summary" ]; then
    cat "$log"
    echo "$name did not finish (exit code $code)."
    failed=$((failed + 1))
    continue
  fi

  broken=$((${broken:-0}))
  skipped="$(sed -nE 's/.*Skipped: ([0-9]+).*/\1/p' <<<"$summary")"
  passed=$((passed + total - broken - ${skipped:-0}))
  failed=$((failed + broken))
  [ "$broken" -eq 0 ] && tail -1 <<<"$summary" || cat "$log"
done

finish
