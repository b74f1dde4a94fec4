"""One app with the stacks of all examples except weather and pipeline: one deployment is faster than four."""

import aws_cdk as cdk
from examples.example import ALL

app = cdk.App(analytics_reporting=False)
for example in ALL:
    if example.name not in ("weather", "pipeline"):
        example.make(app)
app.synth()
