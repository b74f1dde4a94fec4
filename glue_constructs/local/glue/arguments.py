"""The arguments of a run's script, `sys.argv`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.glue.runs import EmbeddedJobRun


def merge_arguments(
    *, default: Mapping[str, str], run: Mapping[str, str], non_overridable: Mapping[str, str]
) -> dict[str, str]:
    """Merge the arguments of a run. NonOverridableArguments override the run's arguments, and these the job's defaults.

    https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
    """
    return {**default, **run, **non_overridable}


def command_line(run: EmbeddedJobRun) -> list[str]:
    """Return the arguments as the service passes them to the script.

    A Spark script also receives the names and ids of its job and run. A Python shell script does not (boto3 issue
    3506), but it receives `--scriptLocation`, and a key without a value has no second argument. Both forms were seen in
    the `sys.argv` of live runs.
    """
    if run.is_spark:
        identity = ["--JOB_NAME", run.job.name, "--JOB_ID", job_id(run.job.arn), "--JOB_RUN_ID", run.id]
        return identity + [part for pair in run.all_arguments.items() for part in pair]
    given = {**run.all_arguments, "--scriptLocation": run.script_location}
    return [part for key, value in given.items() for part in ((key, value) if value else (key,))]


def job_id(arn: str) -> str:
    """Return the job id for `--JOB_ID`, which no API operation returns."""
    return f"j_{hashlib.sha256(arn.encode()).hexdigest()}"
