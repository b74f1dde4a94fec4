"""What split-version-range finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.split_version_range import SplitVersionRange

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pandas>=2,<3"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="two-bounds",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pandas>=2, <3, numpy"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="with-a-space",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pandas>=2,!=2.1"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="exclusion",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "pandas>=1,<2"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pandas>=2,numpy<2"},
            },
            [],
            id="one-bound",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "-r,s3://bucket/requirements.txt"},
            },
            [],
            id="option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pyiceberg[glue,s3fs]==0.11.1"},
            },
            [],
            id="extras-with-a-comma",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "DefaultArguments": {"--additional-python-modules": "pandas>=1,<2"},
            },
            [],
            id="ray",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="no-arguments"),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": {"Ref": "Parameter"}},
            },
            [],
            id="modules-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(SplitVersionRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--additional-python-modules": "pandas>=2,<3"},
    }

    assert message(SplitVersionRange, job) == (
        "a comma ends an entry, a version range too: needs entries that begin with a module's name, got '<3'"
    )
