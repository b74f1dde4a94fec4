"""The rule malformed-python-file-list: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, SPARK, case

from glue_constructs.rules.arguments.malformed_python_file_list import MalformedPythonFileList

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--extra-py-files"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("folder", AT, arguments={KEY: "s3://b/lib/"}),
        case("folder-among-files", AT, arguments={KEY: "s3://b/a.py,s3://b/lib/"}),
        case("space", AT, arguments={KEY: "s3://b/a.py, s3://b/b.py"}),
        case("line-end", AT, arguments={KEY: "s3://b/a.py,\ns3://b/b.py"}),
        case("shell", AT, job=SHELL, arguments={KEY: "s3://b/lib/"}),
        case("not-overridable", [f"NonOverridableArguments.{KEY}"], NonOverridableArguments={KEY: "s3://b/lib/"}),
        case("files", [], arguments={KEY: "s3://b/a.py,s3://b/lib.zip"}),
        case("spaces-around", [], arguments={KEY: " s3://b/a.py\n"}),
        case("comma-at-the-end", [], arguments={KEY: "s3://b/a.py,"}),
        case("empty", [], arguments={KEY: ""}),
        case("left-to-library-outside-s3", [], arguments={KEY: "lib/"}),
        case("folder-of-extra-files", [], arguments={"--extra-files": "s3://b/dir/"}),
        case("ray", [], job=RAY, arguments={KEY: "s3://b/lib/"}),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER, arguments={KEY: "s3://b/lib/"}),
        case("argument-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedPythonFileList, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--extra-py-files": "s3://b/a.py, s3://b/b.py,s3://b/lib/"}}

    assert message(MalformedPythonFileList, job) == (
        "--extra-py-files has a folder, or spaces between paths: needs paths of files, separated only by commas, got ' s3://b/b.py,s3://b/lib/'"
    )
