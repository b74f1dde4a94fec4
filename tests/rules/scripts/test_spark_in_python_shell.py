"""The rule spark-in-python-shell: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.spark_in_python_shell import SparkInPythonShell

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("script", "modules"),
    [
        pytest.param("from awsglue.context import GlueContext", ["awsglue.context"], id="context"),
        pytest.param("import awsglue.dynamicframe", ["awsglue.dynamicframe"], id="frame"),
        pytest.param("from awsglue.transforms import *", ["awsglue.transforms"], id="transforms"),
        pytest.param("from awsglue.utils import getResolvedOptions", [], id="options"),
        pytest.param("import awsglue", [], id="all"),
        pytest.param("import boto3, pandas", [], id="others"),
        pytest.param("try:\n    import awsglue.context\nexcept ImportError:\n    pass", [], id="minded"),
    ],
)
def test_found(found: Any, script: str, modules: list[str]) -> None:
    assert found(SparkInPythonShell, script, SHELL) == [f"Command.ScriptLocation: {module!r}" for module in modules]
    assert found(SparkInPythonShell, script, SPARK) == []
    assert found(SparkInPythonShell, script, {"Command": UNKNOWN}) == []


def test_message(message: Any) -> None:
    assert message(SparkInPythonShell, "import awsglue.context", SHELL) == (
        "orders.py line 1 imports Glue's library for Spark in a Python shell job: needs a Spark job, or no Spark, "
        "got 'awsglue.context'"
    )
