# Sourced by ./rehearse and ./certify after .mvn/script.sh: one build serves both.

# shellcheck disable=SC2034 # read by holds and prepare
state="$root/rehearsal/target/rehearse"
# shellcheck disable=SC2034
inputs='protocol/pom.xml protocol/src/main testbeds/pom.xml testbeds/src/main client/pom.xml client/src/main lambda-handlers/pom.xml lambda-handlers/src/main
  src/pom.xml src/main rehearsal/pom.xml rehearsal/src/main'
# shellcheck disable=SC2034
outputs='protocol/target/classes testbeds/target/classes client/target/classes lambda-handlers/target/classes lambda-handlers/target/function
  src/target/classes rehearsal/target/classes'
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20

# prepare_rehearsal NAME: builds the module rehearsal unless its last build holds.
prepare_rehearsal() {
  prepare "$1" 'a minute or two' -pl rehearsal -am -Dspotless.check.skip compile dependency:build-classpath -Dmdep.includeScope=runtime
}

# run_rehearsal CLASS ARGUMENT...: becomes java, as rehearsal/pom.xml runs it in the profile "rehearsal".
run_rehearsal() {
  local class=$1 from=$PWD
  shift
  cd "$root/rehearsal"
  # Synthesis itself validates; here its template is played.
  export CDK_VALIDATION=false
  exec "$java" -Dproject.root="$root" -Drehearse.from="$from" -Dsun.net.httpserver.nodelay=true -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    -cp "$root/rehearsal/target/classes:$classpath" "$class" "$@"
}
