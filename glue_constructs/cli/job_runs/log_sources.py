"""The log groups and streams of a run, according to `glue_constructs.model.log_groups`.

Two pages of the documentation differ on the groups of encrypted logs, so the run's LogGroupName is used as well. Groups
that do not exist are skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.model import log_groups
from glue_constructs.model.commands import PYTHON_SHELL
from glue_constructs.model.log_groups import ERROR, OUTPUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glue_constructs.cli.job_runs.job_run import ApiJobRun

CONTINUOUS = "log"


@dataclass(frozen=True)
class LogSource:
    """Streams of a log group.

    Attributes:
        kind: "output" or "error", the end of the group's name; "log" for continuous logging.
        group: The log group.
        prefix: The prefix of the stream names.
        run_id: The run's id.
        is_shared: Whether other runs write to the same streams, so that only the timestamps distinguish them.
    """

    kind: str
    group: str
    prefix: str
    run_id: str
    is_shared: bool

    def contains(self, stream: str) -> bool:
        """Whether a stream belongs to the run. The prefix is not enough: the ids of its retries begin with its id."""
        if self.is_shared and self.run_id not in stream:
            return stream.startswith(self.prefix) and "jr_" not in stream.removeprefix(self.prefix)
        own = re.escape(self.run_id)
        return re.search(rf"{own}(?!_(?:attempt|restart)_)(?![0-9a-f])", stream) is not None

    def label(self, stream: str) -> str:
        """Return the label for lines of a stream: "output", or "error/2" for the second executor."""
        part = stream.removeprefix(self.prefix).strip("-_")
        return self.kind if part in ("", "driver") else f"{self.kind}/{part}"


def log_sources(run: ApiJobRun, job: Mapping[str, Any], *, group_prefix: str = "") -> list[LogSource]:
    """Return the log streams that a run may write to.

    Args:
        run: The run.
        job: The job definition; empty if the job does not exist.
        group_prefix: Only the groups below this prefix. Default: those of the run's and the job's settings.
    """
    arguments = log_groups.arguments_of_run(job, run.data.get("Arguments"))
    is_custom = log_groups.reads_prefix(_command(job), run.data.get("GlueVersion"))
    applied = arguments if is_custom else {}
    bases = [group_prefix.rstrip("/")] if group_prefix else _base_groups(run, job, applied.get(log_groups.GROUP_PREFIX))
    found = dict.fromkeys(_sources_below(bases, run, applied.get(log_groups.STREAM_PREFIX)))
    if not group_prefix and _is_spark(job) and not is_custom and log_groups.is_continuous(arguments):
        found.update(dict.fromkeys(_continuous_sources(run, arguments)))
    return list(found)


def select_sources(sources: Sequence[LogSource], *, errors_only: bool) -> list[LogSource]:
    """Return the sources to read: all, or only the errors.

    With continuous logging, the logs of the driver and the executors are written to a separate group, and "error"
    repeats their lines.
    """
    if errors_only:
        return [source for source in sources if source.kind == ERROR]
    has_continuous = any(source.kind == CONTINUOUS for source in sources)
    return [source for source in sources if not (has_continuous and source.kind == ERROR)]


def _sources_below(bases: Iterable[str], run: ApiJobRun, shared: str | None) -> Iterator[LogSource]:
    for base in bases:
        for kind in (OUTPUT, ERROR):
            yield _source(kind, f"{base}/{kind}", run, shared)


def _base_groups(run: ApiJobRun, job: Mapping[str, Any], custom: str | None) -> list[str]:
    own = str(run.data.get("LogGroupName") or "").rstrip("/")
    plain = (custom or "").rstrip("/") or log_groups.base_group_of(_command(job))
    configuration, role = run.data.get("SecurityConfiguration"), str(job.get("Role", ""))
    encrypted = log_groups.encrypted_base(plain, configuration=configuration, role=role) if configuration else ""
    return list(dict.fromkeys(base for base in (own, plain, encrypted) if base))


def _continuous_sources(run: ApiJobRun, arguments: Mapping[str, str]) -> Iterator[LogSource]:
    group = log_groups.continuous_group(arguments)
    configuration = run.data.get("SecurityConfiguration")
    shared = arguments.get(log_groups.CONTINUOUS_STREAM_PREFIX)
    yield _source(CONTINUOUS, group, run, shared)
    if configuration:
        encrypted = log_groups.encrypted_continuous_group(group, configuration=configuration)
        yield _source(CONTINUOUS, encrypted, run, shared)


def _source(kind: str, group: str, run: ApiJobRun, shared: str | None) -> LogSource:
    return LogSource(kind, group, prefix=shared or run.id, run_id=run.id, is_shared=bool(shared))


def _is_spark(job: Mapping[str, Any]) -> bool:
    return _command(job) != PYTHON_SHELL


def _command(job: Mapping[str, Any]) -> object:
    return (job.get("Command") or {}).get("Name")
