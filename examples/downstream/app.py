"""The orders of a shop: cleaned during the deployment, and reported every night."""

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_assets as assets
from constructs import Construct

from glue_constructs import JobRun, JobSchedule, PythonShellJob

HERE = Path(__file__).parent


def small_job(scope: Construct, id: str, **props) -> PythonShellJob:
    """Create a small job, whose runs cost half a cent at most."""
    small = {"timeout": cdk.Duration.minutes(10), "max_cost_per_run": "0.005"}
    return PythonShellJob(scope, id, script=HERE / "jobs" / f"{id.lower()}.py", **{**small, **props})


class Lake(cdk.Stack):
    """The cleaned orders, from a file of the app."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        orders = assets.Asset(self, "Orders", path=str(HERE / "data" / "orders.csv"))
        self.bucket = s3.Bucket(self, "Bucket", enforce_ssl=True)
        target = self.bucket.s3_url_for_object("clean/orders.csv")
        self.clean = small_job(self, "Clean", arguments={"--orders": orders.s3_object_url, "--target": target})
        orders.grant_read(self.clean)
        self.bucket.grant_put(self.clean, "clean/*")
        JobRun(self, "CleanNow", job=self.clean, arguments={"--smallest": "100"})


class Reports(cdk.Stack):
    """A nightly report of the orders."""

    def __init__(self, scope: Construct, id: str, *, lake: Lake) -> None:
        super().__init__(scope, id)
        source = lake.bucket.s3_url_for_object("clean/orders.csv")
        self.report = small_job(self, "Report", arguments={"--orders": source})
        lake.bucket.grant_read(self.report, "clean/*")
        self.report.run_every(JobSchedule.cron(hour=2))


def make_app(**props) -> cdk.App:
    """Create the app with both stacks."""
    app = cdk.App(**props)
    Reports(app, "Reports", lake=Lake(app, "Lake"))
    return app


if __name__ == "__main__":
    make_app().synth()
