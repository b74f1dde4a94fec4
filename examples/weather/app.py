"""Four years of Seattle's weather: a Spark job cleans and sums it up by month, a Python shell job writes a report.

The deployment runs both, the report after the summary, and again whenever the script of one of them changes.
"""

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_assets as assets
from vega_datasets import local_data

from glue_constructs import GlueVersion, JobRun, PythonShellJob, SparkEtlJob

JOBS = Path(__file__).parent / "jobs"

app = cdk.App()
stack = cdk.Stack(app, "Weather")

days = assets.Asset(stack, "Days", path=str(local_data.seattle_weather.filepath))
lake = s3.Bucket(stack, "Lake", enforce_ssl=True, versioned=True)
months = lake.s3_url_for_object("months/")
report_file = lake.s3_url_for_object("report/months.md")

summarize = SparkEtlJob(
    stack,
    "Summarize",
    script=JOBS / "summarize.py",
    glue_version=GlueVersion.V5_1,
    timeout=cdk.Duration.minutes(30),
    arguments={
        "--job-bookmark-option": "job-bookmark-enable",
        "--days": days.s3_object_url,
        "--months": months,
    },
)
days.grant_read(summarize)
lake.grant_read_write(summarize, "months/*")

report = PythonShellJob(
    stack,
    "Report",
    script=JOBS / "report.py",
    timeout=cdk.Duration.minutes(10),
    arguments={"library-set": "analytics", "--months": months, "--report": report_file},
)
lake.grant_read(report, "months/*")
lake.grant_put(report, "report/*")

# A changed script shall read every day again, so the bookmark is reset before the run.
summarized = JobRun(stack, "SummarizeNow", job=summarize, reset_bookmark=True)
JobRun(stack, "ReportNow", job=report, trigger=summarized.run_id)

cdk.CfnOutput(stack, "ReportUrl", value=report_file)

app.synth()
