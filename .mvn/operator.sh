# Sourced by ./migrate and ./validate after .mvn/script.sh: one build serves both.

# prepare_operator NAME: builds the module operator unless its last build holds.
# shellcheck disable=SC2034 # read by prepare
prepare_operator() {
  state="$root/operator/target/operator"
  inputs='protocol/pom.xml protocol/src/main lambda-handlers/pom.xml lambda-handlers/src/main operator/pom.xml operator/src/main'
  outputs='protocol/target/classes lambda-handlers/target/classes operator/target/classes'
  prepare "$1" 'about a minute' -pl operator -am -DwithoutTests -Dspotless.check.skip compile dependency:build-classpath -Dmdep.includeScope=runtime
}
