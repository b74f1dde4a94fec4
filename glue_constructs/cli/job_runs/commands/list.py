"""`glue-constructs runs list`."""

from __future__ import annotations

from typing import Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.aws.problems import friendly_errors
from glue_constructs.cli.job_runs import listing
from glue_constructs.cli.job_runs.job_run import STATES
from glue_constructs.cli.job_runs.jobs import all_jobs, find_jobs
from glue_constructs.cli.job_runs.options import (
    Endpoint,
    Format,
    FormatOption,
    Jobs,
    Profile,
    Region,
    Stack,
    aws_session,
)
from glue_constructs.cli.job_runs.suggestions import did_you_mean
from glue_constructs.cli.job_runs.times import parse_time
from glue_constructs.errors import InvalidInput

State = Annotated[list[str], typer.Option(metavar="STATE", help="Only runs in this state. May be repeated.")]
Since = Annotated[
    str, typer.Option(metavar="WHEN", help="Only runs started since: 2h, 7d, 2026-01-31, 2026-01-31T08:00.")
]


def list_runs(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    stack: Stack = [],  # noqa: B006 - see above
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", min=1, help="Maximum number of runs per job.")
    ] = 5,
    state: State = [],  # noqa: B006 - see above
    since: Since = "",
    format: FormatOption = Format.TEXT,
    profile: Profile = "",
    region: Region = "",
    endpoint_url: Endpoint = "",
) -> None:
    """List the newest runs of jobs: state, start, duration, DPU-hours, attempt, error. Default: all jobs.

    Failed runs since yesterday, of all jobs of the Region:
    [bold]glue-constructs runs list --state FAILED --state TIMEOUT --since 1d[/bold]

    Runs of the jobs of a stack:
    [bold]glue-constructs runs list --stack Orders[/bold]

    JSON for a script:
    [bold]glue-constructs runs list --format json clean | jq '.[] | {run_id, state}'[/bold]

    Exit codes: 0 success; 2 an AWS request failed, or a job does not exist (the
    others are listed).
    """
    with friendly_errors():
        states = [_parse_state(word) for word in state]
        when = parse_time(since, name="--since") if since else None
        with aws_session(profile, region, endpoint_url) as aws:
            is_all = not jobs and not stack
            found = all_jobs(aws.glue, aws.progress) if is_all else find_jobs(aws.clients, jobs, stack, aws.progress)
            runs = listing.collect_runs(aws.glue, found, aws.progress, limit=limit, states=states, since=when)
        if format is Format.JSON:
            listing.print_json(runs)
        elif found.jobs or not found.problems:
            listing.print_table(runs, len(found.jobs))
        for problem in found.problems:
            output.report_error(problem)
        raise typer.Exit(2 if found.problems else 0)


def _parse_state(word: str) -> str:
    if word.upper() not in STATES:
        raise InvalidInput(f"--state needs one of {', '.join(STATES)}, got {word!r}{did_you_mean(word, STATES)}")
    return word.upper()
