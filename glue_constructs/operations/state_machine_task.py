"""A job as a step of a Step Functions state machine."""

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
    """A task that runs a job.

    The state machine's role may do what the task does, on this job only: StartJobRun, and for waiting GetJobRun,
    GetJobRuns and BatchStopJobRun (https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html).
    Jobs that run after the job by a trigger do not follow: no trigger started this run.

    Args:
        scope: The construct that the task belongs to.
        id: The task's id in that scope, and its name.
        job: Any Glue job.
        wait: Whether the task lasts until the run has ended, and fails when it fails. Left out: it does.
        **props: What `GlueStartJobRun` takes: arguments, worker_configuration, task_timeout, result_path ...

    Raises:
        InvalidInput: The job is elsewhere, or a prop says again what the task takes from the job and `wait`.
    """
    known = job_view(job)
    if taken := sorted({"glue_job_name", "integration_pattern"} & props.keys()):
        raise InvalidInput(f"{' and '.join(taken)} must be left out: the job and wait say it, got {props[taken[0]]!r}")
    require_same_environment(Stack.of(scope), [known], "a task")
    pattern = IntegrationPattern.RUN_JOB if wait else IntegrationPattern.REQUEST_RESPONSE
    return GlueStartJobRun(scope, id, glue_job_name=known.name, integration_pattern=pattern, **props)
