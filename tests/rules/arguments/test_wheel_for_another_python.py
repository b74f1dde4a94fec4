"""What wheel-for-another-python finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.wheel_for_another_python import WheelForAnotherPython

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="older",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp313-cp313-linux_x86_64.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="newer",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-linux_x86_64.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="after-an-upgrade",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
            },
            ["DefaultArguments.--extra-py-files"],
            id="python-files",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-2-cp310-cp310-linux_x86_64.whl"
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="build-number",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
            },
            ["DefaultArguments.--extra-py-files"],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py2-none-any.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="python-2",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-pp310-pypy310_pp73-linux_x86_64.whl"
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="pypy",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp313-abi3-linux_x86_64.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="stable-abi-of-a-newer-one",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp39-cp39-linux_x86_64.whl,s3://bucket/lib-1.0-cp39-cp39-linux_x86_64.whl"
                },
            },
            ["DefaultArguments.--additional-python-modules", "DefaultArguments.--additional-python-modules"],
            id="two-wheels",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-linux_x86_64.whl"},
            },
            [],
            id="fits",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "3.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp37-cp37m-linux_x86_64.whl"},
            },
            [],
            id="fits-glue-3",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
            },
            [],
            id="fits-glue-4",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp313-cp313-linux_x86_64.whl"},
            },
            [],
            id="fits-glue-6",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-linux_x86_64.whl"},
            },
            [],
            id="fits-the-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            [],
            id="pure",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py2.py3-none-any.whl"},
            },
            [],
            id="universal",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py38-none-any.whl"},
            },
            [],
            id="pure-since-3.8",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py312-none-any.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="pure-of-a-newer-one",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp37-abi3-linux_x86_64.whl"},
            },
            [],
            id="stable-abi",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp310.cp311-none-linux_x86_64.whl"
                },
            },
            [],
            id="one-of-several",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/spark-handson.whl"},
            },
            [],
            id="no-tags",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/cp310-cp310-linux_x86_64.whl"},
            },
            [],
            id="four-parts",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.zip"},
            },
            [],
            id="no-wheel",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "2.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
            },
            [],
            id="retired-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "9.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
            },
            [],
            id="unknown-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": {"Ref": "Parameter"},
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
            },
            [],
            id="version-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": {"Ref": "Parameter"}},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
            },
            [],
            id="python-is-a-parameter",
        ),
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
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp311111-none-any.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="junk-digits",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WheelForAnotherPython, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
    }

    assert message(WheelForAnotherPython, job) == (
        "pip refuses a wheel of another Python: needs a wheel for Python 3.11, got "
        "'lib-1.0-cp310-cp310-linux_x86_64.whl'"
    )
