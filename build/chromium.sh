# Sets WAYMARK_CHROMIUM for the browser tests: the installed browser, else the distribution's, installed if that is possible.
find_chromium() {
  WAYMARK_CHROMIUM="${WAYMARK_CHROMIUM:-$(chromium_path)}"

  if [ -z "$WAYMARK_CHROMIUM" ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests …"
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
    { $sudo apt-get update -q && $sudo apt-get install -qy --no-install-recommends chromium; } >/dev/null 2>&1 || true
    WAYMARK_CHROMIUM="$(chromium_path)"
  fi

  [ -n "$WAYMARK_CHROMIUM" ] || echo "There is no Chromium here and it could not be installed: the browser tests will fail. Name one in WAYMARK_CHROMIUM."
  export WAYMARK_CHROMIUM
}

chromium_path() {
  command -v chromium || command -v chromium-browser || command -v google-chrome || true
}
