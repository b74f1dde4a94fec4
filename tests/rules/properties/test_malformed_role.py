"""The rule malformed-role: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.malformed_role import MalformedRole

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Role"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("empty", AT, job={}, Role=""),
        case("instance-profile", AT, job={}, Role="arn:aws:iam::123456789012:instance-profile/GlueRole"),
        case("policy", AT, job={}, Role="arn:aws:iam::123456789012:policy/GlueRole"),
        case("assumed-role", AT, job={}, Role="arn:aws:sts::123456789012:assumed-role/GlueRole/me"),
        case("bucket", AT, job={}, Role="arn:aws:s3:::bucket"),
        case("nameless", AT, job={}, Role="arn:aws:iam::123456789012:role/"),
        case("with-a-region", AT, job={}, Role="arn:aws:iam:us-east-1:123456789012:role/GlueRole"),
        case("arn", [], job={}, Role="arn:aws:iam::123456789012:role/GlueRole"),
        case("other-partition-and-a-path", [], job={}, Role="arn:aws-cn:iam::123456789012:role/service-role/GlueRole"),
        case("placeholder", [], job={}, Role="arn:aws:iam::ACCOUNT_ID:role/GlueRole"),
        case("name", [], job={}, Role="GlueRole"),
        case("name-with-a-path", [], job={}, Role="service-role/GlueRole"),
        case("parameter", [], job={}, Role=PARAMETER),
        case("dynamic-reference", [], job={}, Role="{{resolve:ssm:/glue/role}}"),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedRole, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedRole, {"Role": "arn:aws:s3:::bucket"}) == (
        "Role is not an IAM role: needs the name or the ARN of an IAM role, got 'arn:aws:s3:::bucket'"
    )
