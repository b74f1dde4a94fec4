"""The example's template: a golden file, then cfn-lint and cdk-nag over it, every acknowledgement with its reason."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from cdk_nag import AwsSolutionsChecks
from cfnlint.api import ManualArgs, lint
from synth import golden, template

EXAMPLE = Path(__file__).parents[2] / "examples" / "weather"

# A pattern of cdk-nag's rule and finding -> why the example lives with it.
ACKNOWLEDGED = {
    r"AwsSolutions-S1": "an access log of the example's lake would be a second bucket that nobody reads",
    r"AwsSolutions-GL[13]": "the example has no secrets; a security configuration is a how-to of its own",
    r"AwsSolutions-IAM5\[Resource::arn:.*:log-group:/aws-glue/.*:\*\]": "the streams of a group that Glue itself names",
    r"AwsSolutions-IAM5\[Action::s3:.*\*\]": "what Bucket.grant_read and its kin grant, on the exact prefix",
    r"AwsSolutions-IAM5\[Resource::<Lake\w+\.Arn>/(months|report)/\*\]": "a folder of the lake is what the job is for",
}
# A rule of cfn-lint -> why.
PASSED_OVER = {
    "W3005": "CDK adds each dependency of a construct, also one that a reference implies",
}


@pytest.fixture
def app(tmp_path: Path) -> cdk.App:
    return cdk.App(analytics_reporting=False, outdir=str(tmp_path / "cdk.out"))


@pytest.fixture
def weather(app: cdk.App) -> cdk.Stack:
    return runpy.run_path(str(EXAMPLE / "app.py"))["Weather"](app, "Weather")


def test_the_template_is_as_it_was(weather, snapshot_json):
    assert golden(weather) == snapshot_json


def test_two_jobs_cost_two_resources_each_and_their_runs_nine(weather):
    types = sorted(r["Type"] for r in template(weather)["Resources"].values())
    assert types.count("AWS::Glue::Job") == 2
    assert types.count("Custom::GlueJobRun") == 2
    assert len(types) == 2 * 2 + 2 + 7 + 2  # jobs with roles, runs, provider, bucket with its policy


def test_cfn_lint_finds_nothing(weather):
    text = json.dumps(template(weather))
    found = lint(text, config=ManualArgs(regions=["us-east-1"]))
    assert [f"{m.rule.id} {m.message}" for m in found if m.rule.id not in PASSED_OVER] == []
    assert {m.rule.id for m in found} == set(PASSED_OVER)


@pytest.mark.usefixtures("weather")
def test_cdk_nag_finds_nothing_that_is_not_acknowledged_with_a_reason(app):
    cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    found = {violation["ruleName"] for violation in violations(app)}
    used = {pattern for pattern in ACKNOWLEDGED if any(re.fullmatch(pattern, rule) for rule in found)}
    assert {rule for rule in found if not any(re.fullmatch(pattern, rule) for pattern in used)} == set()
    assert used == set(ACKNOWLEDGED)


def violations(app: cdk.App) -> list[dict[str, Any]]:
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()
    report = json.loads((Path(app.outdir) / "validation-report.json").read_text())
    return [violation for plugin in report["pluginReports"] for violation in plugin["violations"]]
