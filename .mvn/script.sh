# Sourced by .mvn/app.sh (cdk.json), ./migrate, ./rehearse and ./validate, which set root: the java they run with, and a build that is quiet
# unless it fails and left out while the last one still holds. POSIX shell. What cannot go on ends the script with 2, on one line that says
# why: 1 is an answer of the commands themselves.

# find_java NAME: sets java, of JAVA_HOME or else of the PATH, and jdk, which one that is.
find_java() {
  java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  local real version
  if ! real=$(command -v "$java"); then
    if [ -n "${JAVA_HOME:-}" ]; then
      echo "$1: JAVA_HOME: received '$JAVA_HOME', which holds no bin/java, allowed: the folder of a JDK 17" >&2
    else
      echo "$1: no java found: install a JDK 17 and set JAVA_HOME" >&2
    fi
    exit 2
  fi
  # Every JDK tells its version in a file, which is read faster than java starts; a wrapper script has none beside it.
  real=$(readlink -f "$real" 2>/dev/null) || real=
  version=
  if [ -r "${real%/bin/java}/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "${real%/bin/java}/release")
  fi
  if [ -z "$version" ]; then
    version=$("$java" -version 2>&1 | awk -F'"' '/version "/ { print $2; exit }') || true
  fi
  case $version in
    17 | 17[.+-]*) ;;
    *)
      echo "$1: java: received version '$version' ($java), allowed: 17; set JAVA_HOME to the folder of a JDK 17" >&2
      exit 2
      ;;
  esac
  jdk="$real $version"
}

# digest PATH...: a hash of the names and contents of all files there. By content, because times lie: what a tool puts back with its old time
# is older than the build that never saw it.
digest() {
  find "$@" -type f 2>/dev/null | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sh -c 'if command -v sha256sum >/dev/null; then
    sha256sum "$@"; else shasum -a 256 "$@"; fi 2>/dev/null' digest | hashed
}

hashed() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# What a build is made from: sources, and the machine's part. Another folder, JDK or set of options for Maven is another build.
made_from() {
  printf '%s\n' "$root" "$jdk" "${MAVEN_OPTS:-}" "${MAVEN_ARGS:-}" \
    "$(digest pom.xml .mvn "${HOME:-}/.m2/settings.xml" "$@")" | hashed
}

# holds: whether the last build was made from what is there now, and what it made is as it left it: another command may have built from
# other sources meanwhile. Sets classpath to what that build wrote.
# Of the caller: state, the folder of the record; inputs and outputs, files and folders below root, between blanks.
holds() {
  local from to entry IFS
  [ -r "$state/built" ] || return 1
  { read -r from && read -r to && read -r classpath; } <"$state/built" || return 1
  # shellcheck disable=SC2086
  [ "$from" = "$(cd "$root" && made_from $inputs)" ] || return 1
  # shellcheck disable=SC2086
  [ "$to" = "$(cd "$root" && digest $outputs)" ] || return 1
  IFS=:
  for entry in $classpath; do
    [ -e "$entry" ] || return 1
  done
}

# prepare NAME WORDS GOAL...: builds with these Maven goals unless the last build holds, and says so in WORDS. One build at a time in this
# tree: who comes second waits, and finds it done. The record is written last and in one step, so that a build that broke off left none.
prepare() {
  local name=$1 words=$2 before
  shift 2
  if holds; then return; fi
  lock "$name"
  if ! holds; then
    echo "$name: building, once; $words" >&2
    # Maven looks at times. Where nothing is newer than the record, it would see neither what was put back with its old time nor another JDK.
    # shellcheck disable=SC2086
    if [ -e "$state/built" ] && [ -z "$(cd "$root" && find pom.xml .mvn $inputs -newer "$state/built" 2>/dev/null)" ]; then
      (cd "$root" && rm -rf $outputs)
    fi
    rm -f "$state/built"
    # shellcheck disable=SC2086
    before=$(cd "$root" && made_from $inputs)
    build "$name" "$state/build.log" "$@" -Dmdep.outputFile="$state/classpath"
    {
      echo "$before"
      # shellcheck disable=SC2086
      (cd "$root" && digest $outputs)
      cat "$state/classpath" 2>/dev/null || true
      echo
    } >"$state/built.new"
    mv "$state/built.new" "$state/built"
    { read -r before && read -r before && read -r classpath; } <"$state/built"
  fi
  unlock
}

# lock NAME: waits until no other script builds in this tree, at most 15 minutes. The lock is a link that names its holder: made in one step,
# and worthless once that process is gone.
lock() {
  local waited=0 holder
  mkdir -p "$root/target" 2>/dev/null || true
  until ln -s $$ "$root/target/building" 2>/dev/null; do
    holder=$(readlink "$root/target/building") || holder=
    if [ -z "$holder" ] && [ ! -w "$root/target" ]; then
      echo "$1: $root/target: received a folder that cannot be written, needed for a build; build where it can be" >&2
      exit 2
    fi
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -f "$root/target/building"
    elif [ "$waited" -ge 900 ]; then
      echo "$1: process ${holder:-unknown} has been building for 15 minutes; end it, or remove $root/target/building" >&2
      exit 2
    else
      waited=$((waited + 1))
      sleep 1
    fi
  done
  trap unlock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

unlock() {
  rm -f "$root/target/building"
  trap - EXIT INT TERM
}

# build NAME LOG ARGUMENT...: Maven with these arguments; its output goes to LOG. When it fails, the first lines that say why are shown.
build() {
  local name=$1 log=$2
  shift 2
  mkdir -p "$(dirname "$log")"
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
