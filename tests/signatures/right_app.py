"""An app as a user writes it: type checkers find nothing in it."""

from __future__ import annotations

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
