"""The rule missing-role: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules import check_run
from glue_constructs.rules.properties.missing_role import MissingRole

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Role"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("not-set", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}),
        case("nothing-at-all", AT, job={}),
        case("no-value", AT, job={}, Role={"Ref": "AWS::NoValue"}),
        case("null", AT, job={}, Role=None),
        case("name", [], job={}, Role="GlueRole"),
        case("parameter", [], job={}, Role=PARAMETER),
        case("may-come-from-a-macro", [], job={"Fn::Transform": {"Name": "AWS::Include"}}),
        case("left-to-value-of-wrong-type", [], job={}, Role=["GlueRole"]),
        case("left-to-malformed-role", [], job={}, Role=""),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MissingRole, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MissingRole, {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}}) == (
        "the job has no role: needs the name or the ARN of an IAM role, got None"
    )


def test_the_role_of_an_unknown_job_is_unknown() -> None:
    assert check_run({"Timeout": 60}) == []
