"""Hands every `aws` command of the documents and of the template's outputs to the AWS CLI, far from AWS.

The endpoint is a closed port: a command whose options and values are right gets as far as connecting, and only there it fails.
Usage: aws_commands.py TEMPLATE. Fails on a command that does not get that far, and when it finds none.
"""
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

# A command inside another one, whose answer that one takes: <(aws … | jq …), $(aws …)
INSIDE = r"[<$]\((aws [^|)]*)[^)]*\)"
NOWHERE = "http://127.0.0.1:1"
ENVIRONMENT = {
    **os.environ,
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_MAX_ATTEMPTS": "1",
}


def documented():
    """Commands in sh blocks and in inline code, with the JSON block before them for file arguments."""
    for path in sorted(pathlib.Path(".").glob("*.md")) + sorted(pathlib.Path("docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        blocks = re.findall(r"(?ms)^ *```(\S*)[^\n]*\n(.*?)^ *```", text)
        json_block = ""
        for language, body in blocks:
            if language == "json":
                json_block = body
            elif language == "sh":
                for line in re.sub(r"\\\n\s*", "", body).splitlines():
                    if line.strip().startswith("aws "):
                        yield f"{path}", re.sub(INSIDE, "inside", line.strip()), json_block
                    for inside in re.findall(INSIDE, line):
                        yield f"{path}", inside, ""
        prose = re.sub(r"(?ms)^ *```.*?^ *```", "", text)
        for span in re.findall(r"`(aws [^`\n]*--[^`\n]*)`", prose):
            yield f"{path}", span, ""


def outputs(template):
    """Commands that the stack hands to operators, references replaced by a word."""
    for name, output in json.loads(pathlib.Path(template).read_text(encoding="utf-8"))["Outputs"].items():
        if not name.endswith("Command"):
            continue
        value = output["Value"]
        parts = value["Fn::Join"][1] if isinstance(value, dict) else [value]
        yield f"output {name}", "".join(part if isinstance(part, str) else "reference" for part in parts), ""


def gets_as_far_as_connecting(command, json_block):
    # A blank of the documents, <like this> or …, is a value of some length.
    # Where a shell would put the answer is not the command's business.
    arguments = shlex.split(re.sub(r" > \S+$", "", re.sub(r"<[^<>]*>|…", "xxxxxxxxxxxxxxxxxxxx", command)))
    with tempfile.TemporaryDirectory() as folder:
        for match in re.findall(r"fileb?://(\S+)", command):
            own = pathlib.Path(match)
            file = pathlib.Path(folder, match)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(own.read_text(encoding="utf-8") if own.is_file() else json_block, encoding="utf-8")
        run = subprocess.run(
            [*arguments, "--endpoint-url", NOWHERE], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
        )
    return "Could not connect to the endpoint URL" in run.stderr, run.stderr.strip()


wrong, total = 0, 0
for where, command, json_block in [*documented(), *outputs(sys.argv[1])]:
    total += 1
    good, message = gets_as_far_as_connecting(command, json_block)
    if not good:
        wrong += 1
        print(f"{where}: {command}\n  {message.splitlines()[-1] if message else 'it did not try to connect'}")
print(f"aws commands: {total} checked, {wrong} wrong")
sys.exit(1 if wrong or not total else 0)
