"""The rule inline-auth-token: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.inline_auth_token import InlineAuthToken

if TYPE_CHECKING:
    from collections.abc import Callable


def created(**details: Any) -> tuple[str, dict[str, Any]]:
    command = {"Name": "glueetl", "ScriptLocation": "s3://bucket/orders.py"}
    return "CreateJob", {"Name": "o", "Role": "GlueRole", "Command": command, "SourceControlDetails": details}


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param(*created(AuthToken="hunter2"), ["SourceControlDetails.AuthToken"], id="no-strategy"),
        pytest.param(
            *created(AuthToken="hunter2", AuthStrategy="PERSONAL_ACCESS_TOKEN"),
            ["SourceControlDetails.AuthToken"],
            id="personal",
        ),
        pytest.param(
            "UpdateJob",
            {"JobName": "o", "JobUpdate": created(AuthToken="hunter2")[1]},
            ["JobUpdate.SourceControlDetails.AuthToken"],
            id="updated",
        ),
        pytest.param(*created(AuthToken="arn", AuthStrategy="AWS_SECRETS_MANAGER"), [], id="name-of-a-secret"),
        pytest.param(
            *created(AuthToken="hunter2", AuthStrategy={"Ref": "Parameter"}), [], id="strategy-is-a-parameter"
        ),
        pytest.param(
            *created(AuthToken="arn:aws:secretsmanager:eu-west-1:1:secret:github"),
            [],
            id="name-of-a-secret-without-strategy",
        ),
        pytest.param(*created(AuthToken="{{resolve:secretsmanager:github}}"), [], id="dynamic-reference"),
        pytest.param(*created(AuthToken={"Ref": "Parameter"}), [], id="a-parameter"),
        pytest.param(*created(Provider="GITHUB"), [], id="no-token"),
        pytest.param(*created(AuthToken=5), [], id="left-to-the-rule-of-types"),
        pytest.param(
            "UpdateJobFromSourceControl", {"JobName": "orders", "AuthToken": "hunter2"}, [], id="not-kept-in-a-job"
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(InlineAuthToken, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(InlineAuthToken, *created(AuthToken="hunter2")) == (
        "the token would be in plain text in the job's definition: needs a secret's name with AWS_SECRETS_MANAGER, "
        "got '<a literal of 7 characters>'"
    )
