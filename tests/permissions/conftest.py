from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from permissions.aws_itself import requests_of_aws
from permissions.calls import record_calls
from permissions.deployed import Deployed, stack_of_all

from glue_constructs.runs.provider.asset import HANDLERS

if TYPE_CHECKING:
    from permissions.calls import Call
    from permissions.policy import AccessRequest


STACKS = ("Orders", "Addresses")


@pytest.fixture(scope="session")
def deployed() -> dict[str, Deployed]:
    """The stack of all constructs, by each stack name in the handlers' tests."""
    stack = stack_of_all(cdk.App(analytics_reporting=False))
    return {name: Deployed.of(stack, name) for name in STACKS}


@pytest.fixture(scope="session")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """The calls of the handlers."""
    return record_calls(tmp_path_factory.mktemp("calls"))


@pytest.fixture(scope="session")
def access_requests(calls: list[Call], deployed: dict[str, Deployed]) -> list[tuple[str, Deployed, str, AccessRequest]]:
    """All requests: the test or AWS itself, the stack, the ARN of the role, and the request."""
    found = []
    for call in calls:
        stack = deployed[call.stack]
        role = stack.role_of("AWS::Lambda::Function", Handler=f"{HANDLERS}.{call.function}.handler")
        found += [(call.test, stack, role, request) for request in call.access_requests()]
    for stack in deployed.values():
        found += [("AWS itself", stack, role, request) for role, request in requests_of_aws(stack)]
    return found
