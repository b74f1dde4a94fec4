"""Every call that the run provider makes is allowed in every phase of an operation of its stack (promise P13).

CloudFormation changes and deletes the resources with the permissions, too: so a permission must exist as long as a
request needs it, in an update, a rollback, a cleanup and a deletion.
"""

from __future__ import annotations

import pytest
from permissions.operations_of_stacks import PARTITIONS, denied_calls, operations

OPERATIONS = operations()


@pytest.mark.slow
@pytest.mark.parametrize("partition", PARTITIONS)
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_call_is_allowed(name, partition):
    world = OPERATIONS[name].run(partition)
    assert denied_calls(world) == set()
    assert world.stack.status == OPERATIONS[name].status
    assert {role.rpartition("/")[2].split("Role")[0] for _status, role, *_ in world.calls} == {
        "GlueConstructsRunsEntry",
        "GlueConstructsRunsMachine",
        "GlueConstructsRunsWorker",
    }


@pytest.mark.slow
def test_the_operations_make_every_kind_of_call():
    made = {action for each in OPERATIONS.values() for _, _, action, *_ in each.run("aws").calls}
    assert made == {
        "cloudformation:DescribeStacks",
        "geo:CancelJob",
        "geo:GetJob",
        "geo:ListJobs",
        "geo:StartJob",
        "geo:TagResource",
        "glue:BatchStopJobRun",
        "glue:GetJob",
        "glue:GetJobBookmark",
        "glue:GetJobRun",
        "glue:GetJobRuns",
        "glue:ResetJobBookmark",
        "glue:StartJobRun",
        "iam:PassRole",
        "lambda:InvokeFunction",
        "states:ListExecutions",
        "states:StartExecution",
        "states:StopExecution",
    }
