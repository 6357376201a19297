#!/usr/bin/env python3
"""Times the way from `git clone` to a synthesized template, as somebody walks it who has never seen this repository.

First with empty caches (Maven's repository and wrapper, npm's cache, jsii's unpacked library), then once more with the
caches that this left. JDK 17, Node.js and git are there already. Run it from the repository's root.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = ["npx", "--yes", "aws-cdk@2.1148.1", "synth", "--quiet"]


def minutes(folder: pathlib.Path, clone: str, environment: dict) -> float:
    began = time.monotonic()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), clone], cwd=folder, check=True)
    run = subprocess.run(COMMAND, cwd=folder / clone, env=environment, capture_output=True, text=True, check=False)
    if run.returncode or not (folder / clone / "cdk.out/PaymentMigrationStack.template.json").is_file():
        sys.exit(run.stdout[-3000:] + run.stderr[-3000:])
    return (time.monotonic() - began) / 60


with tempfile.TemporaryDirectory() as name:
    home = pathlib.Path(name)
    surroundings = {
        **os.environ,
        "MAVEN_ARGS": f"-Dmaven.repo.local={home}/repository",
        "MAVEN_USER_HOME": f"{home}/wrapper",
        "npm_config_cache": f"{home}/npm",
        "JSII_RUNTIME_PACKAGE_CACHE_ROOT": f"{home}/jsii",
        "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "1",
    }
    print("| caches | minutes from clone to template |\n|---|---|", flush=True)
    for caches in ("empty", "warm"):
        print(f"| {caches} | {minutes(home, caches, surroundings):.1f} |", flush=True)
