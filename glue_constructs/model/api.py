"""The API requests on jobs and runs: the Glue API of botocore 1.44.5; a test compares them.

There is one table per service, keyed by the operation: another service may also have a GetJob.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.model.job_schema import (
    ARGUMENTS,
    EXECUTION_CLASS,
    FLAG,
    JOB_PROPERTIES,
    MINUTES,
    NAME,
    NUMBER,
    SINGLE_LINE,
    TAGS,
    TEXT,
    WHOLE,
    WORKER_TYPE,
)
from glue_constructs.model.shape import Form, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

_NODE_ID = Form(r"[A-Za-z0-9_-]*", "letters, digits, '_' and '-'")


def _structure(*required: str, **members: Shape) -> Shape:
    return Shape("structure", members=members, required=required)


_RUN_ID = NAME
_TEXT_512 = Shape("string", min=1, max=512)
_PAGE = Shape("integer", min=1, max=1000)
_NOTIFICATION = _structure(NotifyDelayAfter=MINUTES)
_PROVIDER = Shape("string", enum=("GITHUB", "GITLAB", "BITBUCKET", "AWS_CODE_COMMIT"))
_AUTH_STRATEGY = Shape("string", enum=("PERSONAL_ACCESS_TOKEN", "AWS_SECRETS_MANAGER"))

# Members of the API that CloudFormation does not have.
API_ONLY: Mapping[str, Shape] = {
    "CodeGenConfigurationNodes": Shape("map", key=Shape("string", form=_NODE_ID)),
    "SourceControlDetails": _structure(
        Provider=_PROVIDER,
        Repository=_TEXT_512,
        Owner=_TEXT_512,
        Branch=_TEXT_512,
        Folder=_TEXT_512,
        LastCommitId=_TEXT_512,
        AuthStrategy=_AUTH_STRATEGY,
        AuthToken=Shape("string", min=1, max=512, secret=True),
    ),
}
_OF_CREATION = ("Name", "Tags")
# The settings of a job, with the same names and limits in CreateJob and UpdateJob.
_JOB = {**{row.name: row.shape for row in JOB_PROPERTIES if row.name not in _OF_CREATION}, **API_ONLY}
_SOURCE_CONTROL = _structure(
    JobName=NAME,
    Provider=_PROVIDER,
    RepositoryName=NAME,
    RepositoryOwner=NAME,
    BranchName=NAME,
    Folder=NAME,
    CommitId=Shape("string", min=1, max=40, form=SINGLE_LINE),
    AuthStrategy=_AUTH_STRATEGY,
    AuthToken=Shape("string", min=1, max=255, form=SINGLE_LINE, secret=True),
)
# The two operations on bookmarks have no limits for names.
_BOOKMARK = _structure("JobName", JobName=TEXT, RunId=TEXT)

GLUE_OPERATIONS: Mapping[str, Shape] = {
    "BatchGetJobs": _structure("JobNames", JobNames=Shape("list", item=NAME)),
    "BatchStopJobRun": _structure(
        "JobName", "JobRunIds", JobName=NAME, JobRunIds=Shape("list", min=1, max=25, item=_RUN_ID)
    ),
    "CreateJob": _structure("Name", "Role", "Command", Name=NAME, Tags=TAGS, **_JOB),
    "DeleteJob": _structure("JobName", JobName=NAME),
    "GetJob": _structure("JobName", JobName=NAME),
    "GetJobBookmark": _BOOKMARK,
    "GetJobRun": _structure("JobName", "RunId", JobName=NAME, RunId=_RUN_ID, PredecessorsIncluded=FLAG),
    "GetJobRuns": _structure("JobName", JobName=NAME, NextToken=TEXT, MaxResults=Shape("integer", min=1, max=200)),
    "GetJobs": _structure(NextToken=TEXT, MaxResults=_PAGE),
    "ListJobs": _structure(NextToken=TEXT, MaxResults=_PAGE, Tags=TAGS),
    "ResetJobBookmark": _BOOKMARK,
    "StartJobRun": _structure(
        "JobName",
        JobName=NAME,
        JobRunQueuingEnabled=FLAG,
        JobRunId=_RUN_ID,
        Arguments=ARGUMENTS,
        AllocatedCapacity=WHOLE,
        Timeout=MINUTES,
        MaxCapacity=NUMBER,
        SecurityConfiguration=NAME,
        NotificationProperty=_NOTIFICATION,
        WorkerType=WORKER_TYPE,
        NumberOfWorkers=WHOLE,
        ExecutionClass=EXECUTION_CLASS,
        ExecutionRoleSessionPolicy=Shape("string", min=2, max=2048),
    ),
    # JobUpdate: the model requires no member; the documentation of Role and Command says "(required)", since 2017.
    "UpdateJob": _structure("JobName", "JobUpdate", JobName=NAME, JobUpdate=_structure("Role", "Command", **_JOB)),
    "UpdateJobFromSourceControl": _SOURCE_CONTROL,
    "UpdateSourceControlFromJob": _SOURCE_CONTROL,
}

START_JOB_RUN_PARAMETERS = tuple(GLUE_OPERATIONS["StartJobRun"].members)
"""The parameters of StartJobRun."""
