"""`look` reads the facts of a script, and works for any input."""

from __future__ import annotations

import sys
import time
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rules.strategies import ANYTHING, ODD_JOBS, PLAUSIBLE_JOBS, fuzz

from glue_constructs.rules._script_facts import Option, ScriptFacts
from glue_constructs.scripts import check_script, read_script

PACKAGE = Path(__file__).parents[2] / "glue_constructs"
SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0"}
# Pieces of scripts, so that most examples of hypothesis are nearly valid.
PIECES = [
    "import sys\n", "from awsglue.utils import getResolvedOptions\n", "from awsglue.job import Job\n", "import *\n",
    "from sys import argv\n", "args = getResolvedOptions(sys.argv, ['day'])\n", "job = Job(glue)\n",
    "job.init('j')\n", "job.commit()\n", "try:\n", "except ImportError:\n", "    ", "if x:\n", "def f(a, /, *b):\n",
    "pass\n", "a = a\n", "b = a\na = b\n", "names = [*names, 'day']\n", "getResolvedOptions(*a, **b)\n",
    "getResolvedOptions(sys.argv, names)\n", "import argparse\n", "p.add_argument(*a)\n", "p.parse_args()\n",
    "'--day' in sys.argv\n", "sys.exit()\n", "raise\n", "match x:\n", "case [1, *_]:\n", "f'{a!r:>{b}} {c['d']}'",
    "lambda: 0", "@x[0]\n", "class C[T]:\n", "é", "\x0c", "\r", "create_dynamic_frame.from_options()\n",
    "with suppress(ImportError):\n", "[x for x in y]\n", "\\", "'''", "#", "\x00", "del sys.argv[0]\n",
    "sys.argv = []\n", "x: int\n", "(yield)", "print(sys.argv)\n", "\ud800", "0" * 5_000,
]  # fmt: skip
SOURCES = st.binary(max_size=60) | st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def test_the_facts_of_a_script() -> None:
    facts = read_script(
        "import sys, os.path\n"
        "from awsglue.utils import getResolvedOptions\n"
        "try:\n"
        "    import own\n"
        "except ImportError:\n"
        "    own = None\n"
        "args = getResolvedOptions(sys.argv, ['JOB_NAME', 'day'])\n"
        "if '--hour' in sys.argv:\n"
        "    sys.exit(0)\n",
        name="clean.py",
    )

    assert facts.is_known
    assert [(each.module, each.line) for each in facts.imports] == [("sys", 1), ("os.path", 1), ("awsglue.utils", 2)]
    assert facts.optional_imports == ("own",)
    assert facts.options == (
        Option("JOB_NAME", 7, "getResolvedOptions", required=True),
        Option("day", 7, "getResolvedOptions", required=True),
        Option("hour", 8, "argv", required=False),
    )
    assert not facts.reads_more
    assert facts.exits == (9,)


@pytest.mark.parametrize(
    ("source", "reads_more", "changes"),
    [
        pytest.param("import sys\nprint(sys.argv)", False, False, id="printed"),
        pytest.param("import sys\nday = sys.argv[1]", True, True, id="by-place"),
        pytest.param("import sys\nsys.argv = []", True, True, id="set"),
        pytest.param("from sys import argv\nuse(argv)", True, True, id="passed-on"),
        pytest.param("argv = []\nuse(argv)", False, False, id="another-argv"),
        pytest.param("own.argv[1]", False, False, id="another's-argv"),
        pytest.param("import optparse", True, False, id="another-reader"),
        pytest.param("from awsglue.utils import getResolvedOptions as g\nuse(g)", True, False, id="reader-passed-on"),
    ],
)
def test_unknown_arguments_may_be_read(source: str, *, reads_more: bool, changes: bool) -> None:
    facts = read_script(source, name="clean.py")

    assert (facts.reads_more, facts.changes_arguments) == (reads_more, changes)


def test_a_source_gives_the_same_facts_as_string_and_as_bytes() -> None:
    for path in PACKAGE.rglob("*.py"):
        content = path.read_bytes()
        assert read_script(content, name=path.name) == read_script(content.decode(), name=path.name)


def test_no_script_of_this_package_has_a_fault() -> None:
    for path in PACKAGE.rglob("*.py"):
        facts = read_script(path.read_bytes(), name=path.name)
        assert facts.fault is None
        # The package supports Python 3.10.
        assert all(syntax.since <= (3, 10) for syntax in facts.syntax), path


