"""What malformed-python-module finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.malformed_python_module import MalformedPythonModule

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "scikit-learn=1.5.2"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="single-equals",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pandas==2.2.2, numpy=1.26.4"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="among-others",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pandas = 2.2.2"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="with-spaces",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "aiobotocore[boto3]=2.13"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="with-extras",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pandas=>2"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="operator-turned-around",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pandas=2"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "pandas=2"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "DefaultArguments": {"--additional-python-modules": "pandas=2"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "NonOverridableArguments": {"--additional-python-modules": "pandas=2"},
            },
            ["NonOverridableArguments.--additional-python-modules"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pandas=2"},
                "NonOverridableArguments": {"--additional-python-modules": "pandas==2"},
            },
            [],
            id="overridden",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "scikit-learn==1.5.2,ephem==4.1.6"},
            },
            [],
            id="pinned",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "awswrangler"},
            },
            [],
            id="unpinned",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "ecs_logging~=2.0"},
            },
            [],
            id="compatible-release",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "boto3>=1.34"},
            },
            [],
            id="at-least",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "boto3<=1.34"},
            },
            [],
            id="at-most",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "boto3!=1.34.1"},
            },
            [],
            id="other-than",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "lib===2024.1-custom"},
            },
            [],
            id="identical",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "scikit-learn>==0.20.0,ephem>=4.0.0"},
            },
            [],
            id="operator-of-aws-documentation",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "pyiceberg[glue]==0.11.1"},
            },
            [],
            id="extras",
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
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "tomli==2.0;python_version<'3.11'"},
            },
            [],
            id="marker",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/key=value/lib-1.0-py3-none-any.whl"},
            },
            [],
            id="wheel-on-s3",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "https://example.com/lib.whl?version=1"},
            },
            [],
            id="url",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "lib @ https://example.com/lib.whl?version=1"},
            },
            [],
            id="name-at-url",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "git+https://github.com/o/r.git@v1#egg=r"},
            },
            [],
            id="git",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "pandas==2 --index-url=https://example.com/simple"},
            },
            [],
            id="option-inside",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "--index-url=https://example.com/simple pandas"},
            },
            [],
            id="option-first",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "DefaultArguments": {"--additional-python-modules": "pandas=2"},
            },
            [],
            id="ray",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": ""},
            },
            [],
            id="empty",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": ", ,"},
            },
            [],
            id="only-commas",
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
        pytest.param(
            {"Command": {"Name": "glueetl"}, "DefaultArguments": {"Ref": "Parameter"}},
            [],
            id="arguments-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedPythonModule, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--additional-python-modules": "pandas==2.2.2,numpy=1.26.4"},
    }

    assert message(MalformedPythonModule, job) == (
        "pip knows no operator '=': needs name==version, or another operator of PEP 440, got 'numpy=1.26.4'"
    )
