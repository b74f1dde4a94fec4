"""An app as a user writes it: type checkers find nothing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk

from glue_constructs import (
    JobProps,
    JobRun,
    PythonShellJob,
    SparkEtlJob,
    SparkEtlJobProps,
    SparkProps,
    SparkStreamingJob,
)

if TYPE_CHECKING:
    from constructs import Construct
    from typing_extensions import Unpack


class TeamJob(SparkEtlJob):
    """A construct of the user's own, with the props of the library's."""

    def __init__(self, scope: Construct, id: str, *, team: str, **props: Unpack[SparkEtlJobProps]) -> None:
        props.setdefault("glue_version", "5.1")
        super().__init__(scope, id, script=f"s3://code/{team}/{id}.py", **props)


app = cdk.App()
stack = cdk.Stack(app, "Jobs")

every_job: JobProps = {"max_retries": 1, "tags": {"team": "data"}}
spark: SparkProps = {"glue_version": "5.1", "worker_type": "G.2X", "number_of_workers": 10}
nightly: SparkEtlJobProps = {"glue_version": "5.1", "timeout": cdk.Duration.hours(2), "bookmark": "enable"}
larger: SparkEtlJobProps = {**nightly, "worker_type": "G.4X", "number_of_workers": 20}

orders = SparkEtlJob(stack, "Orders", script="s3://code/orders.py", **nightly)
SparkEtlJob(stack, "Products", script="s3://code/products.py", **larger)
SparkEtlJob(stack, "Customers", script="s3://code/customers.py", **(spark | {"job_name": "customers"}))
SparkEtlJob(stack, "Prices", script="s3://code/prices.py", **spark)
SparkStreamingJob(stack, "Clicks", script="s3://code/clicks.py", maintenance_window="Sun:10", **spark)
PythonShellJob(stack, "Report", script="s3://code/report.py", max_capacity=1, **every_job)
JobRun(stack, "Run", job=orders)
TeamJob(stack, "Stock", team="sales", number_of_workers=4, worker_type="G.1X")
orders.run_every("cron(0 2 * * ? *)", enabled=False)
