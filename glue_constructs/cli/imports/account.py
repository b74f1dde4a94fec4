"""Jobs of an AWS account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.api_jobs import read_api_job
from glue_constructs.adoption.triggers import trigger_notes
from glue_constructs.cli.aws.parallel import in_parallel
from glue_constructs.cli.aws.problems import describe_error
from glue_constructs.cli.job_runs.jobs import FoundJobs, all_jobs, find_jobs
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from types_boto3_glue import GlueClient

    from glue_constructs.adoption.found_job import FoundJob
    from glue_constructs.cli.job_runs.options import AwsSession


def jobs_of_account(
    aws: AwsSession, *, names: Sequence[str], tags: Mapping[str, str]
) -> tuple[list[FoundJob], list[str]]:
    """Read jobs with their tags and the triggers that start them.

    Args:
        aws: The AWS session.
        names: The names of the jobs.
        tags: Tags that every job must have. Default, without names and tags: all jobs of the Region.

    Returns:
        The jobs, and a message for each optional request that failed.

    Raises:
        InvalidInput: Jobs do not exist; the message lists all of them.
    """
    found = _find_jobs(aws, names, tags)
    jobs = found.require()
    tags_of = _tags(aws, list(jobs))
    triggers, problems = _triggers(aws)
    started = trigger_notes(triggers)
    return [
        read_api_job(job, tags=tags_of[name], started=started.get(name, ())) for name, job in jobs.items()
    ], problems


def _find_jobs(aws: AwsSession, names: Sequence[str], tags: Mapping[str, str]) -> FoundJobs:
    if names:
        return find_jobs(aws.clients, names, [], aws.progress)
    if not tags:
        return all_jobs(aws.glue, aws.progress)
    tagged: list[str] = []
    for page in aws.glue.get_paginator("list_jobs").paginate(Tags=dict(tags)):
        tagged += page["JobNames"]
        aws.progress.update(f"looking for tagged jobs: {len(tagged):,} so far")
    if not tagged:
        wanted = ", ".join(f"{key}={value}" for key, value in tags.items())
        raise InvalidInput(f"no job found with the tags {wanted}")
    return find_jobs(aws.clients, tagged, [], aws.progress)


def _tags(aws: AwsSession, names: list[str]) -> dict[str, dict[str, str]]:
    """Return the tags of each job. All are needed: the next deployment removes tags missing from the template."""
    glue: GlueClient = aws.glue
    account = aws.clients.client("sts").get_caller_identity()["Account"]
    before = f"arn:{glue.meta.partition}:glue:{glue.meta.region_name}:{account}:job/"

    def read_tags(name: str) -> dict[str, str]:
        return dict(glue.get_tags(ResourceArn=before + name).get("Tags", {}))

    tags: dict[str, dict[str, str]] = {}
    for name, own in zip(names, in_parallel(read_tags, names), strict=True):
        tags[name] = own
        aws.progress.update(f"reading tags: {len(tags):,} of {len(names):,} jobs")
    return tags


def _triggers(aws: AwsSession) -> tuple[list[Mapping[str, Any]], list[str]]:
    """Return all triggers. They only appear in comments, so missing permissions do not prevent the import."""
    triggers: list[Mapping[str, Any]] = []
    glue: GlueClient = aws.glue
    try:
        for page in glue.get_paginator("get_triggers").paginate():
            triggers += page["Triggers"]
            aws.progress.update(f"reading triggers: {len(triggers):,} so far")
    except glue.exceptions.ClientError as error:
        return triggers, [f"cannot read the triggers that start the jobs: {describe_error(error)}"]
    return triggers, []
