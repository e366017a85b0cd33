# Sets DOTNET to an SDK that fits global.json: the installed one, else the official one, fetched into .dotnet/.
find_sdk() {
  DOTNET=""

  local candidate
  for candidate in "$(command -v dotnet || true)" "$root/.dotnet/dotnet"; do
    if [ -x "$candidate" ] && (cd "$root" && "$candidate" --version >/dev/null 2>&1); then
      DOTNET="$candidate"
      break
    fi
  done

  if [ -z "$DOTNET" ]; then
    fetch_sdk
    DOTNET="$root/.dotnet/dotnet"
  fi

  if [ "$DOTNET" = "$root/.dotnet/dotnet" ]; then
    export DOTNET_ROOT="$root/.dotnet"
  fi

  export DOTNET DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
}

fetch_sdk() {
  local version script
  version="$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json")"
  script="$root/.dotnet/dotnet-install.sh"

  echo "No .NET SDK $version or newer is installed: fetching Microsoft's into $root/.dotnet (about 250 MB, once)." >&2
  mkdir -p "$root/.dotnet"
  curl --fail --silent --show-error --location --output "$script" https://dot.net/v1/dotnet-install.sh
  bash "$script" --channel 10.0 --install-dir "$root/.dotnet" --no-path >&2
}
