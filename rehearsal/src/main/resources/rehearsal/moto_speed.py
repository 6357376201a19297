"""What moto 5.2.1 works out anew for each request or each state, though it is always the same: kept,
because two cores have to carry the emulator, two databases, the functions and the load.
"""

import functools
import logging

import jsonpath_ng
from moto import backends
from moto.stepfunctions.parser.asl.component.common.path import result_path
from moto.stepfunctions.parser.asl.utils import json_path


def hurry() -> None:
    # Each request lists the folders of the package, while all others wait for a lock.
    modules = frozenset(backends.list_of_moto_modules())
    backends.list_of_moto_modules = lambda: modules
    # Each path of a state builds the parser's tables again.
    json_path.parse = functools.cache(json_path.parse)  # type: ignore[attr-defined]
    result_path.parse = functools.cache(jsonpath_ng.parse)  # type: ignore[attr-defined]
    # A line for each request; failures are still written.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
