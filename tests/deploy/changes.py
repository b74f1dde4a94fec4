"""A stack with jobs, runs, bookmark resets and address validations. The variable GIVEN has their props, as JSON."""

import json
import os

import aws_cdk as cdk

from glue_constructs import AddressValidationJob, BookmarkReset, JobRun, PythonShellJob, SparkEtlJob

given = json.loads(os.environ["GIVEN"])

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, given["stack"])
jobs = {name: PythonShellJob(stack, name, **props) for name, props in given.get("jobs", {}).items()}
jobs |= {
    name: SparkEtlJob(stack, name, glue_version="5.1", worker_type="G.1X", number_of_workers=2, **props)
    for name, props in given.get("spark_jobs", {}).items()
}
for name, props in given.get("runs", {}).items():
    after, minutes = props.pop("after", None), props.pop("wait_minutes", None)
    if minutes is not None:
        props["wait_timeout"] = cdk.Duration.minutes(minutes)
    run = JobRun(stack, f"{name}Run", **{**props, "job": jobs[props["job"]]})
    if after is not None:
        run.node.add_dependency(stack.node.find_child(f"{after}Run"))
    cdk.CfnOutput(stack, f"{name}RunId", value=run.run_id)
for name in given.get("resets", []):
    BookmarkReset(stack, f"{name}Reset", job=jobs[name])
for name, props in given.get("addresses", {}).items():
    AddressValidationJob(stack, name, name=given["stack"], **props)
app.synth()
