"""The rule syntax-newer-than-python: what it reports and what it accepts."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from glue_constructs.rules.scripts.syntax_newer_than_python import SyntaxNewerThanPython
from glue_constructs.scripts import read_script


@pytest.mark.parametrize(
    ("script", "version", "needs"),
    [
        pytest.param("match x:\n    case 1: pass", "3.0", "3.10", id="match"),
        pytest.param("if (n := 1):\n    pass", "3.0", "3.8", id="walrus"),
        pytest.param("def f(a, /): pass", "3.0", "3.8", id="positional-only"),
        pytest.param("@a[0]\ndef f(): pass", "3.0", "3.9", id="decorator"),
        pytest.param("match x:\n    case 1: pass", "4.0", None, id="match-on-3.10"),
        pytest.param("@a.b(c)\n@d\ndef f(): pass", "3.0", None, id="plain-decorators"),
        pytest.param("with (open(a)):\n    pass", "3.0", None, id="one-context-manager-in-parentheses"),
        pytest.param("print(f'{a} {b!r:>{c}}')", "3.0", None, id="f-string"),
        pytest.param("rows[(*a,)] = rows[a, b]", "3.0", None, id="tuple-index"),
        pytest.param("try:\n    pass\nexcept (A, B):\n    pass", "3.0", None, id="two-exceptions"),
        pytest.param("def f(a, *b, c=1, **d): pass", "3.0", None, id="old-parameters"),
        pytest.param("match = 1\nprint(match)", "3.0", None, id="match-as-a-name"),
        pytest.param("match x:\n    case 1: pass", {"Ref": "Parameter"}, None, id="version-unknown"),
    ],
)
def test_found(found: Any, script: str, version: Any, needs: str | None) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": version}

    assert len(found(SyntaxNewerThanPython, script, job)) == (needs is not None)
    if needs is not None:
        (syntax,) = read_script(script, name="").syntax
        assert ".".join(map(str, syntax.since)) == needs


@pytest.mark.skipif(sys.version_info < (3, 11), reason="an older Python does not read it")
@pytest.mark.parametrize(
    "script",
    [
        pytest.param("try:\n    pass\nexcept* ValueError:\n    pass", id="except-star"),
        pytest.param("rows[*keys]", id="starred-index"),
        pytest.param("def f(*a: *Ts): pass", id="starred-annotation"),
    ],
)
def test_syntax_of_python_3_11(found: Any, script: str) -> None:
    assert len(found(SyntaxNewerThanPython, script, {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"})) == 1
    assert found(SyntaxNewerThanPython, script, {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}) == []


@pytest.mark.skipif(sys.version_info < (3, 12), reason="an older Python does not read it")
@pytest.mark.parametrize(
    "script",
    [
        pytest.param("type Row = dict", id="type-statement"),
        pytest.param("def first[T](rows: list[T]) -> T: ...", id="type-parameters"),
        pytest.param('print(f"{row["day"]}")', id="same-quotes"),
        pytest.param("print(f'{sep.join(rows, \"\\n\")}')", id="backslash"),
        pytest.param("print(f'{\n  row\n}')", id="line's-end"),
        pytest.param('print(f"""{\n  row  # the last\n}""")', id="comment"),
        pytest.param('é = f"{é}" f"{row["é"]}"', id="second-of-two"),
    ],
)
def test_syntax_of_python_3_12(found: Any, script: str) -> None:
    assert len(found(SyntaxNewerThanPython, script, {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"})) == 1
    assert found(SyntaxNewerThanPython, script, {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0"}) == []


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("print(f\"{row['day']}\")", id="other-quotes"),
        pytest.param("print(f'{row}\\n' '# no comment')", id="backslash-outside"),
        pytest.param('print(f"""{\n  row["day"]\n}""")', id="within-three-quotes"),
        pytest.param('print(f"""{f\'{row}\'}""")', id="nested"),
        pytest.param("print(f'{{}} {row:%Y-%m} {row!r:>{width}}')", id="formats"),
        pytest.param("é = 'é'; print(f\"é {é} {row['é']} é\")", id="more-bytes-than-characters"),
        pytest.param("a = '\\n'; print(f'{a}', \"it's\", f\"{a['b']}\")", id="with-others"),
    ],
)
def test_an_f_string_of_every_python_is_accepted(found: Any, script: str) -> None:
    assert found(SyntaxNewerThanPython, script, {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0"}) == []


def test_message(message: Any) -> None:
    script = "import sys\nmatch sys.argv:\n    case []: pass"

    assert message(SyntaxNewerThanPython, script, {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}) == (
        "orders.py line 2 is newer than the job's Python 3.9: needs a Python from 3.10 on for a match statement, "
        "got '3.9'"
    )
