"""cdk-nag on jobs with many props: apps need no acknowledgements for the resources and permissions of props."""

from __future__ import annotations

import json

import aws_cdk as cdk
import pytest
from cdk_nag import AwsSolutionsChecks, NIST80053R5Checks
from jobs.job_factories import DEFAULT_PROPS

from glue_constructs import DataLineage, SparkEtlJob, SparkStreamingJob, SparkUi

# The app decides on the encryption of logs and bookmarks; the role of a job has inline policies.
FINDINGS_OF_EVERY_JOB = {"AwsSolutions-GL1", "AwsSolutions-GL3", "NIST.800.53.R5-IAMNoInlinePolicy"}


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> set[str]:
    outdir = tmp_path_factory.mktemp("nag")
    app = cdk.App(analytics_reporting=False, outdir=str(outdir))
    stack = cdk.Stack(app, "Stack")
    SparkEtlJob(
        stack,
        "Orders",
        **{**DEFAULT_PROPS, "logs": None},
        glue_version="5.1",
        number_of_workers=4,
        worker_type="G.1X",
        temp_dir=True,
        spark_ui=SparkUi(rolling=True),
        data_lineage=DataLineage(domain_id="dzd_1"),
        lakeformation_fine_grained_access=True,
        write_shuffle_files_to_s3="s3://lake/shuffle/",
        metrics=True,
    )
    checkpoints = {"checkpoint_location": "s3://lake/checkpoints/"}
    SparkStreamingJob(stack, "Clicks", **{**DEFAULT_PROPS, "logs": None}, glue_version="5.1", **checkpoints)
    cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app), NIST80053R5Checks(app))
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()
    reports = json.loads((outdir / "validation-report.json").read_text())["pluginReports"]
    return {violation["ruleName"] for report in reports for violation in report["violations"]}


def test_props_add_no_findings(found):
    assert {name for name in found if "LogGroup" not in name} == FINDINGS_OF_EVERY_JOB
