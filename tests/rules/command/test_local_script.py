"""What local-script finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.local_script import LocalScript

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "./jobs/job.py"}},
            ["Command.ScriptLocation"],
            id="relative",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "../job.py"}}, ["Command.ScriptLocation"], id="above"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "job.py"}}, ["Command.ScriptLocation"], id="beside"
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "ScriptLocation": "jobs/job.py"}},
            ["Command.ScriptLocation"],
            id="of-a-python-shell-job",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "bucket/jobs/job.py"}},
            ["Command.ScriptLocation"],
            id="scheme-forgotten",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "/jobs/job.py"}},
            [],
            id="left-to-malformed-script-location",
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}}, [], id="in-s3"),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3a://bucket/job.py"}}, [], id="in-s3-by-another-scheme"
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": ""}}, [], id="left-to-missing-script-location"),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": {"Ref": "Parameter"}}}, [], id="parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(LocalScript, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(LocalScript, {"Command": {"Name": "glueetl", "ScriptLocation": "./job.py"}}) == (
        "the script is a local file: needs s3://<bucket>/<key> when deployed, got './job.py'"
    )
