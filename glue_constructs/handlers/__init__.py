"""The code of the Lambda functions. The folder is the asset: it imports the standard library and boto3 only."""
