from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from permissions.aws_itself import asked_by_aws
from permissions.calls import recorded
from permissions.deployed import Deployed, stack_of_all

if TYPE_CHECKING:
    from permissions.calls import Call
    from permissions.policy import Asked


STACKS = ("Orders", "Addresses")


@pytest.fixture(scope="session")
def deployed() -> dict[str, Deployed]:
    """The stack of all constructs, under each name that the handlers' tests give theirs."""
    stack = stack_of_all(cdk.App(analytics_reporting=False))
    return {name: Deployed.of(stack, name) for name in STACKS}


@pytest.fixture(scope="session")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """What the handlers call."""
    return recorded(tmp_path_factory.mktemp("calls"))


@pytest.fixture(scope="session")
def asked(calls: list[Call], deployed: dict[str, Deployed]) -> list[tuple[str, Deployed, str, Asked]]:
    """All that is asked for: by what, in which stack, under the role of which ARN, and what."""
    found = []
    for call in calls:
        stack = deployed[call.stack]
        role = stack.role_of("AWS::Lambda::Function", Handler=f"job_run.{call.function}.handler")
        found += [(call.test, stack, role, asked) for asked in call.asks()]
    for stack in deployed.values():
        found += [("AWS itself", stack, role, asked) for role, asked in asked_by_aws(stack)]
    return found
