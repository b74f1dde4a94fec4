"""The jobs of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.api_jobs import read_api_job
from glue_constructs.adoption.triggers import trigger_notes
from glue_constructs.cli.aws.parallel import in_parallel
from glue_constructs.cli.aws.problems import in_words
from glue_constructs.cli.job_runs.jobs import Found, all_jobs, find_jobs
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from types_boto3_glue import GlueClient

    from glue_constructs.adoption.found_job import FoundJob
    from glue_constructs.cli.job_runs.options import Aws


def of_account(aws: Aws, *, names: Sequence[str], tags: Mapping[str, str]) -> tuple[list[FoundJob], list[str]]:
    """Jobs with their tags, and what starts them.

    Args:
        aws: Where they are.
        names: Their names.
        tags: Tags that they all have. Left out, as the names: all jobs of the Region.

    Returns:
        The jobs, and what could not be asked though it need not be.

    Raises:
        InvalidInput: A name is that of no job; every such name at once.
    """
    found = _found(aws, names, tags)
    jobs = found.require()
    tags_of = _tags(aws, list(jobs))
    triggers, problems = _triggers(aws)
    started = trigger_notes(triggers)
    return [
        read_api_job(job, tags=tags_of[name], started=started.get(name, ())) for name, job in jobs.items()
    ], problems


def _found(aws: Aws, names: Sequence[str], tags: Mapping[str, str]) -> Found:
    if names:
        return find_jobs(aws.clients, names, [], aws.progress)
    if not tags:
        return all_jobs(aws.glue, aws.progress)
    tagged: list[str] = []
    for page in aws.glue.get_paginator("list_jobs").paginate(Tags=dict(tags)):
        tagged += page["JobNames"]
        aws.progress.at(f"looking for tagged jobs: {len(tagged):,} so far")
    if not tagged:
        wanted = ", ".join(f"{key}={value}" for key, value in tags.items())
        raise InvalidInput(f"no job has the tags {wanted}")
    return find_jobs(aws.clients, tagged, [], aws.progress)


def _tags(aws: Aws, names: list[str]) -> dict[str, dict[str, str]]:
    """The tags of each job: what was left out would be taken off by the next deployment."""
    glue: GlueClient = aws.glue
    account = aws.clients.client("sts").get_caller_identity()["Account"]
    before = f"arn:{glue.meta.partition}:glue:{glue.meta.region_name}:{account}:job/"

    def ask(name: str) -> dict[str, str]:
        return dict(glue.get_tags(ResourceArn=before + name).get("Tags", {}))

    tags: dict[str, dict[str, str]] = {}
    for name, own in zip(names, in_parallel(ask, names), strict=True):
        tags[name] = own
        aws.progress.at(f"reading tags: {len(tags):,} of {len(names):,} jobs")
    return tags


def _triggers(aws: Aws) -> tuple[list[Mapping[str, Any]], list[str]]:
    """All triggers. They are only told of, so an account that may not see them still has its jobs imported."""
    triggers: list[Mapping[str, Any]] = []
    glue: GlueClient = aws.glue
    try:
        for page in glue.get_paginator("get_triggers").paginate():
            triggers += page["Triggers"]
            aws.progress.at(f"reading triggers: {len(triggers):,} so far")
    except glue.exceptions.ClientError as error:
        return triggers, [f"what starts the jobs is not told: {in_words(error)}"]
    return triggers, []
