"""The rule unparsable-script: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules._script_facts import Fault, ScriptFacts
from glue_constructs.rules.scripts.unparsable_script import UnparsableScript

OLD = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
UNKNOWN = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("script", "job", "at"),
    [
        pytest.param("print 'x'", OLD, 1, id="python-2"),
        pytest.param("def f(:", OLD, 1, id="unfinished"),
        pytest.param("if True:\nx = 1", OLD, 1, id="indentation"),
        pytest.param("%glue_version 4.0", OLD, 1, id="a-notebook's-magic"),
        pytest.param(b"x = '\xff'", OLD, 1, id="not-utf-8"),
        pytest.param(b"# coding: no-such\n", OLD, 1, id="unknown-encoding"),
        pytest.param("x = '\x00'", OLD, 1, id="null-byte"),
        pytest.param("x = '\ud800'", OLD, 1, id="half-a-pair"),
        pytest.param("print 'x'", {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}, 1, id="shell"),
        pytest.param("print 'x'", {"Command": {"Name": "pythonshell", "PythonVersion": "3"}}, 1, id="old-shell"),
        pytest.param("print('x')", OLD, 0, id="python-3"),
        pytest.param("", OLD, 0, id="empty"),
        pytest.param(b"\xef\xbb\xbfprint('x')", OLD, 0, id="byte-order-mark"),
        pytest.param("\ufeffprint('x')", OLD, 0, id="byte-order-mark-in-text"),
        pytest.param(b"# coding: latin-1\nx = '\xff'", OLD, 0, id="declared-encoding"),
        pytest.param("import re\nre.compile('\\d')", OLD, 0, id="only-a-warning"),
        pytest.param("print 'x'", {**OLD, "GlueVersion": UNKNOWN}, 0, id="version-unknown"),
        pytest.param("print 'x'", {**OLD, "GlueVersion": "9.9"}, 0, id="version-not-in-the-table"),
        pytest.param("print 'x'", {**OLD, "GlueVersion": "1.0"}, 0, id="python-2-or-3"),
        pytest.param("print 'x'", {**OLD, "DefaultArguments": {"--job-language": "scala"}}, 0, id="scala"),
        pytest.param("print 'x'", {**OLD, "DefaultArguments": UNKNOWN}, 0, id="language-unknown"),
        pytest.param(
            "print 'x'", {**OLD, "DefaultArguments": {"--python-virtual-env": "s3://b/v.tar.gz"}}, 0, id="own-python"
        ),
    ],
)
def test_found(found: Any, script: Any, job: dict[str, Any], at: int) -> None:
    assert len(found(UnparsableScript, script, job)) == at


def test_a_job_with_a_newer_python_than_the_running_one_is_not_checked(found: Any) -> None:
    """Like Python 3.10 with a job on Glue 6.0."""
    facts = ScriptFacts("orders.py", fault=Fault("invalid syntax", 1, 1, by=(3, 10)))

    assert found(UnparsableScript, facts, {**OLD, "GlueVersion": "6.0"}) == []
    assert found(UnparsableScript, facts, OLD) == ["Command.ScriptLocation: 'invalid syntax'"]


def test_message(message: Any) -> None:
    assert message(UnparsableScript, "import sys\n\nx = 08", OLD) == (
        "orders.py line 3, column 5 is not valid Python: needs a script for Python 3.10, got "
        "'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers'"
    )
