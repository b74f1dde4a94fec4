"""Four years of weather in Seattle: a Spark job summarizes the days by month, a Python shell job writes a report.

The deployment runs both jobs, the report after the summary, and again when a script changes.
"""

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_assets as assets
from constructs import Construct
from vega_datasets import local_data

from glue_constructs import GlueVersion, JobRun, PythonShellJob, SparkEtlJob

JOBS = Path(__file__).parent / "jobs"


class Weather(cdk.Stack):
    """The data, the lake, two jobs and a run of each."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        days = assets.Asset(self, "Days", path=str(local_data.seattle_weather.filepath))
        lake = s3.Bucket(self, "Lake", enforce_ssl=True, versioned=True)
        months = lake.s3_url_for_object("months/")
        report_file = lake.s3_url_for_object("report/months.md")

        summarize = SparkEtlJob(
            self,
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
        days.bucket.grant_read(summarize, days.s3_object_key)
        # Not "months/*": Spark also writes the folder marker months_$folder$.
        lake.grant_read_write(summarize, "months*")

        report = PythonShellJob(
            self,
            "Report",
            script=JOBS / "report.py",
            timeout=cdk.Duration.minutes(10),
            arguments={"library-set": "analytics", "--months": months, "--report": report_file},
        )
        lake.grant_read(report, "months/*")
        lake.grant_put(report, "report/*")

        # Reset the bookmark before each run, so that a changed script reads all days again.
        summarized = JobRun(self, "SummarizeNow", job=summarize, reset_bookmark=True)
        JobRun(self, "ReportNow", job=report, trigger=summarized.run_id)

        cdk.CfnOutput(self, "ReportUrl", value=report_file)


if __name__ == "__main__":
    app = cdk.App()
    Weather(app, "Weather")
    app.synth()
