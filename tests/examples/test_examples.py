"""The examples' templates: golden files, then our rules, cfn-lint and cdk-nag, with a reason for all that stays."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from cdk_nag import AwsSolutionsChecks
from cfn_lint import faults
from examples.example import ALL, EXAMPLES, Example
from synth import template

from glue_constructs.validation.template import check_template

every_example = pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)


def test_no_example_is_left_out():
    # The one that is a repository of its own has tests of its own, which tests/testing runs.
    assert {example.app for example in ALL} == set(EXAMPLES.glob("*/app.py")) - {EXAMPLES / "downstream" / "app.py"}


@every_example
def test_the_template_is_as_it_was(example: Example, app, template_snapshot):
    assert example.make(app) == template_snapshot


@every_example
def test_the_stack_has_no_more_resources_than_it_says(example: Example, app):
    assert len(template(example.make(app))["Resources"]) == example.resources


@every_example
def test_our_rules_find_nothing(example: Example, app):
    assert check_template(template(example.make(app))) == []


@every_example
def test_synthesizing_it_warns_of_nothing(example: Example, app):
    example.make(app)
    assert [message.entry.data for stack in app.synth().stacks for message in stack.messages] == []


@every_example
def test_cfn_lint_finds_nothing_that_is_not_passed_over_with_a_reason(example: Example, app):
    found = {fault: fault.split()[0] for fault in faults(template(example.make(app)))}
    assert [fault for fault, rule in found.items() if rule not in example.passed_over] == []
    assert set(found.values()) == set(example.passed_over)


@every_example
def test_cdk_nag_finds_nothing_that_is_not_acknowledged_with_a_reason(example: Example, app):
    example.make(app)
    found = {violation["ruleName"] for violation in judged_by_cdk_nag(app)["violations"]}
    used = {pattern for pattern in example.acknowledged if any(re.fullmatch(pattern, rule) for rule in found)}
    assert {rule for rule in found if not any(re.fullmatch(pattern, rule) for pattern in used)} == set()
    assert used == set(example.acknowledged)


def test_the_rules_for_glue_pass_in_the_secured_example_and_nobody_acknowledges_them(app):
    [secured] = [example for example in ALL if example.name == "secured"]
    secured.make(app)
    judged = judged_by_cdk_nag(app)
    found = [violation["ruleName"] for violation in (*judged["violations"], *judged["suppressedViolations"])]
    assert found
    assert [rule for rule in found if rule.startswith("AwsSolutions-GL")] == []


def judged_by_cdk_nag(app: cdk.App) -> dict[str, Any]:
    """What it finds; the report has the findings of CDK's own validator, too, where that is not switched off."""
    cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()
    report = json.loads((Path(app.outdir) / "validation-report.json").read_text())
    [judged] = [plugin for plugin in report["pluginReports"] if plugin["pluginName"] == "AwsSolutions"]
    return judged
