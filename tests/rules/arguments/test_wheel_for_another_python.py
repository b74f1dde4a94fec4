"""The rule wheel-for-another-python: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.wheel_for_another_python import WheelForAnotherPython

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--additional-python-modules"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("older", AT, arguments={KEY: "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"}),
        case("newer", AT, arguments={KEY: "s3://bucket/lib-1.0-cp313-cp313-linux_x86_64.whl"}),
        case(
            "after-an-upgrade",
            AT,
            GlueVersion="6.0",
            arguments={KEY: "s3://bucket/lib-1.0-cp311-cp311-linux_x86_64.whl"},
        ),
        case(
            "python-files",
            ["DefaultArguments.--extra-py-files"],
            job=STREAMING,
            arguments={"--extra-py-files": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
        ),
        case("build-number", AT, arguments={KEY: "s3://bucket/lib-1.0-2-cp310-cp310-linux_x86_64.whl"}),
        case(
            "shell",
            ["DefaultArguments.--extra-py-files"],
            job=SHELL,
            arguments={"--extra-py-files": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
        ),
        case("python-2", AT, arguments={KEY: "s3://bucket/lib-1.0-py2-none-any.whl"}),
        case("pypy", AT, arguments={KEY: "s3://bucket/lib-1.0-pp310-pypy310_pp73-linux_x86_64.whl"}),
        case("stable-abi-of-a-newer-one", AT, arguments={KEY: "s3://bucket/lib-1.0-cp313-abi3-linux_x86_64.whl"}),
        case(
            "two-wheels",
            [f"DefaultArguments.{KEY}", f"DefaultArguments.{KEY}"],
            arguments={
                KEY: "s3://bucket/lib-1.0-cp39-cp39-linux_x86_64.whl,s3://bucket/lib-1.0-cp39-cp39-linux_x86_64.whl"
            },
        ),
        case("fits", [], arguments={KEY: "s3://bucket/lib-1.0-cp311-cp311-linux_x86_64.whl"}),
        case("fits-glue-3", [], GlueVersion="3.0", arguments={KEY: "s3://bucket/lib-1.0-cp37-cp37m-linux_x86_64.whl"}),
        case("fits-glue-4", [], GlueVersion="4.0", arguments={KEY: "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"}),
        case("fits-glue-6", [], GlueVersion="6.0", arguments={KEY: "s3://bucket/lib-1.0-cp313-cp313-linux_x86_64.whl"}),
        case(
            "fits-the-shell",
            [],
            job=SHELL,
            arguments={"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-linux_x86_64.whl"},
        ),
        case("pure", [], arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl"}),
        case("universal", [], arguments={KEY: "s3://bucket/lib-1.0-py2.py3-none-any.whl"}),
        case("pure-since-3.8", [], arguments={KEY: "s3://bucket/lib-1.0-py38-none-any.whl"}),
        case("pure-of-a-newer-one", AT, arguments={KEY: "s3://bucket/lib-1.0-py312-none-any.whl"}),
        case("stable-abi", [], arguments={KEY: "s3://bucket/lib-1.0-cp37-abi3-linux_x86_64.whl"}),
        case("one-of-several", [], arguments={KEY: "s3://bucket/lib-1.0-cp310.cp311-none-linux_x86_64.whl"}),
        case("no-tags", [], arguments={KEY: "s3://bucket/spark-handson.whl"}),
        case("four-parts", [], arguments={KEY: "s3://bucket/cp310-cp310-linux_x86_64.whl"}),
        case("no-wheel", [], arguments={KEY: "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.zip"}),
        case(
            "retired-version",
            [],
            GlueVersion="2.0",
            arguments={KEY: "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
        ),
        case(
            "unknown-version",
            [],
            GlueVersion="9.0",
            arguments={KEY: "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
        ),
        case(
            "version-is-a-parameter",
            [],
            GlueVersion=PARAMETER,
            arguments={KEY: "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
        ),
        case(
            "python-is-a-parameter",
            [],
            job={},
            Command={"Name": "pythonshell", "PythonVersion": PARAMETER},
            arguments={"--extra-py-files": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
        ),
        case("modules-are-a-parameter", [], arguments={KEY: PARAMETER}),
        case("junk-digits", AT, arguments={KEY: "s3://bucket/lib-1.0-cp311111-none-any.whl"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WheelForAnotherPython, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"},
    }

    assert message(WheelForAnotherPython, job) == (
        "pip refuses a wheel for another Python version: needs a wheel for Python 3.11, got "
        "'lib-1.0-cp310-cp310-linux_x86_64.whl'"
    )
