"""`runs reset-bookmark`."""

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
    """Reset the bookmark of a job that is there.

    Args:
        glue: The client.
        job: The job's name.
        run_id: The run whose end the bookmark goes back to. Left out: to the very start.

    Returns:
        The bookmark's entry; `None` when there is none yet, or that run left none.
    """
    run: dict[str, Any] = {"RunId": run_id} if run_id else {}
    try:
        # An old version of the service's page says JobBookmarkEntry alone.
        entry = glue.reset_job_bookmark(JobName=job, **run).get("JobBookmarkEntry", {})
    except glue.exceptions.EntityNotFoundException:
        return None
    return {name: entry.get(field) for name, field in _FIELDS.items()}
