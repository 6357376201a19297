"""Figures of a rehearsal, out of its report into the documents.

    python3 test/benchmarks/rehearsal.py [REPORT_JSON [NOTE]]

Writes the sections "rehearsal" of docs/benchmarks.md and "played" of docs/rehearsal.md from what ./rehearse left
in rehearsal/target/rehearsal/report.json. NOTE is what a reader must know of the machine at that time, such as other load.
Refuses a run that a scenario failed in.
"""
import datetime
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
REPORT = ROOT / "rehearsal/target/rehearsal/report.json"


def seconds(millis):
    return "" if millis is None else f"{millis / 1000:.1f} s"


def worst(figures, key):
    found = [each[key] for each in figures if each[key] is not None]
    return seconds(max(found)) if found else "–"


def table(run):
    lines = [
        "| scenario | requests | failed reads | failed writes | writes unavailable at most"
        " | traffic back after | writer back after | lost | doubled | took |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for each in run["scenarios"]:
        figures = each["figures"]
        lines.append(
            f"| {each['name']} | {figures['requests']:,} | {figures['failedReads']}"
            f" | {figures['failedWrites']} | {seconds(figures['writeUnavailabilityMillis'])}"
            f" | {seconds(figures['trafficBackMillis'])} | {seconds(figures['writerBackMillis'])}"
            f" | {figures['lost']} | {figures['doubled']} | {each['durationMillis'] / 1000:.0f} s |"
        )
    return lines


def summary(run):
    figures = [each["figures"] for each in run["scenarios"]]

    def total(key):
        return sum(each[key] for each in figures)

    passed = sum(each["passed"] for each in run["scenarios"])
    cold = [each["figures"] for each in run["scenarios"] if each["name"].startswith("function-cold")]
    return [
        "| figure | value | goal |",
        "|---|---|---|",
        f"| scenarios passed | {passed} of {len(figures)} | all |",
        f"| payments and refunds lost | {total('lost')} | 0 |",
        f"| payments and refunds doubled | {total('doubled')} | 0 |",
        f"| failed reads | {total('failedReads')} of {total('requests'):,} requests | 0 |",
        f"| failed writes | {total('failedWrites')} of {total('requests'):,} requests | |",
        f"| traffic back, slowest | {worst(figures, 'trafficBackMillis')} | ≤ 15 s |",
        f"| traffic back with cold functions, slowest | {worst(cold, 'trafficBackMillis')} | ≤ 15 s |",
        f"| writer back, slowest | {worst(figures, 'writerBackMillis')} | ≤ 30 s |",
        f"| no write acknowledged, longest | {worst(figures, 'writeUnavailabilityMillis')} | |",
        f"| the whole run took | {run['durationMillis'] / 60000:.1f} min | ≤ 15 min |",
    ]


def played(run, note):
    checks = sum(len(each["checks"]) for each in run["scenarios"])
    day = datetime.datetime.fromtimestamp(
        run["startedAtEpochMillis"] / 1000, datetime.timezone.utc
    ).date()
    return (
        f"{len(run['scenarios'])} scenarios on {day}, wait factor {run['waitFactor']}, {checks} checks,"
        f" all passed; {run['machine']}{note}."
    )


def write(document, name, lines):
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    opening, closing = f"<!-- generated: {name} -->\n", f"<!-- end: {name} -->"
    before, rest = text.split(opening)
    after = rest.split(closing)[1]
    path.write_text(before + opening + "\n".join(lines) + "\n" + closing + after, encoding="utf-8")


def main(arguments):
    if len(arguments) > 2:
        sys.exit(__doc__)
    report = pathlib.Path(arguments[0]) if arguments else REPORT
    run = json.loads(report.read_text(encoding="utf-8"))
    failed = [each["name"] for each in run["scenarios"] if not each["passed"]]
    if failed:
        sys.exit(f"{report}: received a run in which {', '.join(failed)} failed, allowed: none")
    said = played(run, f"; {arguments[1]}" if len(arguments) > 1 else "")
    write("docs/benchmarks.md", "rehearsal", [said, "", *summary(run), "", *table(run)])
    write("docs/rehearsal.md", "played", [said, "", *summary(run)])


if __name__ == "__main__":
    main(sys.argv[1:])
