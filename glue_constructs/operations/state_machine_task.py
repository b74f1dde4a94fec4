"""A Step Functions task that runs a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk import Stack
from aws_cdk.aws_stepfunctions import IntegrationPattern
from aws_cdk.aws_stepfunctions_tasks import GlueStartJobRun

from glue_constructs.errors import InvalidInput
from glue_constructs.operations.job_view import job_view
from glue_constructs.operations.placement import require_same_environment

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_glue import IJobRef
    from constructs import Construct


def start_task(scope: Construct, id: str, job: IJobRef, *, wait: bool = True, **props: Any) -> GlueStartJobRun:
    """Create a task that runs a job.

    The state machine's role is granted the actions of the task, on this job only: StartJobRun, and for waiting
    GetJobRun, GetJobRuns and BatchStopJobRun
    (https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html).
    Conditional triggers on the job do not fire after such a run, because no trigger started it.

    Args:
        scope: The scope of the construct.
        id: The construct's id, which is also the name of the state.
        job: Any Glue job.
        wait: Whether the task waits until the run has ended, and fails when the run fails. Default: True.
        **props: The props of `GlueStartJobRun`: arguments, worker_configuration, task_timeout, result_path ...

    Raises:
        InvalidInput: The job is in another account or Region, or `glue_job_name` or `integration_pattern` is set.
    """
    known = job_view(job)
    if taken := sorted({"glue_job_name", "integration_pattern"} & props.keys()):
        raise InvalidInput(f"{' and '.join(taken)} must not be set, got {props[taken[0]]!r}: use job and wait")
    require_same_environment(Stack.of(scope), [known], "a task")
    pattern = IntegrationPattern.RUN_JOB if wait else IntegrationPattern.REQUEST_RESPONSE
    return GlueStartJobRun(scope, id, glue_job_name=known.name, integration_pattern=pattern, **props)
