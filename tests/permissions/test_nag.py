"""cdk-nag reports for every construct that acts during a deployment: AwsSolutions, and the packs of standards."""

from __future__ import annotations

import json
import re

import aws_cdk as cdk
import pytest
from cdk_nag import AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks
from permissions.deployed import stack_of_all

PACKS = (AwsSolutionsChecks, NIST80053R4Checks, NIST80053R5Checks, HIPAASecurityChecks, PCIDSS321Checks)

# A pattern of a rule and a path -> what the app decides. These are resources of jobs; runs have no such findings.
LEFT_TO_THE_APP = {
    r"AwsSolutions-GL[13] (Ours|Secured|Shell|L2)/Resource": "how a job's logs and bookmarks are encrypted",
    r".*-CloudWatchLogGroupEncrypted GlueConstructsLogs/.*": "with which key jobs' logs are encrypted",
    r".*-IAMNoInlinePolicy (Ours|Secured|Shell)/Role": "a job's own role",
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    outdir = tmp_path_factory.mktemp("nag")
    app = cdk.App(analytics_reporting=False, outdir=str(outdir))
    stack_of_all(app)
    cdk.Validations.of(app).add_plugins(*(pack(app) for pack in PACKS))
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()
    reports = json.loads((outdir / "validation-report.json").read_text())["pluginReports"]
    # The report of the CDK's own validator, if it is on, has no such member.
    return [report for report in reports if "suppressedViolations" in report]


def places(violations: list[dict]) -> set[str]:
    return {
        f"{violation['ruleName']} {place['constructPath'].partition('/')[2]}"
        for violation in violations
        for place in violation["violatingConstructs"]
    }


def test_all_packs_have_a_report(reports):
    assert len(reports) == len(PACKS)


def test_every_finding_is_acknowledged(reports):
    found = {place for report in reports for place in places(report["violations"])}
    used = {pattern for pattern in LEFT_TO_THE_APP for place in found if re.fullmatch(pattern, place)}
    assert {place for place in found if not any(re.fullmatch(pattern, place) for pattern in used)} == set()
    assert used == set(LEFT_TO_THE_APP)


def test_each_construct_acknowledges_its_findings_with_a_reason(reports):
    acknowledged = [each for report in reports for each in report["suppressedViolations"]]
    assert {each["acknowledgedAt"] for each in acknowledged} == {
        "Everything/GlueConstructsRuns",
        "Everything/Secured/Role",
        "Everything/Shell/Role",
        "Everything/Validate/Role",
    }
    assert all(len(each["reason"]) > 20 for each in acknowledged)
