"""The examples in one app, but those with a deployment of their own: one of four stacks costs less than four of one."""

import aws_cdk as cdk
from examples.example import ALL

app = cdk.App(analytics_reporting=False)
for example in ALL:
    if example.name not in ("weather", "pipeline"):
        example.make(app)
app.synth()
