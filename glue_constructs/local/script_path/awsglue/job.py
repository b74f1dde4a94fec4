"""Job: initializes a script and commits its job bookmark."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.httpsession import URLLib3Session

from .bookmark import JobBookmark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .context import GlueContext

_EMPTY = {"Version": 0, "Run": 0, "JobBookmark": "{}"}


class BookmarkError(Exception):
    """The bookmark could not be read or committed. The message is that of the service."""


class Job:
    """The job of a script, with its bookmark.

    `--job-bookmark-option` has these values:

    * job-bookmark-enable: `commit` marks as read what a DynamicFrame with a transformation_ctx has read.
    * job-bookmark-pause: the bookmark is used, but not updated. With job-bookmark-from and job-bookmark-to, a run reads
      what the runs after the first one, up to and including the second one, have read.
    * job-bookmark-disable (the default): there is no bookmark.
    """

    def __init__(self, glue_context: GlueContext) -> None:
        self._glue_context = glue_context
        self._name: str | None = None
        self._run_id = ""
        self._version: int | None = None

    def init(self, job_name: str, args: Mapping[str, Any] | None = None) -> None:
        """Initialize the job.

        Args:
            job_name: The job's name.
            args: What `getResolvedOptions` returned; without it there are no bookmarks.
        """
        self._name = job_name
        arguments = args or {}
        option = arguments.get("job_bookmark_option", "job-bookmark-disable")
        if option == "job-bookmark-disable":
            return
        self._run_id = arguments["JOB_RUN_ID"]
        if option == "job-bookmark-enable":
            entry = _call("BeginJobBookmark", JobName=job_name, RunId=self._run_id)
            self._version = entry["Version"]
        else:
            entry = _current_bookmark(job_name)
        started = datetime.now(timezone.utc)
        if (first := arguments.get("job_bookmark_from")) and (last := arguments.get("job_bookmark_to")):
            state, until = _bookmark_after(job_name, first), _bookmark_after(job_name, last)
        else:
            state, until = entry["JobBookmark"], None
        self._glue_context.bookmark = JobBookmark(state, run=entry["Run"], started=started, until=until)

    def isInitialized(self) -> bool:  # noqa: N802  Glue's name
        """Whether `init` was called."""
        return self._name is not None

    def commit(self) -> None:
        """Mark as read what this run has read.

        Raises:
            BookmarkError: Another run or a reset has changed the bookmark since `init`.
        """
        bookmark = self._glue_context.bookmark
        if bookmark is None or self._version is None:
            return
        entry = _call(
            "CommitJobBookmark",
            JobName=self._name,
            RunId=self._run_id,
            Version=self._version,
            JobBookmark=bookmark.state(),
        )
        self._version = entry["Version"]


def _current_bookmark(job_name: str) -> dict[str, Any]:
    """Return the current bookmark, or an empty one before the first run."""
    client = boto3.client("glue")
    try:
        return {**client.get_job_bookmark(JobName=job_name)["JobBookmarkEntry"]}
    except client.exceptions.EntityNotFoundException:
        return _EMPTY


def _bookmark_after(job_name: str, run_id: str) -> str:
    """Return the state after a run: what the last commit of this run or of an earlier one has stored."""
    state: str = _call("LookUpJobBookmark", JobName=job_name, RunId=run_id)["JobBookmark"]
    return state


def _call(operation: str, **parameters: Any) -> dict[str, Any]:
    """Call an operation that the embedded Glue adds for this library. AWS has such internal operations too."""
    session = boto3.Session()
    client, credentials = session.client("glue"), session.get_credentials()
    if credentials is None:
        raise BookmarkError("the script has no AWS credentials: AWS_ACCESS_KEY_ID was removed from its environment")
    request = AWSRequest(
        "POST",
        client.meta.endpoint_url,
        headers={"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"AWSGlue.{operation}"},
        data=json.dumps(parameters),
    )
    SigV4Auth(credentials, "glue", client.meta.region_name).add_auth(request)
    response = URLLib3Session().send(request.prepare())
    body: dict[str, Any] = json.loads(response.content)
    if response.status_code != 200:  # noqa: PLR2004  OK
        raise BookmarkError(f"{body.get('__type', 'Error')}: {body.get('message', body)}")
    return body
