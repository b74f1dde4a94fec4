"""The examples' templates: snapshots, the rules, cfn-lint and cdk-nag, with a reason for each accepted finding."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from cdk_nag import AwsSolutionsChecks
from cfn_lint import cfn_lint_findings
from examples.example import ALL, EXAMPLES, Example
from synth import template

from glue_constructs.validation.template import check_template

every_example = pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)


def test_every_example_is_listed():
    # examples/downstream is a repository with its own tests, which tests/testing runs.
    assert {example.app for example in ALL} == set(EXAMPLES.glob("*/app.py")) - {EXAMPLES / "downstream" / "app.py"}


@every_example
def test_the_template_has_not_changed(example: Example, app, template_snapshot):
    assert example.make(app) == template_snapshot


@every_example
def test_the_stack_has_the_documented_number_of_resources(example: Example, app):
    assert len(template(example.make(app))["Resources"]) == example.resources


@every_example
def test_our_rules_find_nothing(example: Example, app):
    assert check_template(template(example.make(app))) == []


@every_example
def test_synth_has_no_warnings(example: Example, app):
    example.make(app)
    assert [message.entry.data for stack in app.synth().stacks for message in stack.messages] == []


@every_example
def test_all_findings_of_cfn_lint_are_suppressed_with_a_reason(example: Example, app):
    found = {finding: finding.split()[0] for finding in cfn_lint_findings(template(example.make(app)))}
    assert [finding for finding, rule in found.items() if rule not in example.suppressed] == []
    assert set(found.values()) == set(example.suppressed)


@every_example
def test_all_findings_of_cdk_nag_are_acknowledged_with_a_reason(example: Example, app):
    example.make(app)
    found = {violation["ruleName"] for violation in cdk_nag_report(app)["violations"]}
    used = {pattern for pattern in example.acknowledged if any(re.fullmatch(pattern, rule) for rule in found)}
    assert {rule for rule in found if not any(re.fullmatch(pattern, rule) for pattern in used)} == set()
    assert used == set(example.acknowledged)


def test_the_glue_rules_of_cdk_nag_pass_in_the_secured_example_without_acknowledgements(app):
    [secured] = [example for example in ALL if example.name == "secured"]
    secured.make(app)
    report = cdk_nag_report(app)
    found = [violation["ruleName"] for violation in (*report["violations"], *report["suppressedViolations"])]
    assert found
    assert [rule for rule in found if rule.startswith("AwsSolutions-GL")] == []


def cdk_nag_report(app: cdk.App) -> dict[str, Any]:
    """Return the report of cdk-nag. The file also has the report of CDK validation, if that is enabled."""
    cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()
    report = json.loads((Path(app.outdir) / "validation-report.json").read_text())
    [nag] = [plugin for plugin in report["pluginReports"] if plugin["pluginName"] == "AwsSolutions"]
    return nag
