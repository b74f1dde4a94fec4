"""The rule unusual-script-scheme: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.command.unusual_script_scheme import UnusualScriptScheme

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.ScriptLocation"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("capital", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "S3://bucket/job.py"}),
        case("s3a", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "s3a://bucket/job.py"}),
        case("s3n", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "s3n://bucket/job.py"}),
        case("usual", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}),
        case(
            "left-to-malformed-script-location",
            [],
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "S3://bucket/"},
        ),
        case("left-to-local-script", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "job.py"}),
        case("parameter", [], job={}, Command={"Name": "glueetl", "ScriptLocation": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnusualScriptScheme, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(UnusualScriptScheme, {"Command": {"Name": "glueetl", "ScriptLocation": "S3://bucket/job.py"}}) == (
        "the script's URI has an unusual scheme: needs s3://<bucket>/<key>, got 'S3://bucket/job.py'"
    )
