"""Where the logs of a run are, by the names of `glue_constructs.model.log_groups`.

Two pages differ on the groups of encrypted logs, so LogGroupName, the run's own word, is looked at as well. A group
that is not there is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.model import log_groups
from glue_constructs.model.commands import PYTHON_SHELL
from glue_constructs.model.log_groups import ERROR, OUTPUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glue_constructs.cli.job_runs.job_run import JobRun

CONTINUOUS = "log"


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
    is_custom = log_groups.reads_prefix(_command(job), run.data.get("GlueVersion"))
    found = dict.fromkeys(_of_groups(run, job, arguments if is_custom else {}))
    if _is_spark(job) and not is_custom and log_groups.is_continuous(arguments):
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
    shared = arguments.get(log_groups.STREAM_PREFIX)
    for base in _bases(run, job, arguments.get(log_groups.GROUP_PREFIX)):
        for kind in (OUTPUT, ERROR):
            yield _source(kind, f"{base}/{kind}", run, shared)


def _bases(run: JobRun, job: Mapping[str, Any], custom: str | None) -> list[str]:
    own = str(run.data.get("LogGroupName") or "").rstrip("/")
    plain = (custom or "").rstrip("/") or log_groups.base_group_of(_command(job))
    configuration, role = run.data.get("SecurityConfiguration"), str(job.get("Role", ""))
    encrypted = log_groups.encrypted_base(plain, configuration=configuration, role=role) if configuration else ""
    return list(dict.fromkeys(base for base in (own, plain, encrypted) if base))


def _continuous(run: JobRun, arguments: Mapping[str, str]) -> Iterator[LogSource]:
    group = log_groups.continuous_group(arguments)
    configuration = run.data.get("SecurityConfiguration")
    shared = arguments.get(log_groups.CONTINUOUS_STREAM_PREFIX)
    yield _source(CONTINUOUS, group, run, shared)
    if configuration:
        encrypted = log_groups.encrypted_continuous_group(group, configuration=configuration)
        yield _source(CONTINUOUS, encrypted, run, shared)


def _source(kind: str, group: str, run: JobRun, shared: str | None) -> LogSource:
    return LogSource(kind, group, prefix=shared or run.id, run_id=run.id, is_shared=bool(shared))


def _is_spark(job: Mapping[str, Any]) -> bool:
    return _command(job) != PYTHON_SHELL


def _command(job: Mapping[str, Any]) -> object:
    return (job.get("Command") or {}).get("Name")
