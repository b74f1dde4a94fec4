"""A stack with runs and bookmark resets only. The job is in another stack, or imported by its name."""

import json
import os

import aws_cdk as cdk

from glue_constructs import BookmarkReset, GlueJob, JobRun, PythonShellJob

given = json.loads(os.environ["GIVEN"])

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, given["stack"])
imported = GlueJob.from_job_name(stack, "Imported", given["job"])
jobs = {"imported": imported}
if "script" in given:
    there = cdk.Stack(app, f"{given['stack']}Jobs")
    jobs["defined"] = PythonShellJob(
        there, "Job", job_name=given["job"], script=given["script"], max_concurrent_runs=1, max_retries=1
    )
    stack.add_dependency(there)
resets = [BookmarkReset(stack, name, job=imported, **props) for name, props in given.get("resets", {}).items()]
for name, props in given["runs"].items():
    run = JobRun(stack, name, **{**props, "job": jobs[props["job"]]})
    run.node.add_dependency(*resets)
    for path, value in given.get("overrides", {}).items():
        run.node.default_child.add_property_override(path, value)
    cdk.CfnOutput(stack, f"{name}State", value=run.state)
    cdk.CfnOutput(stack, f"{name}Attempt", value=run.attempt)
for reset in resets:
    cdk.CfnOutput(stack, f"{reset.node.id}Version", value=f"version {reset.version}")
app.synth()
