"""Runs the commands of the documents that docs/commands.md says this script runs, as they stand there.

Sizes are reduced by the table's last column, where `…` stands for a number. Commands of one document run in one shell, in order, so that an exported
variable or a file that one leaves is there for the next. Needs what `./mvnw verify` needs.
"""
import pathlib
import re
import subprocess
import sys
import time

TABLE = pathlib.Path("docs/commands.md")


def rows():
    """Forms, as expressions, with their replacements."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and "`.ci/documented.py`" in cells[1]:
            form = re.search(r"`(.+?)`", cells[0])[1]
            expression = ".*".join(map(re.escape, form.split("…")))
            yield re.compile(expression), re.findall(r"`([^`]+)` → `([^`]+)`", cells[2])


def shown(text):
    """Lines of sh blocks and inline code, in order, without comments."""
    for block, span in re.findall(r"(?ms)^ *```sh\n(.*?)^ *```|`([^`\n]+)`", text):
        for line in re.sub(r"\\\n\s*", "", block or span).splitlines():
            yield re.sub(r"\s+", " ", re.sub(r"(^|\s+)#\s.*", "", line)).strip()


known, used, scripts = list(rows()), set(), {}
for path in [pathlib.Path("README.md"), *sorted(pathlib.Path("docs").rglob("*.md"))]:
    for command in shown(path.read_text(encoding="utf-8")) if path != TABLE else ():
        for number, (expression, replacements) in enumerate(known):
            if expression.fullmatch(command):
                used.add(number)
                for before, after in replacements:
                    command, replaced = re.subn(r"\d+".join(map(re.escape, before.split("…"))), after, command)
                    if not replaced:
                        sys.exit(f"{path}: '{before}' is not in: {command}")
                scripts.setdefault(path, []).append(command)
if len(used) < len(known) or not known:
    sys.exit("no document shows: " + ", ".join(known[n][0].pattern for n in range(len(known)) if n not in used))
for path, commands in scripts.items():
    print(f"== {path}", flush=True)
    for command in commands:
        print(f"   {command}", flush=True)
    began = time.monotonic()
    run = subprocess.run(["bash", "-euo", "pipefail", "-c", "\n".join(commands)], capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{run.stdout[-4000:]}\n{run.stderr[-4000:]}\n{path}: exit code {run.returncode}")
    print(f"   done in {time.monotonic() - began:.0f} s", flush=True)
print(f"documented commands: {sum(map(len, scripts.values()))} run")
