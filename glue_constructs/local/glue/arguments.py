"""What a run's script finds in `sys.argv`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.glue.runs import JobRun


def merge_arguments(
    *, default: Mapping[str, str], run: Mapping[str, str], non_overridable: Mapping[str, str]
) -> dict[str, str]:
    """The arguments of a run. Key by key, NonOverridableArguments beat the run's, which beat the job's defaults.

    https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
    """
    return {**default, **run, **non_overridable}


def command_line(run: JobRun) -> list[str]:
    """The arguments in the form that the service passes them.

    A Spark script is also told its job and its run. A Python shell script is not (boto3 issue 3506), but it is told
    where it lies, and a key without a value stands alone. Both forms were seen in `sys.argv` as live runs printed it.
    """
    if run.is_spark:
        identity = ["--JOB_NAME", run.job.name, "--JOB_ID", job_id(run.job.arn), "--JOB_RUN_ID", run.id]
        return identity + [part for pair in run.all_arguments.items() for part in pair]
    given = {**run.all_arguments, "--scriptLocation": run.script_location}
    return [part for key, value in given.items() for part in ((key, value) if value else (key,))]


def job_id(arn: str) -> str:
    """The id of a job, which `--JOB_ID` passes on and no operation shows."""
    return f"j_{hashlib.sha256(arn.encode()).hexdigest()}"
