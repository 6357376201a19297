#!/usr/bin/env python3
"""Times a warm `cdk synth` of this repository against an empty Java CDK app, in turn, in one run.

Twice: an app started by the command that `cdk init app --language java` writes, and one that Maven starts too, with this repository's options for
Maven, JVM and Node.js. Nothing changes between the rounds, so that this repository starts without Maven (.mvn/app.sh). Prints each round, the medians and the median ratios; then template size, resource count, asset size, and whether two
clean builds give the same asset hash. Run it from the repository's root: python3 test/benchmarks/synth.py [rounds]
"""
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
CDK = ["npx", "--yes", "aws-cdk@2.1148.1", "synth", "--quiet"]
# Warm means without the network: otherwise npx asks the registry whether its copy of the CLI is still good.
ENVIRONMENT = dict(os.environ, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION="20", npm_config_prefer_offline="true")

# What .mvn/app.sh gives the JVM and Node.js, for an app that Maven starts.
WITH_OPTIONS = (
    'NODE_OPTIONS="$NODE_OPTIONS --v8-pool-size=1" MAVEN_OPTS="$MAVEN_OPTS -XX:TieredStopAtLevel=1" ./mvnw -q -B -ntp compile exec:java'
)

EMPTY_APP = """package empty;
public final class EmptyApp {
  public static void main(String[] arguments) {
    software.amazon.awscdk.App app = new software.amazon.awscdk.App();
    new software.amazon.awscdk.Stack(app, "Empty");
    app.synth();
  }
}
"""


def empty_app(folder: pathlib.Path, app: str, with_options: bool) -> pathlib.Path:
    parent = (ROOT / "pom.xml").read_text(encoding="utf-8")

    def version(of: str) -> str:
        return re.search(f"<{of}.version>(.*?)</{of}.version>", parent).group(1)

    (folder / "src/main/java/empty").mkdir(parents=True)
    (folder / "src/main/java/empty/EmptyApp.java").write_text(EMPTY_APP, encoding="utf-8")
    (folder / "pom.xml").write_text(
        f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>empty</groupId><artifactId>empty</artifactId><version>1</version>
<properties><maven.compiler.release>17</maven.compiler.release>
<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
<dependencies><dependency><groupId>software.amazon.awscdk</groupId><artifactId>aws-cdk-lib</artifactId>
<version>{version("aws-cdk-lib")}</version></dependency></dependencies>
<build><plugins>
<plugin><artifactId>maven-compiler-plugin</artifactId><version>{version("maven-compiler-plugin")}</version></plugin>
<plugin><groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId>
<version>{version("exec-maven-plugin")}</version><configuration><mainClass>empty.EmptyApp</mainClass></configuration></plugin>
</plugins></build></project>""",
        encoding="utf-8",
    )
    (folder / "cdk.json").write_text(json.dumps({"app": app, "versionReporting": False}), encoding="utf-8")
    # The wrapper as its authors ship it: the look at the machine is this repository's.
    wrapper = (ROOT / "mvnw").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "mvnw").write_text("".join(line for line in wrapper if ".mvn/prerequisites.sh" not in line), encoding="utf-8")
    (folder / "mvnw").chmod(0o755)
    copied = ".mvn" if with_options else ".mvn/wrapper"
    shutil.copytree(ROOT / copied, folder / copied)
    return folder


def synth(folder: pathlib.Path) -> float:
    begin = time.monotonic()
    subprocess.run(CDK, cwd=folder, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - begin


def asset_hash() -> str:
    subprocess.run(["./mvnw", "-q", "-B", "-ntp", "clean"], cwd=ROOT, check=True)
    synth(ROOT)
    files = json.loads((ROOT / "cdk.out/PaymentMigrationStack.assets.json").read_text(encoding="utf-8"))["files"]
    return next(name for name, file in files.items() if file["source"]["packaging"] == "zip")


def line(name: str, row: list[float] | tuple[float, ...]) -> str:
    return (
        f"{name}: empty {row[0]:.1f} s, empty with our options {row[1]:.1f} s, this {row[2]:.1f} s,"
        f" ratio {row[3]:.2f}, to the one with our options {row[4]:.2f}"
    )


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        # As `cdk init` writes it, with the wrapper in place of an installed Maven; and with all options of this repository.
        plain = empty_app(pathlib.Path(name) / "plain", "./mvnw -e -q compile exec:java", False)
        tuned = empty_app(pathlib.Path(name) / "tuned", WITH_OPTIONS, True)
        synth(plain), synth(tuned), synth(ROOT)
        rows = []
        for number in range(1, rounds + 1):
            one, two, full = synth(plain), synth(tuned), synth(ROOT)
            rows.append((one, two, full, full / one, full / two))
            print(line(f"round {number}", rows[-1]) + f", load average {os.getloadavg()[0]:.1f}", flush=True)
    print(line("median", [statistics.median(column) for column in zip(*rows)]))
    template = ROOT / "cdk.out/PaymentMigrationStack.template.json"
    resources = json.loads(template.read_text(encoding="utf-8"))["Resources"]
    print(f"template: {template.stat().st_size / 1000:.0f} kB, {len(resources)} resources")
    size = sum(f.stat().st_size for f in (ROOT / "lambda-handlers/target/function").rglob("*") if f.is_file())
    print(f"handler asset: {size / 1e6:.1f} MB")
    first, second = asset_hash(), asset_hash()
    print(f"asset hash of two clean builds: {'the same' if first == second else 'DIFFERENT'} ({first[:12]}…)")


if __name__ == "__main__":
    main()
