"""Where moto 5.2.1's Step Functions interpreter differs from Step Functions, and the workflows of
the migration would notice. Each repair says what moto does without it.
"""

import datetime
import re
import uuid
from typing import Any

import moto.stepfunctions.models
from botocore.exceptions import ClientError
from moto.stepfunctions.parser.asl.component.common.error_name.custom_error_name import (
    CustomErrorName,
)
from moto.stepfunctions.parser.asl.component.common.error_name.error_name import ErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name import (
    StatesErrorName,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_map.iteration import iteration_worker
from moto.stepfunctions.parser.asl.component.state.exec.state_parallel import branches_decl
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
    state_task_service_sfn,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_task.state_task_lambda import (
    StateTaskLambda,
)
from moto.stepfunctions.parser.asl.utils import json_path
from moto.stepfunctions.parser.backend.execution import Execution
from moto.stepfunctions.parser.models import (
    StepFunctionsParserBackend,
    stepfunctions_parser_backends,
)

REFERENCE_PATH = re.compile(r"\$+(\.\w+|\['[^']+'\]|\[\d+\])*")
Start = state_task_service_sfn.StateTaskServiceSfn


def repair() -> None:
    # CloudFormation makes state machines in the backend that does not run them.
    moto.stepfunctions.models.stepfunctions_backends = stepfunctions_parser_backends
    # An execution without a name is called "None", and so is the next one.
    StepFunctionsParserBackend.start_execution = start_execution  # type: ignore[method-assign]
    # A start copies the state machine with its executions, and those hold locks: an exception.
    Execution.__deepcopy__ = lambda self, memo: self  # type: ignore[attr-defined]
    # $.ended[0].run selects a list, because a field follows the index.
    json_path._is_singleton_array_access = lambda path: bool(REFERENCE_PATH.fullmatch(path))
    # A branch or an iteration that ends in an error named States.… is an exception, not an error.
    branches_decl.CustomErrorName = error_named  # type: ignore[assignment]
    iteration_worker.CustomErrorName = error_named  # type: ignore[assignment]
    # A function that Lambda refuses (too many requests) fails with "Exception", which no retrier names.
    StateTaskLambda._from_error = from_error  # type: ignore[method-assign]
    # startExecution hands its parameters on under names that the API does not know.
    Start._normalise_parameters = normalise_parameters  # type: ignore[method-assign]
    Start._eval_service_task = eval_service_task  # type: ignore[method-assign]
    Start._build_sync2_resolver = build_sync2_resolver  # type: ignore[method-assign]


start_by_name = StepFunctionsParserBackend.start_execution
lambda_error = StateTaskLambda._from_error
normalise_input = Start._normalise_parameters
call_service = Start._eval_service_task
sync2_resolver = Start._build_sync2_resolver


def start_execution(
    self: StepFunctionsParserBackend,
    state_machine_arn: str,
    name: str | None = None,
    execution_input: str | None = None,
    trace_header: str | None = None,
) -> Any:
    return start_by_name(
        self,
        state_machine_arn=state_machine_arn,
        name=name or str(uuid.uuid4()),
        execution_input=execution_input,
        trace_header=trace_header,
    )


def error_named(error_name: str | None) -> ErrorName:
    if error_name and error_name.startswith("States."):
        return StatesErrorName.from_name(error_name)
    return CustomErrorName(error_name)


def from_error(self: StateTaskLambda, env: Any, ex: Exception) -> Any:
    failure: Any = lambda_error(self, env, ex)
    if isinstance(ex, ClientError):
        error = "Lambda." + ex.response["Error"]["Code"]
        failure.error_name = CustomErrorName(error)
        failure.event_details["lambdaFunctionFailedEventDetails"]["error"] = error
    return failure


def normalise_parameters(self: Any, parameters: dict[str, Any], *more: Any, **named: Any) -> None:
    normalise_input(self, parameters, *more, **named)
    for key in list(parameters):
        parameters[key[0].lower() + key[1:]] = parameters.pop(key)


def eval_service_task(self: Any, env: Any, *more: Any, **named: Any) -> None:
    call_service(self, env, *more, **named)
    env.stack.append(as_output(env.stack.pop()))


def build_sync2_resolver(self: Any, *more: Any, **named: Any) -> Any:
    resolve = sync2_resolver(self, *more, **named)

    def resolved() -> Any:
        found = resolve()
        return found and as_output(found)

    return resolved


def as_output(response: dict[str, Any]) -> dict[str, Any]:
    return {
        key[0].upper() + key[1:]: value.isoformat()
        if isinstance(value, datetime.datetime)
        else value
        for key, value in response.items()
    }
