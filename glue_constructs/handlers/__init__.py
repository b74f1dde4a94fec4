"""What goes to Lambda, zipped as it lies: the standard library and boto3 only."""
