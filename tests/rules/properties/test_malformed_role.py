"""What malformed-role finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.malformed_role import MalformedRole

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Role": ""}, ["Role"], id="empty"),
        pytest.param({"Role": "arn:aws:iam::123456789012:instance-profile/GlueRole"}, ["Role"], id="instance-profile"),
        pytest.param({"Role": "arn:aws:iam::123456789012:policy/GlueRole"}, ["Role"], id="policy"),
        pytest.param({"Role": "arn:aws:sts::123456789012:assumed-role/GlueRole/me"}, ["Role"], id="assumed-role"),
        pytest.param({"Role": "arn:aws:s3:::bucket"}, ["Role"], id="bucket"),
        pytest.param({"Role": "arn:aws:iam::123456789012:role/"}, ["Role"], id="nameless"),
        pytest.param({"Role": "arn:aws:iam:us-east-1:123456789012:role/GlueRole"}, ["Role"], id="with-a-region"),
        pytest.param({"Role": "arn:aws:iam::123456789012:role/GlueRole"}, [], id="arn"),
        pytest.param(
            {"Role": "arn:aws-cn:iam::123456789012:role/service-role/GlueRole"}, [], id="other-partition-and-a-path"
        ),
        pytest.param({"Role": "arn:aws:iam::ACCOUNT_ID:role/GlueRole"}, [], id="placeholder"),
        pytest.param({"Role": "GlueRole"}, [], id="name"),
        pytest.param({"Role": "service-role/GlueRole"}, [], id="name-with-a-path"),
        pytest.param({"Role": {"Ref": "Parameter"}}, [], id="parameter"),
        pytest.param({"Role": "{{resolve:ssm:/glue/role}}"}, [], id="dynamic-reference"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedRole, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedRole, {"Role": "arn:aws:s3:::bucket"}) == (
        "Role is no IAM role: needs the name or the ARN of an IAM role, got 'arn:aws:s3:::bucket'"
    )
