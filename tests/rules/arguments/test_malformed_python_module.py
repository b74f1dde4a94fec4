"""The rule malformed-python-module: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.malformed_python_module import MalformedPythonModule

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--additional-python-modules"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("single-equals", AT, arguments={KEY: "scikit-learn=1.5.2"}),
        case("among-others", AT, arguments={KEY: "pandas==2.2.2, numpy=1.26.4"}),
        case("with-spaces", AT, arguments={KEY: "pandas = 2.2.2"}),
        case("with-extras", AT, arguments={KEY: "aiobotocore[boto3]=2.13"}),
        case("operator-turned-around", AT, arguments={KEY: "pandas=>2"}),
        case("streaming", AT, job=STREAMING, arguments={KEY: "pandas=2"}),
        case("shell", AT, job=SHELL, arguments={KEY: "pandas=2"}),
        case("command-is-a-parameter", AT, job={}, Command={"Name": PARAMETER}, arguments={KEY: "pandas=2"}),
        case("not-overridable", [f"NonOverridableArguments.{KEY}"], NonOverridableArguments={KEY: "pandas=2"}),
        case("overridden", [], arguments={KEY: "pandas=2"}, NonOverridableArguments={KEY: "pandas==2"}),
        case("pinned", [], arguments={KEY: "scikit-learn==1.5.2,ephem==4.1.6"}),
        case("unpinned", [], arguments={KEY: "awswrangler"}),
        case("compatible-release", [], arguments={KEY: "ecs_logging~=2.0"}),
        case("at-least", [], arguments={KEY: "boto3>=1.34"}),
        case("at-most", [], arguments={KEY: "boto3<=1.34"}),
        case("other-than", [], arguments={KEY: "boto3!=1.34.1"}),
        case("identical", [], arguments={KEY: "lib===2024.1-custom"}),
        case("operator-of-aws-documentation", [], arguments={KEY: "scikit-learn>==0.20.0,ephem>=4.0.0"}),
        case("extras", [], arguments={KEY: "pyiceberg[glue]==0.11.1"}),
        case("extras-with-a-comma", [], arguments={KEY: "pyiceberg[glue,s3fs]==0.11.1"}),
        case("marker", [], arguments={KEY: "tomli==2.0;python_version<'3.11'"}),
        case("wheel-on-s3", [], arguments={KEY: "s3://bucket/key=value/lib-1.0-py3-none-any.whl"}),
        case("url", [], arguments={KEY: "https://example.com/lib.whl?version=1"}),
        case("name-at-url", [], arguments={KEY: "lib @ https://example.com/lib.whl?version=1"}),
        case("git", [], arguments={KEY: "git+https://github.com/o/r.git@v1#egg=r"}),
        case("option-inside", [], job=SHELL, arguments={KEY: "pandas==2 --index-url=https://example.com/simple"}),
        case("option-first", [], job=SHELL, arguments={KEY: "--index-url=https://example.com/simple pandas"}),
        case("ray", [], job={}, Command={"Name": "glueray", "Runtime": "Ray2.4"}, arguments={KEY: "pandas=2"}),
        case("empty", [], arguments={KEY: ""}),
        case("only-commas", [], arguments={KEY: ", ,"}),
        case("no-arguments", []),
        case("modules-are-a-parameter", [], arguments={KEY: PARAMETER}),
        case("arguments-are-a-parameter", [], job={}, Command={"Name": "glueetl"}, arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedPythonModule, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--additional-python-modules": "pandas==2.2.2,numpy=1.26.4"},
    }

    assert message(MalformedPythonModule, job) == (
        "'=' is not an operator of pip: needs name==version, or another operator of PEP 440, got 'numpy=1.26.4'"
    )
