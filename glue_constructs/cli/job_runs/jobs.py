"""Lookup of jobs by name and by stack."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.job_runs.stacks import find_in_stack, jobs_of_stack, without_hash
from glue_constructs.cli.job_runs.suggestions import did_you_mean
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from types_boto3_glue import GlueClient

    from glue_constructs.cli.aws.access import Clients
    from glue_constructs.cli.progress import Progress

# The maximum number of names for BatchGetJobs is not documented; GetJobs returns up to a hundred jobs.
_BATCH_SIZE = 100
_NAMES_PAGE_SIZE = 1000


@dataclass
class FoundJobs:
    """The result of a lookup.

    Attributes:
        jobs: The job definitions by name, as returned by the API, in the order of the request.
        problems: A message for each job that was not found.
    """

    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def require(self) -> dict[str, dict[str, Any]]:
        """Return the jobs if all were found.

        Raises:
            InvalidInput: Jobs were not found; the message contains all problems.
        """
        if self.problems:
            raise InvalidInput("\n".join(self.problems))
        return self.jobs


def all_jobs(glue: GlueClient, progress: Progress) -> FoundJobs:
    """Return all jobs of the Region."""
    found = FoundJobs()
    for page in glue.get_paginator("get_jobs").paginate():
        found.jobs.update({job["Name"]: dict(job) for job in page["Jobs"]})
        progress.update(f"reading the jobs: {len(found.jobs):,} so far")
    return found


def find_jobs(clients: Clients, words: Sequence[str], stacks: Sequence[str], progress: Progress) -> FoundJobs:
    """Find jobs by name, or by logical id in stacks.

    Args:
        clients: The AWS clients.
        words: Names of jobs; with stacks, also logical ids. Default: all jobs of the stacks.
        stacks: Names of stacks.
        progress: Shows what is being read.

    Raises:
        InvalidInput: A stack does not exist, or contains no job.
    """
    found = FoundJobs()
    names = _names_in_stacks(clients, words, stacks, progress, found) if stacks else list(words)
    glue = clients.client("glue")
    missing = []
    names = list(dict.fromkeys(names))
    for start in range(0, len(names), _BATCH_SIZE):
        progress.update(f"reading {len(names):,} jobs: {start:,} so far")
        answer = glue.batch_get_jobs(JobNames=names[start : start + _BATCH_SIZE])
        by_name = {job["Name"]: job for job in answer["Jobs"]}
        found.jobs.update({name: by_name[name] for name in names[start : start + _BATCH_SIZE] if name in by_name})
        missing += [name for name in names[start : start + _BATCH_SIZE] if name not in by_name]
    if missing:
        there = _all_job_names(glue, progress)
        found.problems += [f"there is no job {name!r}{did_you_mean(name, there)}" for name in missing]
    return found


def _names_in_stacks(
    clients: Clients, words: Sequence[str], stacks: Sequence[str], progress: Progress, found: FoundJobs
) -> list[str]:
    jobs: dict[str, str] = {}
    for stack in stacks:
        progress.update(f"reading the stack {stack}")
        jobs.update(jobs_of_stack(clients.client("cloudformation"), stack))
    shown = f"stack {stacks[0]!r}" if len(stacks) == 1 else f"stacks {', '.join(map(repr, stacks))}"
    if not jobs:
        raise InvalidInput(f"there is no Glue job in {shown}")
    if not words:
        return list(jobs.values())
    named = {word: find_in_stack(word, jobs) for word in words}
    there = [*map(without_hash, jobs), *jobs.values()]
    found.problems += [
        f"there is no job {word!r} in {shown}{did_you_mean(word, there)}"
        for word, name in named.items()
        if name is None
    ]
    return [name for name in named.values() if name is not None]


def _all_job_names(glue: GlueClient, progress: Progress) -> list[str]:
    """Return the names of all jobs, for suggestions; empty if listing jobs is not permitted."""
    names: list[str] = []
    with suppress(glue.exceptions.ClientError):
        for page in glue.get_paginator("list_jobs").paginate(PaginationConfig={"PageSize": _NAMES_PAGE_SIZE}):
            names += page["JobNames"]
            progress.update(f"searching {len(names):,} jobs for similar names")
    return names