def test_the_script_is_not_run(tmp_path: Path) -> None:
    left = tmp_path / "left"
    read_script(f"open({str(left)!r}, 'w').close()\nraise SystemExit", name="clean.py")

    assert not left.exists()


def test_a_warning_of_the_parser_is_not_a_fault() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_script("'\\d'; 1or 2", name="clean.py").fault is None


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("x = " + "(" * 150 + ")" * 150, id="parentheses"),
        pytest.param("x = " + "[" * 5_000, id="brackets"),
        pytest.param("x = " + "-" * 100_000 + "1", id="signs"),
        pytest.param("x = " + "1 + " * 50_000 + "1", id="sum"),
        pytest.param("x = " + "a." * 50_000 + "a", id="attributes"),
        pytest.param("x = a" + "()" * 20_000, id="calls"),
        pytest.param("x = " + "lambda: " * 5_000 + "0", id="lambdas"),
        pytest.param("\n".join(" " * level + "if x:" for level in range(90)) + "\n" + " " * 90 + "pass", id="blocks"),
        pytest.param("if x: pass\n" + "elif x: pass\n" * 5_000, id="branches"),
        pytest.param("x = f'" + "{" * 500, id="fields"),
        pytest.param("a0 = ['d']\n" + "\n".join(f"a{n} = [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))
                     + "\nfrom awsglue.utils import getResolvedOptions\ngetResolvedOptions(1, a59)", id="doubling"),
    ],
)  # fmt: skip
def test_deeply_nested_source(source: str) -> None:
    facts = read_script(source, name="clean.py")

    check_script(facts, job=SPARK, runs=[])
    assert facts.is_known or facts.fault is not None or facts.unread == "it is nested too deeply"


@fuzz
@given(source=SOURCES, job=PLAUSIBLE_JOBS | ODD_JOBS, runs=st.none() | st.lists(ANYTHING, max_size=2))
@example(source=b"\xff\xfe", job=SPARK, runs=[])
@example(source="", job=SPARK, runs=[None])
def test_any_script_is_checked(source: Any, job: Any, runs: Any) -> None:
    facts = read_script(source, name="clean.py")
    findings = check_script(facts, job=job, runs=runs)

    assert [finding.message for finding in findings if finding.rule == "GC900"] == []
    assert [finding.message for finding in findings if not finding.message.isprintable()] == []
    assert all(finding.rule.startswith("GC6") for finding in findings)
    assert check_script(source, name="clean.py", job=job, runs=runs) == findings
    assert read_script(source, name="clean.py") == facts


@fuzz
@given(job=ANYTHING)
def test_any_job_is_accepted(job: Any) -> None:
    source = "import sys, own\nfrom awsglue.utils import getResolvedOptions\ngetResolvedOptions(sys.argv, ['day'])"

    assert "GC900" not in {finding.rule for finding in check_script(source, job=job, runs=[], modules=["a"])}


def test_findings_do_not_show_secrets() -> None:
    key = "AKIA" + "A1B2C3D4E5F6G7H8"
    source = f"import sys\nfrom awsglue.utils import getResolvedOptions\ngetResolvedOptions(sys.argv, ['{key}'])"
    findings = check_script(source, job={**SPARK, "DefaultArguments": {f"--{key}x": "1"}}, runs=[])

    assert findings
    assert key not in repr(findings)


@pytest.mark.slow
def test_five_thousand_lines_take_a_tenth_of_a_second() -> None:
    part = (PACKAGE / "local" / "cloudformation" / "service.py").read_text(encoding="utf-8")
    source = part * (5_000 // part.count("\n") + 1)

    # The minimum processor time of several calls; three times the documented time, for slow machines.
    assert min(seconds(source) for _ in range(5)) < 0.3


def seconds(source: str) -> float:
    start = time.process_time()
    facts = read_script(source, name="clean.py")
    check_script(facts, job=SPARK, runs=[])
    assert isinstance(facts, ScriptFacts)
    return time.process_time() - start


def test_a_fault_has_the_version_of_the_parser() -> None:
    fault = read_script("print 'x'", name="clean.py").fault

    assert fault is not None
    assert fault.by == sys.version_info[:2]
    assert (fault.line, fault.column) == (1, 1)
