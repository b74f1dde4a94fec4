"""What s3-modules-on-python-shell finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.s3_modules_on_python_shell import S3ModulesOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="wheel",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {
                    "--additional-python-modules": "pandas==1.4.2, s3://bucket/lib-1.0-py3-none-any.whl"
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="among-others",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="requirements",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "S3://bucket/lib-1.0-py3-none-any.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="capital-scheme",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": {"Ref": "Parameter"}},
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="python-unknown",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "numpy==1.22.3, pandas==1.4.2,s3fs==2022.3.0"},
            },
            [],
            id="names",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {
                    "--additional-python-modules": "scikit-learn==0.21.3 -i https://pypi.python.org/simple/"
                },
            },
            [],
            id="index-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "https://example.com/lib-1.0-py3-none-any.whl"},
            },
            [],
            id="url",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            [],
            id="spark",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": {"Ref": "Parameter"}},
            },
            [],
            id="modules-are-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(S3ModulesOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
        "DefaultArguments": {"--additional-python-modules": "pandas,s3://bucket/lib-1.0-py3-none-any.whl"},
    }

    assert message(S3ModulesOnPythonShell, job) == (
        "a Python shell job installs no modules from S3: needs modules of the package index, got "
        "'s3://bucket/lib-1.0-py3-none-any.whl'"
    )
