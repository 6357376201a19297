"""moto's server with nine things added, for the rehearsal.

1. State machines run: moto's Step Functions interpreter is switched on, and repaired where it
   differs from Step Functions (moto_interpreter.py).
2. Functions run elsewhere: an invocation is an HTTP POST to FUNCTION_HOST, which answers as Lambda
   does (another status than 200 refuses the call, as one that is throttled or of a function that
   sleeps; the header x-amz-function-error marks a failure).
3. Targets are as healthy as the load balancer's stand-in at FUNCTION_HOST measures them.
4. A stack update takes its time, in the background, as CloudFormation's does: as long as
   FUNCTION_HOST holds it back, and the time that moto needs.
5. Templates are read as JSON, which takes moto's YAML parser seconds, three times an update.
6. A stack update changes listener rules only. Of everything else it would change tags, and for that
   moto forgets the resource, or deletes it and makes another one.
7. Secrets have their rotation enabled, as the template's schedules do it, which moto does not know. A
   rotation ends at the first step that fails, pending, and goes on where it was; RotateSecret waits
   for it and tells the failure.
8. A Wait state waits WAIT_FACTOR times its seconds, but SHORTEST_WAIT seconds at least; the language
   knows whole seconds only.
9. Writes to DynamoDB come one after the other. A transaction that fails puts the whole table back,
   and with it what another one wrote meanwhile: two at once could both fail.

Arguments: those of moto_server.
"""

import http.client
import json
import os
import threading
import time
import traceback
import urllib.parse
import uuid
from typing import Any

import moto_interpreter
import moto_speed
from moto.awslambda.models import LambdaBackend
from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import CloudFormationBackend, Stack
from moto.core.config import default_user_config
from moto.core.exceptions import JsonRESTError
from moto.dynamodb.models import DynamoDBBackend
from moto.elbv2.models import FakeHealthStatus, FakeTargetGroup
from moto.secretsmanager.exceptions import InvalidRequestException
from moto.secretsmanager.models import FakeSecret, SecretsManagerBackend
from moto.server import main
from moto.stepfunctions.parser.asl.component.state.wait.wait_function.wait_function import (
    WaitFunction,
)

HOST = urllib.parse.urlsplit(os.environ["FUNCTION_HOST"]).netloc
WAIT_FACTOR = float(os.environ.get("WAIT_FACTOR", "1"))
SHORTEST_WAIT = float(os.environ.get("SHORTEST_WAIT", "0"))
PENDING = "AWSPENDING"
WRITES = threading.RLock()
LISTENER_RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"
# Longer than any function may take (15 minutes).
PATIENCE_SECONDS = 960

default_user_config["stepfunctions"]["execute_state_machine"] = True
moto_interpreter.repair()
moto_speed.hurry()


class Refused(JsonRESTError):
    def __init__(self, status: int, payload: bytes) -> None:
        refusal = json.loads(payload)
        self.code = status
        super().__init__(refusal["errorType"], refusal["errorMessage"])


