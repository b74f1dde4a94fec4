"""Where the logs of a run are.

===================== ======================================== ====================================================
run                   log group                                log streams
===================== ======================================== ====================================================
Spark                 /aws-glue/jobs/output, .../error         <run id>, and <run id> with -driver, -1, _g-...
Python shell          /aws-glue/python-jobs/output, .../error  <run id>
from Glue 5.0 on      <--custom-logGroup-prefix>/output, ...   <--custom-logStream-prefix>-driver, ...
before, continuous    <--continuous-log-logGroup>, or          <--continuous-log-logStreamPrefix or run id>-driver,
                      /aws-glue/jobs/logs-v2                   ...
encrypted             <...>/<configuration>-role/<role>/...    as above
encrypted, continuous <...>-<configuration>                    as above
===================== ======================================== ====================================================

https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html
https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging-enable.html

Two pages differ on the groups of encrypted logs, so LogGroupName, the run's own word, is looked at as well. A group
that is not there is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glue_constructs.cli.job_runs.job_run import JobRun

OUTPUT, ERROR, CONTINUOUS = "output", "error", "log"

_SPARK, _PYTHON_SHELL = "/aws-glue/jobs", "/aws-glue/python-jobs"
_CONTINUOUS_GROUP = "/aws-glue/jobs/logs-v2"
_FIRST_WITH_PREFIX = 5


@dataclass(frozen=True)
class LogSource:
    """Streams of a log group.

    Attributes:
        kind: "output" or "error", as the group ends; "log" of continuous logging.
        group: The log group.
        prefix: How the names of the streams begin.
        run_id: Of the run.
        is_shared: Whether other runs write to the same streams, so that only the time tells them apart.
    """

    kind: str
    group: str
    prefix: str
    run_id: str
    is_shared: bool

    def holds(self, stream: str) -> bool:
        """Whether a stream is the run's. Ids of its retries begin with its own, and streams are found by beginnings."""
        if self.is_shared and self.run_id not in stream:
            return stream.startswith(self.prefix) and "jr_" not in stream.removeprefix(self.prefix)
        own = re.escape(self.run_id)
        return re.search(rf"{own}(?!_(?:attempt|restart)_)(?![0-9a-f])", stream) is not None

    def label(self, stream: str) -> str:
        """What a line of a stream is called: "output", or "error/2" of the second executor."""
        part = stream.removeprefix(self.prefix).strip("-_")
        return self.kind if part in ("", "driver") else f"{self.kind}/{part}"


def log_sources(run: JobRun, job: Mapping[str, Any]) -> list[LogSource]:
    """Where the logs of a run may be.

    Args:
        run: The run.
        job: The definition of its job.
    """
    arguments = {
        **(job.get("DefaultArguments") or {}),
        **(run.data.get("Arguments") or {}),
        **(job.get("NonOverridableArguments") or {}),
    }
    is_custom = _is_spark(job) and _major(run) >= _FIRST_WITH_PREFIX
    found = dict.fromkeys(_of_groups(run, job, arguments if is_custom else {}))
    if _is_spark(job) and not is_custom and arguments.get("--enable-continuous-cloudwatch-log") == "true":
        found.update(dict.fromkeys(_continuous(run, arguments)))
    return list(found)


def chosen(sources: Sequence[LogSource], *, errors_only: bool) -> list[LogSource]:
    """The sources to read: all, or the errors alone.

    With continuous logging the drivers' and executors' log goes to a group of its own, as it comes; "error" has the
    same lines once more.
    """
    if errors_only:
        return [source for source in sources if source.kind == ERROR]
    has_continuous = any(source.kind == CONTINUOUS for source in sources)
    return [source for source in sources if not (has_continuous and source.kind == ERROR)]


def _of_groups(run: JobRun, job: Mapping[str, Any], arguments: Mapping[str, str]) -> Iterator[LogSource]:
    shared = arguments.get("--custom-logStream-prefix")
    for base in _bases(run, job, arguments.get("--custom-logGroup-prefix")):
        for kind in (OUTPUT, ERROR):
            yield _source(kind, f"{base}/{kind}", run, shared)


def _bases(run: JobRun, job: Mapping[str, Any], custom: str | None) -> list[str]:
    own = str(run.data.get("LogGroupName") or "").rstrip("/")
    plain = (custom or "").rstrip("/") or (_SPARK if _is_spark(job) else _PYTHON_SHELL)
    configuration = run.data.get("SecurityConfiguration")
    # The role's name, with its path when an ARN tells it.
    role = str(job.get("Role", "")).partition(":role/")[2] or job.get("Role", "")
    encrypted = f"{plain}/{configuration}-role/{role}" if configuration else ""
    return list(dict.fromkeys(base for base in (own, plain, encrypted) if base))


def _continuous(run: JobRun, arguments: Mapping[str, str]) -> Iterator[LogSource]:
    group = arguments.get("--continuous-log-logGroup") or _CONTINUOUS_GROUP
    configuration = run.data.get("SecurityConfiguration")
    shared = arguments.get("--continuous-log-logStreamPrefix")
    for name in (group, f"{group}-{configuration}") if configuration else (group,):
        yield _source(CONTINUOUS, name, run, shared)


def _source(kind: str, group: str, run: JobRun, shared: str | None) -> LogSource:
    return LogSource(kind, group, prefix=shared or run.id, run_id=run.id, is_shared=bool(shared))


def _is_spark(job: Mapping[str, Any]) -> bool:
    return (job.get("Command") or {}).get("Name") != "pythonshell"


def _major(run: JobRun) -> int:
    """The 5 of Glue 5.1; 0 when it is not known."""
    major = str(run.data.get("GlueVersion") or "").partition(".")[0]
    return int(major) if major.isdigit() else 0
