"""The rule script-in-another-language: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.script_in_another_language import ScriptInAnotherLanguage

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}

SCALA = {**SPARK, "DefaultArguments": {"--job-language": "scala", "--class": "Orders"}}


@pytest.mark.parametrize(
    ("name", "job", "found_there"),
    [
        pytest.param("Orders.scala", SPARK, True, id="scala-as-python"),
        pytest.param("Orders.SCALA", SPARK, True, id="capitals"),
        pytest.param("Orders.scala", SHELL, True, id="python-shell"),
        pytest.param("orders.py", SCALA, True, id="python-as-scala"),
        pytest.param("Orders.scala", SCALA, False, id="scala"),
        pytest.param("orders.py", SPARK, False, id="python"),
        pytest.param("orders.txt", SCALA, False, id="another-ending"),
        pytest.param("Orders.scala", {**SPARK, "DefaultArguments": UNKNOWN}, False, id="language-unknown"),
        pytest.param("Orders.scala", {"GlueVersion": "5.1"}, False, id="command-unknown"),
        pytest.param(
            "Orders.scala",
            {**SPARK, "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/Orders.scala"}},
            False,
            id="left-to-the-rule-of-jobs",
        ),
        pytest.param(
            "orders.py",
            {**SCALA, "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/orders.py"}},
            False,
            id="left-to-the-other-rule-of-jobs",
        ),
    ],
)
def test_found(found: Any, name: str, job: dict[str, Any], *, found_there: bool) -> None:
    assert found(ScriptInAnotherLanguage, "", job, name=name) == [f"Command.ScriptLocation: {name!r}"] * found_there


def test_message(message: Any) -> None:
    assert message(ScriptInAnotherLanguage, "", SPARK, name="Orders.scala") == (
        "a Scala script is run as Python: needs a script in Python, got 'Orders.scala'"
    )