def exchange(method: str, path: str, body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(HOST, timeout=PATIENCE_SECONDS)
    try:
        connection.request(method, path, body)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def invoke(
    self: LambdaBackend,
    function_name: str,
    qualifier: str | None,
    body: Any,
    headers: Any,
    response_headers: Any,
) -> bytes:
    name = self.get_function(function_name, qualifier).function_name
    data = body if isinstance(body, bytes) else str(body or "{}").encode()
    status, answered, payload = exchange("POST", "/functions/" + urllib.parse.quote(name), data)
    if status != http.client.OK:
        raise Refused(status, payload)
    error = {key.lower(): value for key, value in answered.items()}.get("x-amz-function-error")
    if error:
        response_headers["x-amz-function-error"] = error
    return payload


def health_for(self: FakeTargetGroup, target: dict[str, Any], ec2_backend: Any) -> FakeHealthStatus:
    query = urllib.parse.urlencode({"group": self.arn, "target": target["Id"]})
    _, _, payload = exchange("GET", "/target-health?" + query)
    health = json.loads(payload)
    port = str(target.get("Port", self.port))
    return FakeHealthStatus(
        target["Id"], port, port, health["state"], health.get("reason"), health.get("description")
    )


update_at_once = CloudFormationBackend.update_stack


def update_stack(
    self: CloudFormationBackend,
    name: str,
    template: str,
    role_arn: str | None,
    parameters: list[dict[str, Any]],
    tags: dict[str, str] | None,
) -> Stack:
    stack = self.get_stack(name)
    if stack.status.endswith("_IN_PROGRESS"):
        state = f"is in {stack.status} state and can not be updated."
        raise ValidationError(message=f"Stack:{stack.stack_id} {state}")
    stack.status = "UPDATE_IN_PROGRESS"

    def work() -> None:
        try:
            exchange("GET", "/stack-update?" + urllib.parse.urlencode({"stack": name}))
            update_at_once(self, name, template, role_arn, parameters, tags)
        except Exception:
            traceback.print_exc()
            stack.status = "UPDATE_ROLLBACK_COMPLETE"

    threading.Thread(target=work, daemon=True).start()
    return stack


def wait(self: WaitFunction, env: Any, wait_seconds: float) -> None:
    end = time.monotonic() + max(SHORTEST_WAIT, wait_seconds * WAIT_FACTOR)
    # Other branches of the workflow wake it too.
    while env.is_running() and (left := end - time.monotonic()) > 0:
        env.program_state_event.wait(left)


def one_at_a_time(write: Any) -> Any:
    def written(*some: Any, **named: Any) -> Any:
        with WRITES:
            return write(*some, **named)

    return written


for name in ("transact_write_items", "put_item", "update_item", "delete_item"):
    setattr(DynamoDBBackend, name, one_at_a_time(getattr(DynamoDBBackend, name)))

update_resource = parsing.parse_and_update_resource


def update_listener_rule(
    logical_id: str, resource_json: Any, resources_map: Any, account_id: str, region_name: str
) -> Any:
    if resource_json["Type"] != LISTENER_RULE:
        return resources_map[logical_id]
    return update_resource(logical_id, resource_json, resources_map, account_id, region_name)


parsing.parse_and_update_resource = update_listener_rule
make_secret = FakeSecret.__init__


def make_rotating_secret(self: FakeSecret, *some: Any, **named: Any) -> None:
    make_secret(self, *some, **named)
    self.rotation_requested = self.rotation_enabled = True


def rotate_secret(
    self: SecretsManagerBackend,
    secret_id: str,
    client_request_token: str | None = None,
    rotation_lambda_arn: str | None = None,
    rotation_rules: dict[str, Any] | None = None,
    rotate_immediately: bool = True,
) -> str:
    versions = self.secrets[secret_id].versions
    pending = [key for key, version in versions.items() if PENDING in version["version_stages"]]
    token = pending[0] if pending else str(uuid.uuid4())
    if not pending:
        now = int(time.time())
        versions[token] = {"createdate": now, "version_id": token, "version_stages": [PENDING]}
    name = str(rotation_lambda_arn).split(":")[-1]
    for step in ("createSecret", "setSecret", "testSecret", "finishSecret"):
        event = {"Step": step, "SecretId": secret_id, "ClientRequestToken": token}
        path = "/functions/" + urllib.parse.quote(name)
        _, answered, payload = exchange("POST", path, json.dumps(event).encode())
        if "x-amz-function-error" in {key.lower() for key in answered}:
            raise InvalidRequestException(payload.decode())
    return self.secrets[secret_id].to_short_dict()


SecretsManagerBackend.rotate_secret = rotate_secret  # type: ignore[method-assign]
FakeSecret.__init__ = make_rotating_secret  # type: ignore[method-assign]
Stack.parse_template = staticmethod(json.loads)  # type: ignore[method-assign]
CloudFormationBackend.update_stack = update_stack  # type: ignore[method-assign]
WaitFunction._wait_interval = wait  # type: ignore[method-assign]
LambdaBackend.invoke = invoke  # type: ignore[method-assign]
FakeTargetGroup.health_for = health_for  # type: ignore[method-assign]

if __name__ == "__main__":
    main()
