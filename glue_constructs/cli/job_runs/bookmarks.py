"""Resetting of job bookmarks, for `runs reset-bookmark`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types_boto3_glue import GlueClient

_FIELDS = {
    "job": "JobName",
    "version": "Version",
    "run": "Run",
    "attempt": "Attempt",
    "previous_run_id": "PreviousRunId",
    "run_id": "RunId",
    "job_bookmark": "JobBookmark",
}


def reset_bookmark(glue: GlueClient, job: str, run_id: str = "") -> dict[str, Any] | None:
    """Reset the bookmark of an existing job.

    Args:
        glue: The client.
        job: The job's name.
        run_id: The run whose bookmark is restored. Default: none, all data is processed again.

    Returns:
        The bookmark's entry; `None` if the job has no bookmark yet, or the run saved none.
    """
    run: dict[str, Any] = {"RunId": run_id} if run_id else {}
    try:
        # Optional: an old version of the API reference documents JobBookmarkEntry alone.
        entry = glue.reset_job_bookmark(JobName=job, **run).get("JobBookmarkEntry", {})
    except glue.exceptions.EntityNotFoundException:
        return None
    return {name: entry.get(field) for name, field in _FIELDS.items()}
