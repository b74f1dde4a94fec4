"""The rule missing-option: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.missing_option import MissingOption

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}
READS = "import sys\nfrom awsglue.utils import getResolvedOptions\n"
DAY = READS + "args = getResolvedOptions(sys.argv, ['day'])"

AT_DAY = ["DefaultArguments.--day: None"]


@pytest.mark.parametrize(
    ("job", "runs", "at"),
    [
        pytest.param(SPARK, [], AT_DAY, id="neither"),
        pytest.param(SPARK, [{"--hour": "7"}], AT_DAY, id="a-run-that-does-not"),
        pytest.param(SHELL, [], AT_DAY, id="python-shell"),
        pytest.param({**SPARK, "DefaultArguments": {"--day": {"Ref": "AWS::NoValue"}}}, [], AT_DAY, id="no-value"),
        pytest.param(
            {**SPARK, "DefaultArguments": {"--Day": "1"}}, [], ["DefaultArguments.--day: '--Day'"], id="misspelt"
        ),
        pytest.param({**SPARK, "DefaultArguments": {"--day": "1"}}, [], [], id="the-job"),
        pytest.param({**SPARK, "DefaultArguments": {"--day": UNKNOWN}}, [], [], id="the-job-by-a-parameter"),
        pytest.param({**SPARK, "NonOverridableArguments": {"--day": "1"}}, [], [], id="the-job-for-good"),
        pytest.param(SPARK, [{}, {"--day": "1"}], AT_DAY, id="one-of-two-runs"),
        pytest.param(SPARK, [{"--day": "1"}, {"--day": UNKNOWN}], [], id="both-runs"),
        pytest.param(SPARK, [{"--da": "1"}, None], [], id="a-run-in-short-and-one-unknown"),
        pytest.param(SPARK, [None], [], id="a-run-with-unknown-arguments"),
        pytest.param(SPARK, [UNKNOWN], [], id="a-run-with-a-parameter-for-arguments"),
        pytest.param(SPARK, [{"Fn::Transform": {}}], [], id="a-run-with-a-macro"),
        pytest.param(SPARK, None, [], id="runs-not-known-yet"),
        pytest.param({**SPARK, "DefaultArguments": UNKNOWN}, [], [], id="arguments-unknown"),
        pytest.param({**SPARK, "DefaultArguments": {"Fn::If": ["C", {}, {}]}}, [], [], id="arguments-by-condition"),
        pytest.param({**SPARK, "DefaultArguments": {"--da": "1"}}, [], [], id="abbreviated"),
        pytest.param({"Command": UNKNOWN}, [], [], id="command-unknown"),
    ],
)
def test_who_sets_the_option(found: Any, job: dict[str, Any], runs: Any, at: list[str]) -> None:
    assert found(MissingOption, DAY, job, runs=runs) == at


@pytest.mark.parametrize(
    ("script", "names"),
    [
        pytest.param("args = getResolvedOptions(sys.argv, ['day', 'hour'])", ["day", "hour"], id="list"),
        pytest.param("args = getResolvedOptions(sys.argv, ('day',))", ["day"], id="tuple"),
        pytest.param("args = getResolvedOptions(args=sys.argv, options=['--day'])", ["day"], id="keywords"),
        pytest.param("names = ['day']\nargs = getResolvedOptions(sys.argv, names)", ["day"], id="variable"),
        pytest.param("a = ['day']\nargs = getResolvedOptions(sys.argv, a + ['hour'])", ["day", "hour"], id="sum"),
        pytest.param("a = ('day',)\nargs = getResolvedOptions(sys.argv, [*a, 'hour'])", ["day", "hour"], id="starred"),
        pytest.param("D = 'day'\nargs = getResolvedOptions(sys.argv, [D])", ["day"], id="constant"),
        pytest.param("def main():\n    args = getResolvedOptions(sys.argv, ['day'])\nmain()", ["day"], id="function"),
        pytest.param(
            "if __name__ == '__main__':\n    args = getResolvedOptions(sys.argv, ['day'])", ["day"], id="main-guard"
        ),
        pytest.param(
            "try:\n    args = getResolvedOptions(sys.argv, ['day'])\nexcept Exception as e:\n    print(e)\n    raise",
            ["day"],
            id="printed-and-raised",
        ),
        pytest.param("read = getResolvedOptions\nargs = read(sys.argv, ['day'])", ["day"], id="renamed"),
        pytest.param("print(sys.argv)\nargs = getResolvedOptions(sys.argv, ['day'])", ["day"], id="printed"),
        pytest.param("args = getResolvedOptions(sys.argv, ['day', 'day'])", ["day"], id="twice"),
        pytest.param("args = getResolvedOptions(sys.argv, ['JOB_NAME', 'TempDir'])", [], id="of-glue"),
        pytest.param("args = getResolvedOptions(sys.argv, ['WORKFLOW_RUN_ID'])", [], id="of-workflows"),
        pytest.param("args = getResolvedOptions(sys.argv, ['enable-metrics'])", [], id="special"),
        pytest.param("args = getResolvedOptions(sys.argv, names())", [], id="not-spelt-out"),
        pytest.param("a = ['day']\na.append('x')\na = []\nargs = getResolvedOptions(sys.argv, a)", [], id="changed"),
        pytest.param("a = ['day']\na.clear()\nargs = getResolvedOptions(sys.argv, a)", [], id="changed-by-method"),
        pytest.param("def get(name):\n    return getResolvedOptions(sys.argv, [name])", [], id="parameter"),
        pytest.param(
            "if '--day' in sys.argv:\n    args = getResolvedOptions(sys.argv, ['day'])", [], id="where-it-is-there"
        ),
        pytest.param(
            "try:\n    args = getResolvedOptions(sys.argv, ['day'])\nexcept Exception:\n    args = {}", [], id="minded"
        ),
        pytest.param("sys.argv.append('--day=1')\nargs = getResolvedOptions(sys.argv, ['day'])", [], id="own-argv"),
        pytest.param("args = getResolvedOptions(sys.argv + ['--day=1'], ['day'])", [], id="more-argv"),
        pytest.param("a = sys.argv\nargs = getResolvedOptions(a, ['day'])", [], id="argv-by-another-name"),
        pytest.param("args = getResolvedOptions()", [], id="no-arguments"),
        pytest.param("args = getResolvedOptions(*rest)", [], id="starred-arguments"),
    ],
)
def test_required_options(found: Any, script: str, names: list[str]) -> None:
    assert found(MissingOption, READS + script) == [f"DefaultArguments.--{name}: None" for name in names]


@pytest.mark.parametrize(
    "head",
    [
        "import sys\nimport awsglue.utils\nawsglue.utils.getResolvedOptions",
        "import sys\nimport awsglue.utils as u\nu.getResolvedOptions",
        "import sys\nfrom awsglue import utils\nutils.getResolvedOptions",
        "import sys\nfrom awsglue.utils import *\ngetResolvedOptions",
        "import sys\nfrom awsglue.utils import getResolvedOptions as options\noptions",
    ],
)
def test_every_way_of_importing_get_resolved_options(found: Any, head: str) -> None:
    assert found(MissingOption, f"{head}(sys.argv, ['day'])") == AT_DAY


def test_sys_argv_may_be_imported_by_itself(found: Any) -> None:
    script = "from sys import argv as a\nfrom awsglue.utils import getResolvedOptions\ngetResolvedOptions(a, ['day'])"

    assert found(MissingOption, script) == AT_DAY


def test_glue_passes_no_job_name_to_python_shell_jobs(found: Any) -> None:
    script = READS + "args = getResolvedOptions(sys.argv, ['JOB_NAME'])"

    assert found(MissingOption, script, SHELL) == ["DefaultArguments.--JOB_NAME: None"]
    assert found(MissingOption, script, {**SHELL, "DefaultArguments": {"--JOB_NAME": "orders"}}) == []


def test_glue_6_does_not_accept_abbreviations(found: Any) -> None:
    job = {**SPARK, "GlueVersion": "6.0", "DefaultArguments": {"--da": "1"}}

    assert found(MissingOption, DAY, job) == ["DefaultArguments.--day: '--da'"]


@pytest.mark.parametrize(
    ("added", "at"),
    [
        pytest.param("'--day', required=True", ["DefaultArguments.--day: None"], id="required"),
        pytest.param("'--day'", [], id="optional"),
        pytest.param("'-d', '--day', required=True", [], id="may-be-given-short"),
        pytest.param("'day'", [], id="positional"),
        pytest.param("'--day', required=given", [], id="perhaps"),
    ],
)
def test_argparse(found: Any, added: str, at: list[str]) -> None:
    lines = ["import argparse", "p = argparse.ArgumentParser()", f"p.add_argument({added})", "p.parse_known_args()"]

    assert found(MissingOption, "\n".join(lines)) == at
    assert found(MissingOption, "\n".join([*lines[:-1], "p.parse_known_args([])"])) == []


def test_how_many_runs_fail(message: Any) -> None:
    assert message(MissingOption, DAY, runs=[{}, {"--day": "1"}, {"--hour": "1"}, None]) == (
        "orders.py line 3 requires the option day, which neither the job nor 2 of its 4 runs sets: needs '--day', "
        "got None"
    )


def test_message(message: Any) -> None:
    assert message(MissingOption, DAY, {**SPARK, "DefaultArguments": {"--days": "1"}}) == (
        "orders.py line 3 requires the option day, which neither the job nor a run sets: needs '--day', got '--days'"
    )
