"""Figures of a storm, out of its report into the documents.

    python3 test/benchmarks/storm.py [REPORT_JSON [NOTE]]

Writes the section "storm" of docs/rehearsal.md from what ./rehearse --storm left in rehearsal/target/rehearsal/report.json.
NOTE is what a reader must know of the machine at that time, such as other load. Refuses a report without a storm, and one
in which a check failed.
"""
import collections
import datetime
import json
import pathlib
import re
import sys

from rehearsal import REPORT, write

RUN = re.compile(r"run (\d+), (.*?)(?: \((?:blue|green)\))?(?: \d+ ms after \w+)?: ([A-Z_]+), then ([A-Z_]+), writer (\w+)")


def runs(storm):
    """One (trouble, how it ended) for each run."""
    for event in storm["events"]:
        found = RUN.match(event["text"])
        if found:
            yield found.group(2), found.group(3)


def table(storm):
    ended = collections.defaultdict(collections.Counter)
    for trouble, how in runs(storm):
        ended[trouble][how] += 1
    lines = ["| trouble | runs | succeeded | came to nothing, with a reason |", "|---|---|---|---|"]
    for trouble, how in sorted(ended.items()):
        good = how["SUCCEEDED"]
        lines.append(f"| {trouble} | {sum(how.values())} | {good} | {sum(how.values()) - good} |")
    return lines


def checks(storm):
    return [f"| {each['name']} | {each['detail'].replace('|', '/')} |" for each in storm["checks"]]


def section(report, note):
    storm = report["scenarios"][0]
    figures = storm["figures"]
    day = datetime.datetime.fromtimestamp(
        report["startedAtEpochMillis"] / 1000, datetime.timezone.utc
    ).date()
    return [
        f"{storm['description']}. Played on {day}, {report['machine']}{note}. It took"
        f" {storm['durationMillis'] / 60000:.0f} min: {figures['requests']:,} requests,"
        f" {figures['failedReads']} reads and {figures['failedWrites']} writes failed, {figures['lost']} lost,"
        f" {figures['doubled']} doubled.",
        "",
        *table(storm),
        "",
        "| check | what was found |",
        "|---|---|",
        *checks(storm),
    ]


def main(arguments):
    if len(arguments) > 2:
        sys.exit(__doc__)
    path = pathlib.Path(arguments[0]) if arguments else REPORT
    report = json.loads(path.read_text(encoding="utf-8"))
    names = [each["name"] for each in report["scenarios"]]
    if names != ["storm"]:
        sys.exit(f"{path}: received scenarios {', '.join(names)}, allowed: storm alone")
    failed = [each["name"] for each in report["scenarios"][0]["checks"] if not each["passed"]]
    if failed:
        sys.exit(f"{path}: received a storm in which these failed: {', '.join(failed)}; allowed: none")
    write("docs/rehearsal.md", "storm", section(report, f"; {arguments[1]}" if len(arguments) > 1 else ""))


if __name__ == "__main__":
    main(sys.argv[1:])
