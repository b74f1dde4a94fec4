"""What malformed-python-file-list finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.malformed_python_file_list import MalformedPythonFileList

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
RAY = {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-py-files": "s3://b/lib/"}},
            ["DefaultArguments.--extra-py-files"],
            id="folder",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-py-files": "s3://b/a.py,s3://b/lib/"}},
            ["DefaultArguments.--extra-py-files"],
            id="folder-among-files",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-py-files": "s3://b/a.py, s3://b/b.py"}},
            ["DefaultArguments.--extra-py-files"],
            id="space",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-py-files": "s3://b/a.py,\ns3://b/b.py"}},
            ["DefaultArguments.--extra-py-files"],
            id="line-end",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--extra-py-files": "s3://b/lib/"}},
            ["DefaultArguments.--extra-py-files"],
            id="shell",
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--extra-py-files": "s3://b/lib/"}},
            ["NonOverridableArguments.--extra-py-files"],
            id="not-overridable",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--extra-py-files": "s3://b/a.py,s3://b/lib.zip"}}, [], id="files"),
        pytest.param({**ETL, "DefaultArguments": {"--extra-py-files": " s3://b/a.py\n"}}, [], id="spaces-around"),
        pytest.param({**ETL, "DefaultArguments": {"--extra-py-files": "s3://b/a.py,"}}, [], id="comma-at-the-end"),
        pytest.param({**ETL, "DefaultArguments": {"--extra-py-files": ""}}, [], id="empty"),
        pytest.param({**ETL, "DefaultArguments": {"--extra-py-files": "lib/"}}, [], id="left-to-library-outside-s3"),
        pytest.param({**ETL, "DefaultArguments": {"--extra-files": "s3://b/dir/"}}, [], id="folder-of-extra-files"),
        pytest.param({**RAY, "DefaultArguments": {"--extra-py-files": "s3://b/lib/"}}, [], id="ray"),
        pytest.param(
            {"Command": PARAMETER, "DefaultArguments": {"--extra-py-files": "s3://b/lib/"}},
            [],
            id="command-is-a-parameter",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--extra-py-files": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedPythonFileList, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--extra-py-files": "s3://b/a.py, s3://b/b.py,s3://b/lib/"}}

    assert message(MalformedPythonFileList, job) == (
        "--extra-py-files takes single files: needs paths of files with only commas between them, got ' s3://b/b.py,s3://b/lib/'"
    )
