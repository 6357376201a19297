#!/usr/bin/env python3
"""Times what the policy gates add to a synthesis: the same stack with and without them, in turn, each in a JVM of its own.

Prints each pair, the medians and the median ratio. Run it from the repository's root: python3 test/benchmarks/gates.py [pairs]
The virtual machines start as .mvn/app.sh starts them for cdk synth; --jvm-defaults leaves its options out.
The build is left out: it costs the same either way. test/benchmarks/synth.py has the whole command against an empty app.
"""
import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLASSPATH = ROOT / "test/target/benchmark-classpath.txt"
MAIN = "com.paymentmigration.compliance.SynthesisWithGates"
ENVIRONMENT = dict(os.environ, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION="20")
APP = (ROOT / ".mvn/app.sh").read_text(encoding="utf-8")


def options() -> tuple[list[str], dict[str, str]]:
    """Of the virtual machine and of Node.js, as the app's own script has them."""
    java = re.search(r'^exec "\$java" (-.*?) -cp ', APP, re.MULTILINE)
    node = re.search(r'^NODE_OPTIONS="\$\{NODE_OPTIONS:-\} (.*)"$', APP, re.MULTILINE)
    if not java or not node:
        sys.exit(".mvn/app.sh: its options were not found")
    return java[1].split(), dict(ENVIRONMENT, NODE_OPTIONS=node[1])


def build() -> str:
    subprocess.run(
        ["./mvnw", "-q", "-B", "-ntp", "-Dspotless.check.skip", "-pl", "test", "-am", "test-compile",
         "dependency:build-classpath", f"-Dmdep.outputFile={CLASSPATH}", "-Dmdep.includeScope=test"],
        cwd=ROOT, check=True)
    classes = [ROOT / "test/target/test-classes"]
    return os.pathsep.join([*map(str, classes), CLASSPATH.read_text(encoding="utf-8").strip()])


def synthesize(classpath: str, gates: str, start: tuple[list[str], dict[str, str]]) -> float:
    with tempfile.TemporaryDirectory() as assembly:
        begin = time.monotonic()
        subprocess.run(
            ["java", *start[0], f"-Dproject.root={ROOT}", "-cp", classpath, MAIN, gates, assembly],
            cwd=ROOT, env=start[1], check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="?", type=int, default=3, help="pairs to time (default 3)")
    parser.add_argument("--jvm-defaults", action="store_true", help="without the options of .mvn/app.sh")
    arguments = parser.parse_args()
    pairs = arguments.pairs
    start = ([], ENVIRONMENT) if arguments.jvm_defaults else options()
    classpath = build()
    synthesize(classpath, "without", start)
    rows = []
    for pair in range(1, pairs + 1):
        without, with_gates = synthesize(classpath, "without", start), synthesize(classpath, "with", start)
        rows.append((without, with_gates, with_gates / without))
        print(f"pair {pair}: without {without:.1f} s, with {with_gates:.1f} s, ratio {with_gates / without:.2f}", flush=True)
    medians = [statistics.median(column) for column in zip(*rows)]
    print(f"median: without {medians[0]:.1f} s, with {medians[1]:.1f} s, ratio {medians[2]:.2f}; "
          f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
