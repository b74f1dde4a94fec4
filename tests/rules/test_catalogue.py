"""Tests of all rules."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from rule_examples import findings_of, folder

import glue_constructs.rules
from glue_constructs.model.job_schema import PROPERTY_PATHS
from glue_constructs.rules import RULES, Rule, check_job

PACKAGE = Path(glue_constructs.rules.__file__).parent
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_ids_are_unique_and_in_order() -> None:
    ids = [rule.id for rule in RULES]

    assert ids == sorted(set(ids))


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_file_is_in_the_catalogue() -> None:
    files = {path.stem for path in PACKAGE.glob("*/[a-z]*.py")}

    assert files == {rule.name.replace("-", "_") for rule in RULES}


def test_every_rule_has_its_test_file() -> None:
    tests = Path(__file__).parent
    missing = [rule.name for rule in RULES if not (tests / folder(rule) / f"test_{_module(rule)}.py").exists()]

    assert missing == []


@each_rule
def test_the_folder_determines_the_hundreds_digit_of_the_id(rule: Rule[Any]) -> None:
    hundreds = ["properties", "command", "capacity", "execution", "arguments", "connections"]
    hundreds += ["scripts", "runs", "requests"]

    assert hundreds[int(rule.id[2])] == folder(rule)


@each_rule
def test_file_class_and_rule_have_the_same_name(rule: Rule[Any]) -> None:
    assert type(rule).__module__.rpartition(".")[2] == _module(rule)
    assert type(rule).__name__ == "".join(part.capitalize() for part in rule.name.split("-"))


@each_rule
def test_metadata_is_well_formed(rule: Rule[Any]) -> None:
    assert re.fullmatch(r"GC[0-8]\d\d", rule.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
    assert rule.source.startswith("https://")
    assert rule.fix[0].islower()
    assert not rule.fix.endswith(".")


FILLED_IN = {"job", "parameter", "key", "length"}


@each_rule
def test_the_texts_of_a_shared_check_can_be_formatted(rule: Rule[Any]) -> None:
    """Other braces in a text would raise an error only when the rule reports a finding."""
    texts = [text for name in ("fault", "wanted") if isinstance(text := getattr(rule, name, None), str)]
    gaps = {gap.partition(".")[0] for text in texts for _, gap, _, _ in Formatter().parse(text) if gap is not None}

    assert gaps <= FILLED_IN


@each_rule
def test_the_docstring_is_a_page(rule: Rule[Any]) -> None:
    page = rule.page()

    assert re.fullmatch(r"[A-Z].*\.", page.summary)
    assert page.what
    assert page.why


@each_rule
def test_the_wrong_example_has_only_this_finding(rule: Rule[Any]) -> None:
    assert {finding.rule for finding in findings_of(rule, rule.page().wrong)} == {rule.id}


@each_rule
def test_the_right_example_has_no_findings(rule: Rule[Any]) -> None:
    assert findings_of(rule, rule.page().right) == []


@each_rule
def test_a_message_is_one_sentence_with_expected_and_actual_value(rule: Rule[Any]) -> None:
    (finding,) = findings_of(rule, rule.page().wrong)

    assert re.fullmatch(r"[^\n]+: needs [^\n]+, got [^\n]+", finding.message)
    assert not finding.message.endswith(".")


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(lambda name: {name: {"Ref": "Parameter"}}, id="every-property-a-parameter"),
        pytest.param(lambda name: {name: {"Fn::If": ["Condition", 1, 2]}}, id="every-property-a-condition"),
        pytest.param(lambda _: {"Fn::Transform": {"Name": "AWS::Include"}}, id="all-from-a-macro"),
    ],
)
def test_without_known_values_no_rule_reports_anything(hidden: Any) -> None:
    job = {key: value for name in _properties() for key, value in hidden(name).items()}

    assert check_job(job) == []


def test_without_known_values_inside_objects_no_rule_reports_anything() -> None:
    unknown = {"Ref": "Parameter"}
    job = dict.fromkeys(_properties(), unknown)
    job["Command"] = dict.fromkeys(("Name", "PythonVersion", "Runtime", "ScriptLocation"), unknown)
    job["Connections"] = {"Connections": [unknown, unknown]}
    job["Tags"] = {"team": unknown}
    job["ExecutionProperty"] = {"MaxConcurrentRuns": unknown}
    job["NotificationProperty"] = {"NotifyDelayAfter": unknown}

    assert check_job(job) == []


def _module(rule: Rule[Any]) -> str:
    return rule.name.replace("-", "_")


def _properties() -> tuple[str, ...]:
    """Return all properties of a job."""
    return tuple(dict.fromkeys(path.partition(".")[0] for path in PROPERTY_PATHS))
