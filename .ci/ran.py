"""Fails when a test class stands in the tree but no report of it does, or when a report counts no test.

A class that needs what a machine may lack may be skipped as a whole, where that is really not there.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

MODULES = {module: f"{module}/src/test/java" for module in ("protocol", "testbeds", "client", "lambda-handlers", "rehearsal", "operator")}
MODULES["test"] = "test/java"
# Class: the folder without which it skips itself.
OPTIONAL = {"com.paymentmigration.lambda.validation.catalogue.OtherServersIT": "target/servers"}

failures, total, skipped = [], 0, 0
for module, sources in MODULES.items():
    ran = {}
    for kind in ("surefire-reports", "failsafe-reports"):
        for report in pathlib.Path(module, "target", kind).glob("TEST-*.xml"):
            for case in ET.parse(report).getroot().iter("testcase"):
                name = case.get("classname").split("$")[0]
                if case.find("skipped") is not None:
                    skipped += 1
                    print(f"skipped: {name}.{case.get('name')}")
                else:
                    ran[name] = ran.get(name, 0) + 1
    for source in sorted(pathlib.Path(sources).rglob("*.java")):
        if not re.search(r"(Test|IT|Properties)\.java$", source.name):
            continue
        name = ".".join(source.relative_to(sources).with_suffix("").parts)
        if not ran.get(name):
            if name in OPTIONAL and not pathlib.Path(OPTIONAL[name]).exists():
                print(f"skipped as a whole: {name}: {OPTIONAL[name]} is not there")
            else:
                failures.append(name)
    total += sum(ran.values())
for name in failures:
    print(f"did not run: {name}")
print(f"{total} passed, {len(failures)} failed, {skipped} skipped")
sys.exit(1 if failures or not total else 0)
