"""Fixtures for the tests of the embedded AWS."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from local.engine import SCRIPTED, CustomResources, StackUnderTest, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from glue_constructs.local import EmbeddedAws

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def cloudformation(embedded_aws: EmbeddedAws) -> Any:
    return embedded_aws.client("cloudformation")


@pytest.fixture
def new_stack(cloudformation: Any) -> Callable[[], StackUnderTest]:
    return lambda: StackUnderTest(cloudformation, f"stack-{next(_NUMBERS)}")


@pytest.fixture
def stack(new_stack: Callable[[], StackUnderTest]) -> StackUnderTest:
    return new_stack()


@pytest.fixture
def deploy(stack: StackUnderTest) -> Callable[..., dict[str, str | None]]:
    """Create or update the stack with these resources, and check that this succeeds."""

    def deployed(**resources: Any) -> dict[str, str | None]:
        template = {"Resources": resources}
        expected = "UPDATE_COMPLETE" if stack.exists() else "CREATE_COMPLETE"
        status = stack.update(template) if stack.exists() else stack.create(template)
        assert status == expected, stack.events()
        return stack.resources

    return deployed


@pytest.fixture(scope="session")
def role_arn(embedded_aws: EmbeddedAws) -> str:
    iam = embedded_aws.client("iam")
    return iam.create_role(RoleName="tests", AssumeRolePolicyDocument="{}")["Role"]["Arn"]


@pytest.fixture(scope="session")
def custom(embedded_aws: EmbeddedAws, role_arn: str) -> CustomResources:
    s3 = embedded_aws.client("s3")
    s3.create_bucket(Bucket="custom-resource-requests")
    function = embedded_aws.client("lambda").create_function(
        FunctionName="scripted",
        Runtime="python3.12",
        Handler="index.handler",
        Role=role_arn,
        Code={"ZipFile": zipped(index=SCRIPTED)},
        Timeout=60,
    )
    return CustomResources(function["FunctionArn"], s3)
