"""What library-outside-s3 finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.library_outside_s3 import LibraryOutsideS3

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
            {**ETL, "DefaultArguments": {"--extra-jars": "a.jar"}}, ["DefaultArguments.--extra-jars"], id="jar"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-files": "/data/a.json"}},
            ["DefaultArguments.--extra-files"],
            id="local-file",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-py-files": "bucket/lib.zip"}},
            ["DefaultArguments.--extra-py-files"],
            id="no-scheme",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-jars": "s3://b/a.jar,b.jar"}},
            ["DefaultArguments.--extra-jars"],
            id="one-of-two",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-jars": "https://repo.example/a.jar"}},
            ["DefaultArguments.--extra-jars"],
            id="web",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-jars": "s3:/b/a.jar"}},
            ["DefaultArguments.--extra-jars"],
            id="one-slash",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-jars": "s3:///a.jar"}},
            ["DefaultArguments.--extra-jars"],
            id="no-bucket",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-jars": "s3://bucket"}}, ["DefaultArguments.--extra-jars"], id="no-key"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--python-virtual-env": "venv.tar.gz"}},
            ["DefaultArguments.--python-virtual-env"],
            id="virtual-env",
        ),
        pytest.param(
            {**RAY, "DefaultArguments": {"--s3-py-modules": "a.zip", "--working-dir": "w.zip"}},
            ["DefaultArguments.--s3-py-modules", "DefaultArguments.--working-dir"],
            id="ray",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--extra-py-files": "lib.whl"}},
            ["DefaultArguments.--extra-py-files"],
            id="shell",
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--extra-jars": "a.jar"}},
            ["NonOverridableArguments.--extra-jars"],
            id="not-overridable",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--extra-jars": "s3://b/a.jar,S3://b/b,s3a://b/c.jar"}}, [], id="s3"),
        pytest.param({**ETL, "DefaultArguments": {"--extra-files": "s3://b/dir/"}}, [], id="folder"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-jars": "", "--extra-files": " ", "--extra-py-files": ","}},
            [],
            id="empty",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--extra-py-files": "s3://b/a.py,..."}}, [], id="cut-short"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--scriptLocation": "job.py", "--TempDir": "b/t"}},
            [],
            id="left-to-malformed-s3-path",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--extra-jars": "a.jar"}}, [], id="left-to-argument-refused-by-command"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--extra-jars": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param(
            {"Command": PARAMETER, "DefaultArguments": {"--extra-jars": "a.jar"}}, [], id="command-is-a-parameter"
        ),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(LibraryOutsideS3, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--extra-jars": "s3://b/a.jar,b.jar,c.jar"}}

    assert message(LibraryOutsideS3, job) == (
        "--extra-jars is not in Amazon S3: needs s3://bucket/key, got 'b.jar, c.jar'"
    )
