"""The run provider's two functions: `entry` takes CloudFormation's events, `worker` drives Glue step by step."""
