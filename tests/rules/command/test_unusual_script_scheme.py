"""What unusual-script-scheme finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.unusual_script_scheme import UnusualScriptScheme

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "S3://bucket/job.py"}},
            ["Command.ScriptLocation"],
            id="capital",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3a://bucket/job.py"}},
            ["Command.ScriptLocation"],
            id="s3a",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3n://bucket/job.py"}},
            ["Command.ScriptLocation"],
            id="s3n",
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}}, [], id="usual"),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "S3://bucket/"}},
            [],
            id="left-to-malformed-script-location",
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": "job.py"}}, [], id="left-to-local-script"),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": {"Ref": "Parameter"}}}, [], id="parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnusualScriptScheme, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(UnusualScriptScheme, {"Command": {"Name": "glueetl", "ScriptLocation": "S3://bucket/job.py"}}) == (
        "the script's URI has an unusual scheme: needs s3://<bucket>/<key>, got 'S3://bucket/job.py'"
    )
