"""The examples beside the demo in one app: one deployment of four stacks costs less than four of one."""

import aws_cdk as cdk
from examples.example import ALL

app = cdk.App(analytics_reporting=False)
for example in ALL:
    if example.name != "weather":
        example.make(app)
app.synth()
