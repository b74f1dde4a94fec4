"""Job: where a script begins and where what it has read is committed."""

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
    """The bookmark could not be read or committed. The message is the service's."""


class Job:
    """The job of a script, with its bookmark.

    With `--job-bookmark-option` job-bookmark-enable, what a DynamicFrame with a transformation_ctx has read counts as
    read once `commit` is called. With job-bookmark-pause the bookmark is only looked at; with job-bookmark-from and
    job-bookmark-to beside it, what is read is what the runs after the first, up to the second, have read. With
    job-bookmark-disable (the default) there is no bookmark.
    """

    def __init__(self, glue_context: GlueContext) -> None:
        self._glue_context = glue_context
        self._name: str | None = None
        self._run_id = ""
        self._version: int | None = None

    def init(self, job_name: str, args: Mapping[str, Any] | None = None) -> None:
        """Begin.

        Args:
            job_name: The job's name.
            args: What `getResolvedOptions` returned; without it there are no bookmarks.
        """
        self._name = job_name
        given = args or {}
        option = given.get("job_bookmark_option", "job-bookmark-disable")
        if option == "job-bookmark-disable":
            return
        self._run_id = given["JOB_RUN_ID"]
        if option == "job-bookmark-enable":
            entry = _call("BeginJobBookmark", JobName=job_name, RunId=self._run_id)
            self._version = entry["Version"]
        else:
            entry = _look(job_name)
        started = datetime.now(timezone.utc)
        if (first := given.get("job_bookmark_from")) and (last := given.get("job_bookmark_to")):
            before, until = _as_of(job_name, first), _as_of(job_name, last)
        else:
            before, until = entry["JobBookmark"], None
        self._glue_context.bookmark = JobBookmark(before, run=entry["Run"], started=started, until=until)

    def isInitialized(self) -> bool:  # noqa: N802  Glue's name
        """Whether `init` was called."""
        return self._name is not None

    def commit(self) -> None:
        """What was read is read.

        Raises:
            BookmarkError: Another run, or a reset, has changed the bookmark meanwhile.
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


def _look(job_name: str) -> dict[str, Any]:
    """The bookmark as it is, or as it is before the first run."""
    client = boto3.client("glue")
    try:
        return {**client.get_job_bookmark(JobName=job_name)["JobBookmarkEntry"]}
    except client.exceptions.EntityNotFoundException:
        return _EMPTY


def _as_of(job_name: str, run_id: str) -> str:
    """What was read up to a run and in it, as the last run until then has committed it."""
    state: str = _call("LookUpJobBookmark", JobName=job_name, RunId=run_id)["JobBookmark"]
    return state


def _call(operation: str, **parameters: Any) -> dict[str, Any]:
    """Call an operation that the embedded Glue has for this library alone, as AWS has some for its own."""
    session = boto3.Session()
    client, credentials = session.client("glue"), session.get_credentials()
    if credentials is None:
        raise BookmarkError("the script has lost its AWS credentials: AWS_ACCESS_KEY_ID is gone from its environment")
    request = AWSRequest(
        "POST",
        client.meta.endpoint_url,
        headers={"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"AWSGlue.{operation}"},
        data=json.dumps(parameters),
    )
    SigV4Auth(credentials, "glue", client.meta.region_name).add_auth(request)
    response = URLLib3Session().send(request.prepare())
    answer: dict[str, Any] = json.loads(response.content)
    if response.status_code != 200:  # noqa: PLR2004  OK
        raise BookmarkError(f"{answer.get('__type', 'Error')}: {answer.get('message', answer)}")
    return answer
