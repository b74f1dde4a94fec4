"""What egg-on-python-shell finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.egg_on_python_shell import EggOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3.9.egg"},
            },
            ["DefaultArguments.--extra-py-files"],
            id="egg",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {
                    "--extra-py-files": "s3://bucket/lib-1.0-py3-none-any.whl,s3://bucket/lib-1.0-py3.9.egg"
                },
            },
            ["DefaultArguments.--extra-py-files"],
            id="among-others",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3.9.egg"},
            },
            ["DefaultArguments.--extra-py-files"],
            id="python-left-out",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            [],
            id="wheel",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib.zip"},
            },
            [],
            id="zip",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/my.egg.zip"},
            },
            [],
            id="egg-in-the-middle",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3.9.egg"},
            },
            [],
            id="python-3.6",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3.9.egg"},
            },
            [],
            id="spark",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": {"Ref": "Parameter"}},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3.9.egg"},
            },
            [],
            id="python-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": {"Ref": "Parameter"}},
            },
            [],
            id="files-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(EggOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
        "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3-none-any.whl,s3://bucket/lib-1.0-py3.9.egg"},
    }

    assert message(EggOnPythonShell, job) == ("Python 3.9 installs no eggs: needs wheels, got 'lib-1.0-py3.9.egg'")
