"""A job in Scala that sums up orders by customer. Glue compiles the script when a run starts."""

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from constructs import Construct

from glue_constructs import SparkEtlJob

JOBS = Path(__file__).parent / "jobs"


class Customers(cdk.Stack):
    """A lake and a job."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        lake = s3.Bucket(self, "Lake", enforce_ssl=True, versioned=True)

        totals = SparkEtlJob(
            self,
            "Totals",
            script=JOBS / "Totals.scala",
            class_name="Totals",
            glue_version="5.1",
            timeout=cdk.Duration.minutes(30),
            arguments={
                "--orders": lake.s3_url_for_object("orders/"),
                "--totals": lake.s3_url_for_object("totals/"),
            },
        )
        lake.grant_read(totals, "orders/*")
        # Not "totals/*": Spark also writes the folder marker totals_$folder$.
        lake.grant_read_write(totals, "totals*")

        cdk.CfnOutput(self, "LakeName", value=lake.bucket_name)
        cdk.CfnOutput(self, "TotalsName", value=totals.job_name)


if __name__ == "__main__":
    app = cdk.App()
    Customers(app, "Customers")
    app.synth()
