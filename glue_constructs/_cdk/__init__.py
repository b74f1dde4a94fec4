"""What every construct needs of the CDK: tokens, stacks, any IJobRef, values of props."""
