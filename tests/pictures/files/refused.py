import aws_cdk as cdk

from glue_constructs import SparkEtlJob

stack = cdk.Stack(cdk.App(), "Orders")
SparkEtlJob(
    stack,
    "Clean",
    script="s3://scripts/clean.py",
    glue_version="5.1",
    worker_type="G.4X",
    number_of_workers=1,
    execution_class="FLEX",
)
