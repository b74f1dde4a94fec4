"""A stack with one address validation job. The variable GIVEN contains its parameters, as JSON."""

import json
import os

import aws_cdk as cdk

from glue_constructs import AddressValidationJob

given = json.loads(os.environ["GIVEN"])

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, given["stack"])
job = AddressValidationJob(
    stack,
    "Validate",
    input_location=f"s3://{given['bucket']}/{given.get('input', 'new')}/",
    output_location=f"s3://{given['bucket']}/validated/",
    additional_features=["Position"],
    name=given["stack"],
    tags={"team": "data"},
    **given.get("props", {}),
)
cdk.CfnOutput(stack, "JobId", value=job.job_id)
cdk.CfnOutput(stack, "Status", value=job.status)
cdk.CfnOutput(stack, "EndedAt", value=job.ended_at)
app.synth()
