"""The rule split-version-range: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.arguments.split_version_range import SplitVersionRange

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--additional-python-modules"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("two-bounds", AT, arguments={KEY: "pandas>=2,<3"}),
        case("with-a-space", AT, arguments={KEY: "pandas>=2, <3, numpy"}),
        case("exclusion", AT, arguments={KEY: "pandas>=2,!=2.1"}),
        case("shell", AT, job=SHELL, arguments={KEY: "pandas>=1,<2"}),
        case("one-bound", [], arguments={KEY: "pandas>=2,numpy<2"}),
        case("option", [], arguments={KEY: "-r,s3://bucket/requirements.txt"}),
        case("extras-with-a-comma", [], arguments={KEY: "pyiceberg[glue,s3fs]==0.11.1"}),
        case("ray", [], job={}, Command={"Name": "glueray", "Runtime": "Ray2.4"}, arguments={KEY: "pandas>=1,<2"}),
        case("no-arguments", []),
        case("modules-are-a-parameter", [], arguments={KEY: PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(SplitVersionRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--additional-python-modules": "pandas>=2,<3"},
    }

    assert message(SplitVersionRange, job) == (
        "a comma ends an entry, also inside a version range: needs entries that begin with a module's name, got '<3'"
    )
