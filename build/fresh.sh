# Builds the server and the sandbox when a source is newer than the last build. Two launchers at once take turns.
build_if_stale() {
  local stamp="$root/artifacts/.built" lock="$root/artifacts/.building" log="$root/artifacts/build.log"
  mkdir -p "$root/artifacts"

  is_fresh "$stamp" && return

  # mkdir is atomic everywhere, and flock is not on every system.
  local waited=0
  until mkdir "$lock" 2>/dev/null; do
    sleep 1
    waited=$((waited + 1))
    [ "$waited" -lt 300 ] || { echo "Another build seems to hang; remove $lock and try again." >&2; exit 1; }
  done
  trap 'rmdir "$lock" 2>/dev/null || true' EXIT

  if ! is_fresh "$stamp"; then
    echo "Building Waymark …" >&2
    local started
    started="$(mktemp "$root/artifacts/.started.XXXXXX")"

    local project
    for project in Waymark.Server Waymark.Sandbox; do
      if ! "$DOTNET" build "$root/src/$project" --configuration Release --verbosity quiet >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$started"
        exit 1
      fi
    done

    # As of the start: what was edited meanwhile is built next time.
    mv "$started" "$stamp"
  fi

  rmdir "$lock"
  trap - EXIT
}

is_fresh() {
  [ -f "$1" ] && [ -z "$(find "$root/src" "$root"/*.props "$root/global.json" "$root"/*.json -newer "$1" -type f -print -quit)" ]
}
