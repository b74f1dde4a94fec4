"""The rule egg-on-python-shell: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case_of

from glue_constructs.rules.arguments.egg_on_python_shell import EggOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--extra-py-files"
AT = [f"DefaultArguments.{KEY}"]
JOB = {**SHELL, "DefaultArguments": {KEY: "s3://bucket/lib-1.0-py3.9.egg"}}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("egg", AT),
        case("among-others", AT, arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl,s3://bucket/lib-1.0-py3.9.egg"}),
        case("python-not-set", AT, Command={"Name": "pythonshell"}),
        case("wheel", [], arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl"}),
        case("zip", [], arguments={KEY: "s3://bucket/lib.zip"}),
        case("egg-in-the-middle", [], arguments={KEY: "s3://bucket/my.egg.zip"}),
        case("python-3.6", [], Command={"Name": "pythonshell", "PythonVersion": "3"}),
        case("spark", [], Command={"Name": "glueetl"}, GlueVersion="5.1"),
        case("python-is-a-parameter", [], Command={"Name": "pythonshell", "PythonVersion": PARAMETER}),
        case("files-are-a-parameter", [], arguments={KEY: PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(EggOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
        "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3-none-any.whl,s3://bucket/lib-1.0-py3.9.egg"},
    }

    assert message(EggOnPythonShell, job) == ("Python 3.9 does not install eggs: needs wheels, got 'lib-1.0-py3.9.egg'")
