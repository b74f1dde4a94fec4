"""The rule module-not-in-python: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.module_not_in_python import ModuleNotInPython

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("module", "version", "found_there"),
    [
        ("cgi", "6.0", True),
        ("telnetlib", "6.0", True),
        ("imp", "6.0", True),
        ("cgi", "5.1", False),
        ("tomllib", "4.0", True),
        ("tomllib", "5.0", False),
        ("zoneinfo", "3.0", True),
        ("distutils", "6.0", False),
        ("json", "6.0", False),
        ("helpers", "6.0", False),
        ("cgi", UNKNOWN, False),
    ],
)
def test_found(found: Any, module: str, version: Any, *, found_there: bool) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": version}

    assert found(ModuleNotInPython, f"import {module}", job) == [f"Command.ScriptLocation: {module!r}"] * found_there


def test_python_shell(found: Any) -> None:
    assert len(found(ModuleNotInPython, "import tomllib", SHELL)) == 1
    assert found(ModuleNotInPython, "import cgi, zoneinfo", SHELL) == []


def test_a_package_may_provide_it(found: Any) -> None:
    job = {**SPARK, "GlueVersion": "6.0"}

    assert (
        found(ModuleNotInPython, "import cgi", {**job, "DefaultArguments": {"--extra-py-files": "s3://b/k.zip"}}) == []
    )
    assert found(ModuleNotInPython, "import cgi", job, modules=["cgi"]) == []
    assert found(ModuleNotInPython, "try:\n    import cgi\nexcept ImportError:\n    cgi = None", job) == []


def test_message(message: Any) -> None:
    assert message(ModuleNotInPython, "import cgi", {**SPARK, "GlueVersion": "6.0"}) == (
        "orders.py line 1 imports a module that is not in Python 3.13: needs a module of the job's Python, got 'cgi'"
    )
