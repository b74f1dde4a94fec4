"""What missing-role finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules import check_run
from glue_constructs.rules.properties.missing_role import MissingRole

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}}, ["Role"], id="left-out"),
        pytest.param({}, ["Role"], id="nothing-at-all"),
        pytest.param({"Role": {"Ref": "AWS::NoValue"}}, ["Role"], id="no-value"),
        pytest.param({"Role": None}, ["Role"], id="null"),
        pytest.param({"Role": "GlueRole"}, [], id="name"),
        pytest.param({"Role": {"Ref": "Parameter"}}, [], id="parameter"),
        pytest.param({"Fn::Transform": {"Name": "AWS::Include"}}, [], id="may-come-from-a-macro"),
        pytest.param({"Role": ["GlueRole"]}, [], id="left-to-value-of-wrong-type"),
        pytest.param({"Role": ""}, [], id="left-to-malformed-role"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MissingRole, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MissingRole, {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}}) == (
        "the job has no role: needs the name or the ARN of an IAM role, got None"
    )


def test_the_role_of_a_job_that_is_not_at_hand_is_unknown() -> None:
    assert check_run({"Timeout": 60}) == []
