"""A new Glue version, worker type or special parameter needs one row; the rest is generated.

In a copy of the tree, three invented rows are inserted, the generated files are regenerated, and the quick tests run.
Only tests that list values literally may fail. CONTRIBUTING.md lists the manual steps for a row.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from model.invented import PARAMETER, ROOT, VERSION, WORKER_TYPE, Copy

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.process,
    pytest.mark.long,
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="git says which files are the tree"),
]

BY_HAND = {"model/versions.py", "model/workers.py", "model/parameters.py"}
GENERATED = {
    *("README.md", "docs/errors.md", "docs/index.md", "docs/rules.md"),
    *("glue_constructs/model/enums.py", "tests/package/public_api.txt"),
}

_COLLECTED = "the facts were collected from AWS's documents: tests/rules/facts/tables.json"
_MESSAGE = "the message lists every value"
LITERAL = {
    "tests/model/test_api.py::test_the_job_rules_have_the_worker_types_of_the_model": "botocore's model is AWS's",
    "tests/model/test_facts_of_glue.py::test_all_glue_versions_and_no_others": _COLLECTED,
    "tests/model/test_facts_of_glue.py::test_all_worker_types_and_no_others": _COLLECTED,
    "tests/model/test_rows.py::test_the_embedded_aws_has_the_spark_of_the_newest_version": "a pin of PySpark",
    "tests/rules/capacity/test_unknown_worker_type.py::test_message": _MESSAGE,
    "tests/rules/command/test_auto_glue_version.py::test_message": _MESSAGE,
    "tests/rules/command/test_retired_glue_version.py::test_message": _MESSAGE,
    "tests/rules/command/test_unknown_glue_version.py::test_message": _MESSAGE,
}
"""The tests that may fail, and why."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    made = Copy(tmp_path_factory.mktemp("tree"))
    made.insert(VERSION, WORKER_TYPE, PARAMETER)
    done = made.run("tests/generate.py")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def effects(copy: Copy) -> dict[str, Any]:
    done = copy.run("tests/model/invented_effects.py")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_only_the_rows_are_written_by_hand(copy: Copy) -> None:
    assert copy.differing() == GENERATED | {f"glue_constructs/{file}" for file in BY_HAND}


def test_only_tests_that_list_values_fail(copy: Copy) -> None:
    failing = copy.failing("--quick", "-n", "2", "--dist", "loadfile", "-q")
    others = {test: message for test, message in failing.items() if test not in LITERAL}
    passing = sorted(LITERAL.keys() - failing)

    assert not others, "these fail because of a new row, and do not list its kind:\n" + "\n".join(
        f"{test}: {message}" for test, message in sorted(others.items())
    )
    assert not passing, f"these are expected to fail and pass: take them out of LITERAL: {passing}"


EFFECTS = {
    "members": ["7.0", "G.24X"],
    "findings": [],
    "worker type before": ["worker-type-newer-than-glue-version: '4.0' or later"],
    "jar of Scala 2.12": ["jar-for-another-scala: jars built for Scala 2.13"],
    "flag": [[], ["unknown-flag-value: 'true' or 'false'"]],
    "modules": {"invented_distribution": [], "sklearn": ["missing-module"], "cgi": ["module-not-in-python"]},
    "abbreviated": ["missing-option"],
    "cost": "2 x G.24X (24 DPU) x 5 h x 0.308 USD = 73.92 USD",
    "imported": ["GlueVersion.V7_0", "WorkerType.G_24X"],
    "python": "3.14",
    "platform": "manylinux_2_39_x86_64",
    "platforms of Python shell jobs": "manylinux_2_39_x86_64",
    "takes requirements": True,
    "groups": ["/orders/output", "/orders/error"],
    "timeout in the embedded AWS": {"Timeout": 300},
    "whole names in the embedded AWS": "true",
    "synthesized": ["7.0", "G.24X"],
}


@pytest.mark.parametrize("effect", EFFECTS)
def test_all_packages_use_the_rows(effects: dict[str, Any], effect: str) -> None:
    assert effects[effect] == EFFECTS[effect]


def test_every_effect_is_expected(effects: dict[str, Any]) -> None:
    assert effects.keys() == EFFECTS.keys()


def test_a_test_that_fails_for_another_reason_is_reported(tmp_path: Path) -> None:
    made = Copy(tmp_path)
    made.insert(VERSION)

    # The enums were not regenerated.
    assert "tests/model/test_enums.py::test_the_module_is_generated_from_the_rows" in made.failing(
        "--quick", "tests/model"
    )
