"""The requests that are made of jobs and their runs, as data: today's Glue API (botocore 1.44.5), held equal by a test.

One table a service, keyed by the operation: another service may have a GetJob of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glue_constructs.rules._shape import Form, Shape
from glue_constructs.rules.tables import EXECUTION_CLASSES

if TYPE_CHECKING:
    from collections.abc import Mapping

# The API counts in UTF-16, where what lies beyond U+FFFF is a pair; Python has it in one piece.
_SINGLE_LINE = Form(
    re.compile(r"[\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF\t]*"), "one line without control characters"
)
_MULTI_LINE = Form(
    re.compile(r"[\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF\r\n\t]*"), "text without control characters"
)
_PYTHON_VERSION = Form(re.compile(r"^([2-3]|3[.]9)$"), "'2', '3' or '3.9'")
_GLUE_VERSION = Form(re.compile(r"^((\w+\.)+\w+|auto)$"), "a version such as '5.1', or 'auto'")
_WEEKLY_HOUR = Form(
    re.compile(r"^(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])$"), "a day and an hour such as 'Sun:10'"
)
_NODE_ID = Form(re.compile(r"[A-Za-z0-9_-]*"), "letters, digits, '_' and '-'")


def _structure(*required: str, **members: Shape) -> Shape:
    return Shape("structure", members=members, required=required)


_TEXT = Shape("string")
_WHOLE = Shape("integer")
_NUMBER = Shape("double")
_FLAG = Shape("boolean")
_NAME = Shape("string", min=1, max=255, form=_SINGLE_LINE)
_RUN_ID = _NAME
_TEXT_512 = Shape("string", min=1, max=512)
_MINUTES = Shape("integer", min=1)
_PAGE = Shape("integer", min=1, max=1000)
_TAGS = Shape("map", min=0, max=50, key=Shape("string", min=1, max=128), item=Shape("string", min=0, max=256))
_ARGUMENTS = Shape("map", key=_TEXT, item=_TEXT)
_NOTIFICATION = _structure(NotifyDelayAfter=_MINUTES)
# Without the values of today: the service adds types, and a rule of jobs warns of one that is not known.
_WORKER_TYPE = Shape("string")
_EXECUTION_CLASS = Shape("string", max=16, enum=EXECUTION_CLASSES)
_PROVIDER = Shape("string", enum=("GITHUB", "GITLAB", "BITBUCKET", "AWS_CODE_COMMIT"))
_AUTH_STRATEGY = Shape("string", enum=("PERSONAL_ACCESS_TOKEN", "AWS_SECRETS_MANAGER"))

# What a job is made of, by the same names and within the same limits, on CreateJob and UpdateJob.
_JOB: Mapping[str, Shape] = {
    "JobMode": Shape("string", enum=("SCRIPT", "VISUAL", "NOTEBOOK")),
    "JobRunQueuingEnabled": _FLAG,
    "Description": Shape("string", min=0, max=2048, form=_MULTI_LINE),
    "LogUri": _TEXT,
    "Role": _TEXT,
    "ExecutionProperty": _structure(MaxConcurrentRuns=_WHOLE),
    "Command": _structure(
        Name=_TEXT,
        ScriptLocation=Shape("string", max=400_000),
        PythonVersion=Shape("string", form=_PYTHON_VERSION),
        Runtime=Shape("string", max=64, form=Form(re.compile(r".*"), "one line")),
    ),
    "DefaultArguments": _ARGUMENTS,
    "NonOverridableArguments": _ARGUMENTS,
    "Connections": _structure(Connections=Shape("list", max=1000, item=Shape("string", max=255))),
    "MaxRetries": _WHOLE,
    "AllocatedCapacity": _WHOLE,
    "Timeout": _MINUTES,
    "MaxCapacity": _NUMBER,
    "SecurityConfiguration": _NAME,
    "NotificationProperty": _NOTIFICATION,
    "GlueVersion": Shape("string", min=1, max=255, form=_GLUE_VERSION),
    "NumberOfWorkers": _WHOLE,
    "WorkerType": _WORKER_TYPE,
    "CodeGenConfigurationNodes": Shape("map", key=Shape("string", form=_NODE_ID)),
    "ExecutionClass": _EXECUTION_CLASS,
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
    "MaintenanceWindow": Shape("string", form=_WEEKLY_HOUR),
}
_SOURCE_CONTROL = _structure(
    JobName=_NAME,
    Provider=_PROVIDER,
    RepositoryName=_NAME,
    RepositoryOwner=_NAME,
    BranchName=_NAME,
    Folder=_NAME,
    CommitId=Shape("string", min=1, max=40, form=_SINGLE_LINE),
    AuthStrategy=_AUTH_STRATEGY,
    AuthToken=Shape("string", min=1, max=255, form=_SINGLE_LINE, secret=True),
)
# The bookmark's two operations know no limits for names.
_BOOKMARK = _structure("JobName", JobName=_TEXT, RunId=_TEXT)

GLUE_OPERATIONS: Mapping[str, Shape] = {
    "BatchGetJobs": _structure("JobNames", JobNames=Shape("list", item=_NAME)),
    "BatchStopJobRun": _structure(
        "JobName", "JobRunIds", JobName=_NAME, JobRunIds=Shape("list", min=1, max=25, item=_RUN_ID)
    ),
    "CreateJob": _structure("Name", "Role", "Command", Name=_NAME, Tags=_TAGS, **_JOB),
    "DeleteJob": _structure("JobName", JobName=_NAME),
    "GetJob": _structure("JobName", JobName=_NAME),
    "GetJobBookmark": _BOOKMARK,
    "GetJobRun": _structure("JobName", "RunId", JobName=_NAME, RunId=_RUN_ID, PredecessorsIncluded=_FLAG),
    "GetJobRuns": _structure("JobName", JobName=_NAME, NextToken=_TEXT, MaxResults=Shape("integer", min=1, max=200)),
    "GetJobs": _structure(NextToken=_TEXT, MaxResults=_PAGE),
    "ListJobs": _structure(NextToken=_TEXT, MaxResults=_PAGE, Tags=_TAGS),
    "ResetJobBookmark": _BOOKMARK,
    "StartJobRun": _structure(
        "JobName",
        JobName=_NAME,
        JobRunQueuingEnabled=_FLAG,
        JobRunId=_RUN_ID,
        Arguments=_ARGUMENTS,
        AllocatedCapacity=_WHOLE,
        Timeout=_MINUTES,
        MaxCapacity=_NUMBER,
        SecurityConfiguration=_NAME,
        NotificationProperty=_NOTIFICATION,
        WorkerType=_WORKER_TYPE,
        NumberOfWorkers=_WHOLE,
        ExecutionClass=_EXECUTION_CLASS,
        ExecutionRoleSessionPolicy=Shape("string", min=2, max=2048),
    ),
    # JobUpdate: the model requires nothing of it; the text of Role and Command says "(required)", since 2017.
    "UpdateJob": _structure("JobName", "JobUpdate", JobName=_NAME, JobUpdate=_structure("Role", "Command", **_JOB)),
    "UpdateJobFromSourceControl": _SOURCE_CONTROL,
    "UpdateSourceControlFromJob": _SOURCE_CONTROL,
}
