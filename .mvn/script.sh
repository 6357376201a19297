# Sourced by ./migrate, ./rehearse and ./validate: the java they run with, and a build that is quiet unless it fails.
# Both functions end the script with 2, on one line that says why: 1 is an answer of the commands themselves.

# find_java NAME: sets java, of JAVA_HOME or else of the PATH.
find_java() {
  java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  if ! command -v "$java" >/dev/null 2>&1; then
    if [ -n "${JAVA_HOME:-}" ]; then
      echo "$1: JAVA_HOME: received '$JAVA_HOME', which holds no bin/java, allowed: the folder of a JDK 17" >&2
    else
      echo "$1: no java found: install a JDK 17 and set JAVA_HOME" >&2
    fi
    exit 2
  fi
  local said
  said=$("$java" -version 2>&1) || true
  case $said in
    *'version "17'[.\"-]*) ;;
    *)
      said=$(awk -F'"' '/version "/ { print $2; exit }' <<<"$said")
      echo "$1: java: received version '$said' ($java), allowed: 17; set JAVA_HOME to the folder of a JDK 17" >&2
      exit 2
      ;;
  esac
}

# build NAME LOG ARGUMENT...: Maven with these arguments; its output goes to LOG. When it fails, the first lines that say why are shown.
# LOG.begun is as old as the build's begin: a stamp of that time (touch -r) is older than what changes during the build.
build() {
  local name=$1 log=$2
  shift 2
  mkdir -p "$(dirname "$log")"
  touch "$log.begun"
  if ! (cd "$root" && ./mvnw -B -ntp "$@") >"$log" 2>&1; then
    echo "$name: the build failed; the whole output is in $log" >&2
    # What follows the first "[Help 1]" is the same for every failure.
    awk '/^\[ERROR\]/ { on = 1 }
      on && !/^\[INFO\]|^\[WARNING\]|^\[ERROR\] *$/ && shown++ < 8
      /-> \[Help 1\]/ { exit }' "$log" >"$log.first"
    if [ -s "$log.first" ]; then cat "$log.first" >&2; else head -n 8 "$log" >&2; fi
    exit 2
  fi
}
