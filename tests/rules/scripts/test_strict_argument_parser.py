"""The rule strict-argument-parser: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.strict_argument_parser import StrictArgumentParser

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}
READS = "import sys\nfrom awsglue.utils import getResolvedOptions\n"
DAY = READS + "args = getResolvedOptions(sys.argv, ['day'])"


@pytest.mark.parametrize(
    ("parse", "job", "found_there"),
    [
        pytest.param("p.parse_args()", SPARK, True, id="spark"),
        pytest.param("p.parse_args()", SHELL, True, id="shell"),
        pytest.param("p.parse_args(sys.argv[1:])", SPARK, True, id="spelt-out"),
        pytest.param("p.parse_args(args=None)", SPARK, True, id="none"),
        pytest.param("def main():\n    return p.parse_args()\nmain()", SPARK, True, id="in-a-function"),
        pytest.param("p.parse_known_args()", SPARK, False, id="lenient"),
        pytest.param("p.parse_args([])", SPARK, False, id="another-list"),
        pytest.param("p.parse_args(own)", SPARK, False, id="another-name"),
        pytest.param("p.add_argument('--JOB_NAME')\np.parse_args()", SPARK, False, id="knows-of-glue"),
        pytest.param("if local:\n    p.parse_args()", SPARK, False, id="in-a-branch"),
        pytest.param("p.parse_args()", {"Command": UNKNOWN}, False, id="command-unknown"),
    ],
)
def test_found(found: Any, parse: str, job: dict[str, Any], *, found_there: bool) -> None:
    script = f"import argparse, sys\np = argparse.ArgumentParser()\n{parse}"

    assert found(StrictArgumentParser, script, job) == ["Command.ScriptLocation: 'parse_args'"] * found_there


def test_only_argparse_counts(found: Any) -> None:
    assert found(StrictArgumentParser, "import own\nown.Parser().parse_args()") == []


def test_message(message: Any) -> None:
    assert message(StrictArgumentParser, "from argparse import ArgumentParser\nArgumentParser().parse_args()") == (
        "orders.py line 2 refuses the arguments that Glue itself passes: needs parse_known_args, got 'parse_args'"
    )
