"""`glue-constructs runs reset-bookmark`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import typer

from glue_constructs.cli import output
from glue_constructs.cli.aws.problems import friendly_errors
from glue_constructs.cli.formatting import escape_unprintable, pluralize
from glue_constructs.cli.job_runs.bookmarks import reset_bookmark
from glue_constructs.cli.job_runs.history import find_run, running_runs
from glue_constructs.cli.job_runs.options import (
    Endpoint,
    Format,
    FormatOption,
    Jobs,
    Profile,
    Region,
    RestoredRunId,
    Stack,
    aws_session,
    require_jobs,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def reset_bookmarks(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    stack: Stack = [],  # noqa: B006 - see above
    run_id: RestoredRunId = "",
    format: FormatOption = Format.TEXT,
    profile: Profile = "",
    region: Region = "",
    endpoint_url: Endpoint = "",
) -> None:
    """Reset job bookmarks: the next run processes all data again; with --run-id, only data added after that run.

    [bold]glue-constructs runs reset-bookmark clean[/bold]

    Exit codes: 0 the bookmarks were reset, or there were none; 1 the run of
    --run-id saved no bookmark; 2 an AWS request failed, or a job or the run does
    not exist.
    """
    with friendly_errors():
        with aws_session(profile, region, endpoint_url) as aws:
            named = require_jobs(aws, jobs, stack)
            run = find_run(aws.glue, named, run_id) if run_id else None
            targets = list(named) if run is None else [run.job]
            for job in targets:
                if running := len(running_runs(aws.glue, job)):
                    aws.progress.note(
                        f"{escape_unprintable(job)}: {pluralize(running, 'run')} in progress"
                        " may fail to commit the bookmark after the reset"
                    )
            entries = {job: reset_bookmark(aws.glue, job, run.id if run else "") for job in targets}
        _print_entries(entries, format)
        missing = [job for job, entry in entries.items() if entry is None]
        for job in missing:
            if run is None:
                output.note(f"{escape_unprintable(job)} has no bookmark yet: its next run processes all data anyway")
            else:
                output.report_error(f"{escape_unprintable(job)}: the run {run.id} saved no bookmark; nothing was reset")
        raise typer.Exit(1 if missing and run is not None else 0)


def _print_entries(entries: Mapping[str, dict[str, Any] | None], format: Format) -> None:
    found = [entry for entry in entries.values() if entry is not None]
    if format is Format.JSON:
        output.print_lines([json.dumps(found, indent=2)])
        return
    for entry in found:
        output.print_pairs({name: value for name, value in entry.items() if value is not None})
