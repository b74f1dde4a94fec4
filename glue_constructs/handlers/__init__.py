"""The code of the run provider's Lambda functions: `entry` receives CloudFormation's events, `worker` executes steps.

The steps of a run are in `steps`; `glue` and `location` adapt them to AWS Glue and to Amazon Location. The asset has
these files and those of `glue_constructs.model` that they import; they need the standard library and boto3 only.
"""
