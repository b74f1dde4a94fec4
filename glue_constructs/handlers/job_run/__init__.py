"""The run provider's two Lambda functions: `entry` receives CloudFormation's events, `worker` executes the steps."""
