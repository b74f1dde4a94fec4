"""The rule reserved-option: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.reserved_option import ReservedOption

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}
READS = "import sys\nfrom awsglue.utils import getResolvedOptions\n"
DAY = READS + "args = getResolvedOptions(sys.argv, ['day'])"


@pytest.mark.parametrize(
    "name",
    [
        "JOB_ID", "JOB_RUN_ID", "SECURITY_CONFIGURATION", "job-bookmark-option", "job-bookmark-from", "job-bookmark-to",
        "continuation-option", "encryption-type",
    ],
)  # fmt: skip
def test_found(found: Any, name: str) -> None:
    script = READS + f"args = getResolvedOptions(sys.argv, ['JOB_NAME', {name!r}])"

    assert found(ReservedOption, script, SPARK) == [f"Command.ScriptLocation: {name!r}"]
    assert found(ReservedOption, script, SHELL) == []
    assert found(ReservedOption, script, {"Command": UNKNOWN}) == []


def test_any_other_name_is_accepted(found: Any) -> None:
    assert found(ReservedOption, DAY) == []
    assert found(ReservedOption, READS + "getResolvedOptions(sys.argv, ['TempDir', 'job_id'])") == []


def test_argparse_may_have_it(found: Any) -> None:
    lines = ["import argparse", "p = argparse.ArgumentParser()", "p.add_argument('--JOB_ID')", "p.parse_known_args()"]

    assert found(ReservedOption, "\n".join(lines)) == []


def test_message(message: Any) -> None:
    assert message(ReservedOption, READS + "getResolvedOptions(sys.argv, ['JOB_ID'])") == (
        "orders.py line 3 requests an option that getResolvedOptions reserves: needs another name, got 'JOB_ID'"
    )
