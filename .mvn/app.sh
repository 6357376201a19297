#!/bin/sh
# The app that the CDK command line starts (cdk.json). Maven builds it when something changed since the last build; otherwise java starts at
# once, with the classpath that the build left. Everything that is told goes to standard error: the CDK prints the template.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/.mvn/script.sh"
state="$root/src/target/app"
inputs='src/pom.xml src/main protocol/pom.xml protocol/src/main lambda-handlers/pom.xml lambda-handlers/src/main'
# The functions' asset is what Maven put together: a synthesis reads nothing else from the build.
outputs='src/target/classes protocol/target/classes lambda-handlers/target/classes lambda-handlers/target/function'

find_java 'cdk synth'
prepare 'cdk synth' 'about a minute' -pl src -am -DwithoutTests -Dspotless.check.skip compile dependency:build-classpath -Dmdep.includeScope=runtime
# Compilers in the background would take the core from what they compile for: V8 with one thread for the validator's WebAssembly, the JVM
# without its slow compiler.
NODE_OPTIONS="${NODE_OPTIONS:-} --v8-pool-size=1"
export NODE_OPTIONS
exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp "$root/src/target/classes:$classpath" \
  com.paymentmigration.PaymentMigrationApp
