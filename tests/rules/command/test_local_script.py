"""The rule local-script: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.command.local_script import LocalScript

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.ScriptLocation"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("relative", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "./jobs/job.py"}),
        case("above", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "../job.py"}),
        case("same-folder", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "job.py"}),
        case("of-a-python-shell-job", AT, job={}, Command={"Name": "pythonshell", "ScriptLocation": "jobs/job.py"}),
        case("scheme-forgotten", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "bucket/jobs/job.py"}),
        case(
            "left-to-malformed-script-location",
            [],
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "/jobs/job.py"},
        ),
        case("in-s3", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}),
        case(
            "in-s3-by-another-scheme", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "s3a://bucket/job.py"}
        ),
        case("left-to-missing-script-location", [], job={}, Command={"Name": "glueetl", "ScriptLocation": ""}),
        case("parameter", [], job={}, Command={"Name": "glueetl", "ScriptLocation": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(LocalScript, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(LocalScript, {"Command": {"Name": "glueetl", "ScriptLocation": "./job.py"}}) == (
        "the script is a local file: needs s3://<bucket>/<key> when deployed, got './job.py'"
    )
