"""The rule python-archive-not-zip: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.python_archive_not_zip import PythonArchiveNotZip

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--extra-py-files"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("tar-gz", AT, arguments={KEY: "s3://bucket/lib-1.0.tar.gz"}),
        case("tgz", AT, job=STREAMING, arguments={KEY: "s3://bucket/a.py,s3://bucket/lib.tgz"}),
        case("zip-and-py", [], arguments={KEY: "s3://bucket/lib.zip,s3://bucket/a.py"}),
        case("egg", [], arguments={KEY: "s3://bucket/lib-1.0-py3.9.egg"}),
        case("wheel", [], arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl"}),
        case("jar-with-python", [], arguments={KEY: "s3://bucket/delta-core_2.12-2.4.0.jar"}),
        case("no-ending", [], arguments={KEY: "s3://bucket/lib"}),
        case("settings-file", [], arguments={KEY: "s3://bucket/app.json"}),
        case("shell", [], job=SHELL, arguments={KEY: "s3://bucket/lib-1.0.tar.gz"}),
        case("files-are-a-parameter", [], arguments={KEY: PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(PythonArchiveNotZip, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--extra-py-files": "s3://bucket/a.py,s3://bucket/lib.tgz"},
    }

    assert message(PythonArchiveNotZip, job) == (
        "Python cannot import from this archive: needs .py files and .zip archives, got 'lib.tgz'"
    )
