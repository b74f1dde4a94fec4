"""What AWS does not bound in its documents, and the handlers must rest on: the bounds that the models keep."""

READ_LAG = 15
"""The most seconds after which GetJobRun and GetJobRuns show a write."""
FOLLOW = 60
"""The most seconds after which Glue follows an ended run by the next attempt."""
LIST_LAG = 2.5
"""The most seconds after which ListExecutions shows an execution and its end."""
IAM_SETTLES = 50
"""The most seconds for which IAM refuses what a policy allows."""
DEPLOYS_AGAIN = 40
"""The fewest seconds between a deployment and the next: a CLI's synth and change set.

A request that was given up may come to life this late (a slow entry function, a StartExecution under way). In the
stack's next update its status would look like its own, and only an event that was delivered late is held against
LastUpdatedTime (docs/adr/0004).
"""
