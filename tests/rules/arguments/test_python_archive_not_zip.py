"""What python-archive-not-zip finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.python_archive_not_zip import PythonArchiveNotZip

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0.tar.gz"},
            },
            ["DefaultArguments.--extra-py-files"],
            id="tar-gz",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/a.py,s3://bucket/lib.tgz"},
            },
            ["DefaultArguments.--extra-py-files"],
            id="tgz",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib.zip,s3://bucket/a.py"},
            },
            [],
            id="zip-and-py",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3.9.egg"},
            },
            [],
            id="egg",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            [],
            id="wheel",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/delta-core_2.12-2.4.0.jar"},
            },
            [],
            id="jar-with-python",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib"},
            },
            [],
            id="no-ending",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/app.json"},
            },
            [],
            id="settings-file",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0.tar.gz"},
            },
            [],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": {"Ref": "Parameter"}},
            },
            [],
            id="files-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(PythonArchiveNotZip, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--extra-py-files": "s3://bucket/a.py,s3://bucket/lib.tgz"},
    }

    assert message(PythonArchiveNotZip, job) == (
        "Python does not import from this archive: needs .py files and .zip archives, got 'lib.tgz'"
    )
