"""A nightly pipeline in production: a chain of three jobs with alarms, a dashboard and a cost limit.

At 02:00 UTC the sales of all shops are collected; when that has succeeded, they are summed up and then published. A
failure stops the chain and raises an alarm, and so does a night without a report.
"""

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from constructs import Construct

from glue_constructs import CostGuard, JobDashboard, JobSchedule, PythonShellJob, chain

JOBS = Path(__file__).parent / "jobs"


class Sales(cdk.Stack):
    """A lake, a chain of three jobs, and their monitoring."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        lake = s3.Bucket(self, "Lake", enforce_ssl=True, versioned=True)
        sales, totals = lake.s3_url_for_object("sales.json"), lake.s3_url_for_object("totals.json")

        collect = self.job("Collect", {"--shops": lake.s3_url_for_object("shops/"), "--sales": sales})
        lake.grant_read(collect, "shops/*")
        lake.grant_put(collect, "sales.json")

        total = self.job("Total", {"--sales": sales, "--totals": totals})
        lake.grant_read(total, "sales.json")
        lake.grant_put(total, "totals.json")

        publish = self.job("Publish", {"--totals": totals, "--report": lake.s3_url_for_object("report.txt")})
        lake.grant_read(publish, "totals.json")
        lake.grant_put(publish, "report.txt")

        chain(collect, total, publish, schedule=JobSchedule.cron(hour=2))

        # Subscribe to this topic to receive the alarms.
        alarms = sns.Topic(self, "Alarms", enforce_ssl=True)
        for job in (collect, total, publish):
            job.alarm_on_failure(alarms)
        publish.alarm_on_late_run(alarms, within=cdk.Duration.hours(26))
        JobDashboard(self, "Dashboard", jobs=[collect, total, publish])

        cdk.CfnOutput(self, "LakeName", value=lake.bucket_name)
        for job in (collect, total, publish):
            cdk.CfnOutput(self, f"{job.node.id}Name", value=job.job_name)

    def job(self, name: str, arguments: dict[str, str]) -> PythonShellJob:
        """Create a job that runs the script of its name, for half a cent at most."""
        return PythonShellJob(
            self,
            name,
            script=JOBS / f"{name.lower()}.py",
            timeout=cdk.Duration.minutes(10),
            arguments=arguments,
            max_cost_per_run="0.005",
        )


if __name__ == "__main__":
    app = cdk.App()
    # For all jobs of the app, also those without their own limit.
    cdk.Validations.of(app).add_plugins(CostGuard(max_per_run=1))
    Sales(app, "Sales")
    app.synth()
