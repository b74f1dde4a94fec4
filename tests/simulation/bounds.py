"""Bounds that the handlers rely on and AWS does not document; the models keep them."""

READ_LAG = 15
"""The maximum seconds until GetJobRun and GetJobRuns show a write."""
RETRY_LAG = 60
"""The maximum seconds from the end of a run to the start of the next attempt."""
LIST_LAG = 2.5
"""The maximum seconds until ListExecutions shows an execution and its end."""
STATUS_LAG = 2
"""The maximum seconds until DescribeStacks shows a status."""
IAM_LAG = 50
"""The maximum seconds until IAM applies a new policy, and until Glue can assume a new role."""
MIN_DEPLOYMENT_INTERVAL = 40
"""The minimum seconds between two deployments: the CLI needs time for synth and the change set.

So late can a request take effect for which CloudFormation no longer waits (a slow entry function, a pending
StartExecution). In the next update the handlers could not recognize it by the stack's status, and they check
LastUpdatedTime only for an event that was delivered late (docs/adr/0004).
"""
