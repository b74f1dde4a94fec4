"""An app with one error a line: the comment is what mypy and pyright report there."""

from __future__ import annotations

import aws_cdk as cdk

from glue_constructs import JobProps, PythonShellJob, SparkEtlJob, SparkProps, SparkStreamingJob

stack = cdk.Stack(cdk.App(), "Jobs")
shared: SparkProps = {"glue_version": "5.1"}
SCRIPT = "s3://code/orders.py"

SparkEtlJob(stack, "A", glue_version="5.1")  # error: "script"
SparkEtlJob(stack, "B", **shared)  # error: "script"
SparkEtlJob(stack, "C", script=SCRIPT, worker_typ="G.2X")  # error: "worker_typ"
SparkEtlJob(stack, "D", script=SCRIPT, default_arguments={})  # error: "default_arguments"
SparkEtlJob(stack, "E", script=SCRIPT, number_of_workers="ten")  # error: "number_of_workers"
SparkEtlJob(stack, "F", script=SCRIPT, timeout=60)  # error: "timeout"
SparkEtlJob(stack, "G", script=SCRIPT, glue_version="5.1", **shared)  # error: "glue_version"
SparkStreamingJob(stack, "H", script=SCRIPT, bookmark="enable")  # error: "bookmark"
PythonShellJob(stack, "I", script=SCRIPT, worker_type="G.1X")  # error: "worker_type"
PythonShellJob(stack, "J", script=SCRIPT, **shared)  # error: auto_scaling
settings: JobProps = {"worker_type": "G.2X"}  # error: "worker_type"
unknown: JobProps = {"max_retries": "3"}  # error: int | None
