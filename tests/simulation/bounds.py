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
"""The fewest seconds between a deployment that is kept as it failed and the next: a CLI's synth and change set."""
