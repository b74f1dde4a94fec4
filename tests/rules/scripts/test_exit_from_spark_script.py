"""The rule exit-from-spark-script: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.exit_from_spark_script import ExitFromSparkScript

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("script", "lines"),
    [
        pytest.param("import sys\nsys.exit(0)", 1, id="zero"),
        pytest.param("import sys\nsys.exit()", 1, id="nothing"),
        pytest.param("import sys\nif not rows:\n    sys.exit(None)", 1, id="in-a-branch"),
        pytest.param("from sys import exit as stop\ndef f():\n    stop(0)", 1, id="renamed"),
        pytest.param("exit()", 1, id="built-in"),
        pytest.param("raise SystemExit", 1, id="raised"),
        pytest.param("raise SystemExit(0)", 1, id="raised-with-zero"),
        pytest.param("import sys\nif __name__ == '__main__':\n    sys.exit(main())", 1, id="main"),
        pytest.param("import sys\nsys.exit(1)", 0, id="failure"),
        pytest.param("import sys\nsys.exit('no days')", 0, id="reason"),
        pytest.param("raise SystemExit(3)", 0, id="raised-failure"),
        pytest.param("import sys\nif broken:\n    sys.exit(code)", 0, id="some-code"),
        pytest.param("import sys\ndef f(code):\n    sys.exit(code)", 0, id="code-of-a-function"),
        pytest.param("import sys\ntry:\n    sys.exit(0)\nexcept SystemExit:\n    pass", 0, id="caught"),
        pytest.param("def exit(code=0):\n    pass\nown.exit(0)", 0, id="another-exit"),
        pytest.param("import os\nos._exit(0)", 0, id="at-once"),
    ],
)
def test_found(found: Any, script: str, lines: int) -> None:
    assert len(found(ExitFromSparkScript, script, SPARK)) == lines
    assert found(ExitFromSparkScript, script, SHELL) == []
    assert found(ExitFromSparkScript, script, {"Command": UNKNOWN}) == []


def test_message(message: Any) -> None:
    assert message(ExitFromSparkScript, "import sys\nsys.exit(0)") == (
        "orders.py line 2 exits the script, and Glue reports a failure: needs a script that runs to its end, "
        "got 'SystemExit'"
    )
