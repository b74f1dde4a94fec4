"""The rule unread-script: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules._script_facts import Fault, ScriptFacts
from glue_constructs.rules.scripts.unread_script import UnreadScript
from glue_constructs.scripts import check_script, read_script

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("script", "job", "found_there"),
    [
        pytest.param("print 'x'", {**SPARK, "GlueVersion": UNKNOWN}, True, id="python-unknown"),
        pytest.param("#" * 5_000_001, SPARK, True, id="huge"),
        pytest.param("x = " + "-" * 50_000 + "1", SPARK, True, id="deep"),
        pytest.param("print 'x'", {**SPARK, "GlueVersion": "4.0"}, False, id="left-to-the-rule-of-errors"),
        pytest.param("print('x')", {**SPARK, "GlueVersion": UNKNOWN}, False, id="read"),
        pytest.param("print 'x'", {"GlueVersion": UNKNOWN}, False, id="command-unknown"),
        pytest.param("object Orders", {"DefaultArguments": {"--job-language": "scala"}, **SPARK}, False, id="scala"),
    ],
)
def test_found(found: Any, script: str, job: dict[str, Any], *, found_there: bool) -> None:
    assert bool(found(UnreadScript, script, job)) == found_there


def test_a_newer_python_may_read_it(message: Any) -> None:
    facts = ScriptFacts("orders.py", fault=Fault("invalid syntax", 7, 1, by=(3, 10)))

    assert message(UnreadScript, facts, {**SPARK, "GlueVersion": "6.0"}) == (
        "Python 3.10 cannot read orders.py line 7, but the job's Python might: needs Python 3.13 or newer, "
        "got 'invalid syntax'"
    )


def test_no_other_findings() -> None:
    facts = read_script("#" * 5_000_001, name="orders.py")
    job = {**SPARK, "DefaultArguments": {"--day": "1", "--job-bookmark-option": "job-bookmark-enable"}}

    assert [finding.name for finding in check_script(facts, job=job, runs=[])] == ["unread-script"]
