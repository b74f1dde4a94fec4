"""cdk-nag over every construct that acts at deploy time: AwsSolutions, and the packs of standards."""

from __future__ import annotations

import json
import re

import aws_cdk as cdk
import pytest
from cdk_nag import AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks
from permissions.deployed import stack_of_all

PACKS = (AwsSolutionsChecks, NIST80053R4Checks, NIST80053R5Checks, HIPAASecurityChecks, PCIDSS321Checks)

# A rule and where, as a pattern -> why that is the app's to decide: the jobs are, their runs are not.
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
    told = json.loads((outdir / "validation-report.json").read_text())["pluginReports"]
    return [report for report in told if "suppressedViolations" in report]  # CDK's own validator, where on, has none


def places(violations: list[dict]) -> set[str]:
    return {
        f"{violation['ruleName']} {place['constructPath'].partition('/')[2]}"
        for violation in violations
        for place in violation["violatingConstructs"]
    }


def test_all_packs_have_looked(reports):
    assert len(reports) == len(PACKS)


def test_nothing_is_found_that_is_not_acknowledged(reports):
    found = {place for report in reports for place in places(report["violations"])}
    used = {pattern for pattern in LEFT_TO_THE_APP for place in found if re.fullmatch(pattern, place)}
    assert {place for place in found if not any(re.fullmatch(pattern, place) for pattern in used)} == set()
    assert used == set(LEFT_TO_THE_APP)


def test_each_construct_acknowledges_for_itself_and_says_why(reports):
    acknowledged = [each for report in reports for each in report["suppressedViolations"]]
    assert {each["acknowledgedAt"] for each in acknowledged} == {
        "Everything/GlueConstructsRuns",
        "Everything/Secured/Role",
        "Everything/Shell/Role",
        "Everything/Validate/Role",
    }
    assert all(len(each["reason"]) > 20 for each in acknowledged)
