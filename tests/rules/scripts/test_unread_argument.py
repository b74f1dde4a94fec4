"""The rule unread-argument: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.unread_argument import UnreadArgument

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}
READS = "import sys\nfrom awsglue.utils import getResolvedOptions\n"
DAY = READS + "args = getResolvedOptions(sys.argv, ['day'])"

HOUR = {**SPARK, "DefaultArguments": {"--day": "1", "--hour": "7"}}
AT_HOUR = ["DefaultArguments.--hour: '--hour'"]


@pytest.mark.parametrize(
    ("more", "at"),
    [
        pytest.param("", AT_HOUR, id="only-day"),
        pytest.param("\nimport boto3, pandas, pyspark.sql, cgi", AT_HOUR, id="known-modules"),
        pytest.param("\nargs['hour']", AT_HOUR, id="not-requested"),
        pytest.param("\nif '--hour' in sys.argv: pass", [], id="looked-for"),
        pytest.param("\nprint(sys.argv[3])", [], id="read-by-place"),
        pytest.param("\nfor each in sys.argv: pass", [], id="walked-through"),
        pytest.param("\nf'--{name}' in sys.argv", [], id="looked-for-by-a-name"),
        pytest.param("\ngetResolvedOptions(sys.argv, names)", [], id="requested-by-a-variable"),
        pytest.param("\npartial(getResolvedOptions, sys.argv)", [], id="reader-handed-on"),
        pytest.param("\nimport helpers", [], id="own-module"),
        pytest.param("\ntry:\n    import helpers\nexcept ImportError:\n    pass", [], id="own-module-perhaps"),
        pytest.param("\nimport getopt", [], id="another-reader"),
        pytest.param("\ngetResolvedOptions(sys.argv, ['hours'])", [], id="abbreviated"),
    ],
)
def test_found(found: Any, more: str, at: list[str]) -> None:
    assert found(UnreadArgument, DAY + more, HOUR) == at


@pytest.mark.parametrize(
    "key",
    [
        "--enable-metrics",
        "--JOB_NAME",
        "--WORKFLOW_NAME",
        "--JOB_RUN_ID",
        "--conf",
        "library-set",
        "--mode",
        "--TempDir",
    ],
)
def test_special_parameters_are_read_by_glue(found: Any, key: str) -> None:
    assert found(UnreadArgument, DAY, {**SPARK, "DefaultArguments": {key: "x"}}) == []


def test_a_run_may_set_it(found: Any) -> None:
    assert found(UnreadArgument, DAY, SPARK, runs=[{"--day": "1"}, {"--hour": "2"}, None]) == [
        "Arguments.--hour: '--hour'"
    ]


def test_scala_is_not_checked(found: Any) -> None:
    scala = {**SPARK, "DefaultArguments": {"--job-language": "scala", "--hour": "7"}}

    assert found(UnreadArgument, "object Orders", scala, name="Orders.scala") == []
    assert found(UnreadArgument, "object Orders", HOUR, name="Orders.scala") == []


def test_argparse_reads_too(found: Any) -> None:
    lines = ["import argparse", "p = argparse.ArgumentParser()", "p.add_argument('--day')", "p.parse_known_args()"]

    assert found(UnreadArgument, "\n".join(lines), HOUR) == AT_HOUR
    assert found(UnreadArgument, "\n".join([*lines, "p.add_subparsers()"]), HOUR) == []


def test_message(message: Any) -> None:
    assert message(UnreadArgument, DAY, HOUR) == (
        "orders.py never reads --hour: needs an argument that the script reads, got '--hour'"
    )
