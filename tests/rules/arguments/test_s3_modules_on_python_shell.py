"""The rule s3-modules-on-python-shell: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.arguments.s3_modules_on_python_shell import S3ModulesOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--additional-python-modules"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("wheel", AT, job=SHELL, arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl"}),
        case("among-others", AT, job=SHELL, arguments={KEY: "pandas==1.4.2, s3://bucket/lib-1.0-py3-none-any.whl"}),
        case("requirements", AT, job=SHELL, arguments={KEY: "s3://bucket/requirements.txt"}),
        case("capital-scheme", AT, job=SHELL, arguments={KEY: "S3://bucket/lib-1.0-py3-none-any.whl"}),
        case(
            "python-unknown",
            AT,
            job={},
            Command={"Name": "pythonshell", "PythonVersion": PARAMETER},
            arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl"},
        ),
        case("names", [], job=SHELL, arguments={KEY: "numpy==1.22.3, pandas==1.4.2,s3fs==2022.3.0"}),
        case("index-option", [], job=SHELL, arguments={KEY: "scikit-learn==0.21.3 -i https://pypi.python.org/simple/"}),
        case("url", [], job=SHELL, arguments={KEY: "https://example.com/lib-1.0-py3-none-any.whl"}),
        case("spark", [], arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl"}),
        case("modules-are-a-parameter", [], job=SHELL, arguments={KEY: PARAMETER}),
        case(
            "command-is-a-parameter",
            [],
            job={},
            Command={"Name": PARAMETER},
            arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(S3ModulesOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
        "DefaultArguments": {"--additional-python-modules": "pandas,s3://bucket/lib-1.0-py3-none-any.whl"},
    }

    assert message(S3ModulesOnPythonShell, job) == (
        "a Python shell job does not install modules from S3: needs modules of the package index, got "
        "'s3://bucket/lib-1.0-py3-none-any.whl'"
    )
