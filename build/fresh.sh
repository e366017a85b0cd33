# Builds the server and the sandbox when a source is newer than the last build. Two launchers at once take turns.
build_if_stale() {
  local stamp="$root/artifacts/.built" log="$root/artifacts/build.log"
  mkdir -p "$root/artifacts"

  is_fresh "$stamp" && return

  take_turn

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

  end_turn
}

is_fresh() {
  [ -f "$1" ] && [ -z "$(find "$root/src" "$root"/*.props "$root/global.json" "$root"/*.json -newer "$1" -type f -print -quit)" ]
}

# Waits until nobody else builds here. A builder that was killed leaves its turn behind: whoever finds its process gone takes it over.
take_turn() {
  lock="$root/artifacts/.building"
  mkdir -p "$root/artifacts"

  # mkdir is atomic everywhere, and flock is not on every system.
  until mkdir "$lock" 2>/dev/null; do
    sleep 1
    local owner
    owner="$(cat "$lock/pid" 2>/dev/null || true)"
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$lock"; fi
  done

  echo "$$" >"$lock/pid"
  trap end_turn EXIT
}

end_turn() {
  rm -rf "$lock"
  trap - EXIT
}
