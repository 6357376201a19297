"""moto's server with its Step Functions interpreter switched on and made to start executions while
others are known: moto 5.2.1 copies a state machine with its backend, and so with every execution and
its locks, which cannot be copied. Arguments: those of moto_server.
"""

import copy
from typing import Any

from moto.core.config import default_user_config
from moto.server import main
from moto.stepfunctions.models import StateMachine

default_user_config["stepfunctions"]["execute_state_machine"] = True
default_user_config["lambda"]["use_docker"] = False


def alone(self: StateMachine, memo: dict[int, Any]) -> StateMachine:
    clone = copy.copy(self)
    clone.executions = []
    return clone


StateMachine.__deepcopy__ = alone  # type: ignore[attr-defined]

if __name__ == "__main__":
    main()
