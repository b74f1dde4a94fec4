"""Runs of deleted jobs, for `runs logs`: their log groups remain, and log streams are named after the run id.

When the first deployment of a stack fails because its run failed, CloudFormation deletes the job with the stack.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from glue_constructs.cli.job_runs.history import is_complete_id
from glue_constructs.cli.job_runs.job_run import ApiJobRun
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from types_boto3_glue import GlueClient

UNKNOWN = "UNKNOWN"
"""The state of a run that is not read from Glue."""


def run_of_deleted_job(
    glue: GlueClient, jobs: Sequence[str], stacks: Sequence[str], run_id: str, *, follow: bool
) -> ApiJobRun | None:
    """Return a run that has only an id, if its job does not exist; its state, start and end are unknown.

    Args:
        glue: The client, which is called once, to find out whether the job exists.
        jobs: The given jobs.
        stacks: The given stacks.
        run_id: The given run id.
        follow: Whether new events are to be shown until the run ends.

    Returns:
        The run; `None` if the job exists, or if not exactly one job and no stack are given.

    Raises:
        InvalidInput: The job does not exist, and the id is not complete or the run is to be followed.
    """
    if stacks or len(jobs) != 1 or glue.batch_get_jobs(JobNames=list(jobs))["Jobs"]:
        return None
    (job,) = jobs
    if not is_complete_id(run_id):
        raise InvalidInput(
            f"there is no job {job!r}: --log-group then needs --run-id with the complete id of a run, 'jr_' and 64 "
            f"hexadecimal digits, got {repr(run_id) if run_id else 'none'}; copy the id from the message of the failed "
            "deployment, or check the name of the job"
        )
    if follow:
        raise InvalidInput(
            f"--follow needs a job that exists, got {job!r}, which does not exist; omit --follow to read the log "
            "events of its run, or check the name of the job"
        )
    return ApiJobRun({"Id": run_id, "JobName": job, "JobRunState": UNKNOWN})


def hint_for_deleted_job(jobs: Sequence[str], stacks: Sequence[str], run_id: str) -> str:
    """Return how to read the logs of a run whose job does not exist, to be added to an error message."""
    job = shlex.quote(jobs[0]) if len(jobs) == 1 and not stacks else "JOB"
    return (
        "if the job was deleted, its log groups remain: "
        f"glue-constructs runs logs {job} --run-id {run_id if is_complete_id(run_id) else 'ID'} --log-group PREFIX "
        "reads PREFIX/error and PREFIX/output; it needs one JOB and the complete id"
    )
