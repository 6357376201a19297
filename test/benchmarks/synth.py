#!/usr/bin/env python3
"""Times a warm `cdk synth` of this repository against an empty Java CDK app, in turn, in one run.

Prints each pair, the medians and the median ratio; then template size, resource count, asset size, and whether two
clean builds give the same asset hash. Run it from the repository's root: python3 test/benchmarks/synth.py [pairs]
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

EMPTY_APP = """package empty;
public final class EmptyApp {
  public static void main(String[] arguments) {
    software.amazon.awscdk.App app = new software.amazon.awscdk.App();
    new software.amazon.awscdk.Stack(app, "Empty");
    app.synth();
  }
}
"""


def empty_app(folder: pathlib.Path) -> None:
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
    # The same options of Maven and of its JVM.
    app = json.loads((ROOT / "cdk.json").read_text(encoding="utf-8"))["app"]
    (folder / "cdk.json").write_text(
        json.dumps({"app": app.replace(" -pl src -am", ""), "versionReporting": False}), encoding="utf-8"
    )
    shutil.copy(ROOT / "mvnw", folder)
    shutil.copytree(ROOT / ".mvn", folder / ".mvn")


def synth(folder: pathlib.Path) -> float:
    begin = time.monotonic()
    subprocess.run(CDK, cwd=folder, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - begin


def asset_hash() -> str:
    subprocess.run(["./mvnw", "-q", "-B", "-ntp", "clean"], cwd=ROOT, check=True)
    synth(ROOT)
    files = json.loads((ROOT / "cdk.out/PaymentMigrationStack.assets.json").read_text(encoding="utf-8"))["files"]
    return next(name for name, file in files.items() if file["source"]["packaging"] == "zip")


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        empty = pathlib.Path(name) / "empty"
        empty.mkdir()
        empty_app(empty)
        synth(empty), synth(ROOT)
        rows = []
        for pair in range(pairs):
            one, full = synth(empty), synth(ROOT)
            rows.append((one, full, full / one))
            print(f"pair {pair + 1}: empty {one:.1f} s, this {full:.1f} s, ratio {full / one:.2f}, load average {os.getloadavg()[0]:.1f}", flush=True)
    medians = [statistics.median(column) for column in zip(*rows)]
    print(f"median: empty {medians[0]:.1f} s, this {medians[1]:.1f} s, ratio {medians[2]:.2f}")
    template = ROOT / "cdk.out/PaymentMigrationStack.template.json"
    resources = json.loads(template.read_text(encoding="utf-8"))["Resources"]
    print(f"template: {template.stat().st_size / 1000:.0f} kB, {len(resources)} resources")
    size = sum(f.stat().st_size for f in (ROOT / "lambda-handlers/target/function").rglob("*") if f.is_file())
    print(f"handler asset: {size / 1e6:.1f} MB")
    first, second = asset_hash(), asset_hash()
    print(f"asset hash of two clean builds: {'the same' if first == second else 'DIFFERENT'} ({first[:12]}…)")


if __name__ == "__main__":
    main()
