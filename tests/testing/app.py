"""An app for the tests of deployments: a stack with jobs, an output and a run."""

from pathlib import Path

import aws_cdk as cdk
from constructs import Construct

from glue_constructs import JobRun, PythonShellJob

GREET = Path(__file__).parent / "greet.py"

app = cdk.App(analytics_reporting=False)
greetings = cdk.Stack(app, "Greetings", stack_name="greetings-of-the-tests")
greet = PythonShellJob(greetings, "Greet", script=GREET, arguments={"--name": "world"})
JobRun(greetings, "Now", job=greet, arguments={"--greeting": "hello"})
for team in ("Day", "Night"):
    PythonShellJob(Construct(greetings, team), "Report", script=GREET, arguments={"--name": team})
cdk.CfnOutput(greetings, "JobName", value=greet.job_name)
app.synth()
