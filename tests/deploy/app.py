"""A stack with a Python shell job and one run of it. The variable GIVEN contains its parameters, as JSON."""

import json
import os

import aws_cdk as cdk

from glue_constructs import JobRun, PythonShellJob, SparkEtlJob

given = json.loads(os.environ["GIVEN"])

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, given["stack"])
job = PythonShellJob(
    stack,
    "Job",
    script=given["script"],
    timeout=cdk.Duration.minutes(5),
    max_concurrent_runs=3,
    job_run_queuing_enabled=False,
    notify_delay_after=cdk.Duration.minutes(2),
    arguments={"--greeting": "hello"},
    non_overridable_arguments={"--stage": "test"},
    description="greets",
    tags={"team": "data"},
)
SparkEtlJob(
    stack,
    "NeverRun",
    script="s3://scripts/never.py",
    glue_version="5.1",
    worker_type="G.2X",
    number_of_workers=4,
    execution_class="FLEX",
    max_retries=1,
)
run = JobRun(stack, "Now", job=job, arguments={"--name": given.get("name", "world")}, **given.get("run", {}))
cdk.CfnOutput(stack, "RunId", value=run.run_id)
cdk.CfnOutput(stack, "State", value=run.state)
app.synth()
