"""The facts that a rule may ask of a job."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from glue_constructs.rules._arguments import Arguments
from glue_constructs.rules._values import UNKNOWN, Members, Mistyped
from glue_constructs.rules.tables import GLUE_VERSIONS, SPARK, WORKER_TYPES

if TYPE_CHECKING:
    from glue_constructs.rules._values import Flag, Integer, Number, Text, Unknown
    from glue_constructs.rules.tables import GlueVersion, WorkerType

# The objects with properties of their own.
_SECTIONS = ("Command", "ExecutionProperty", "NotificationProperty", "Connections")


@dataclass(frozen=True)
class Job:
    """A job as CloudFormation would define it, read once for all rules.

    A fact is `None` when it is not given, `UNKNOWN` when nobody can know it before deployment, and else of its type.
    Ask with `isinstance(job.timeout, int)`, or compare with `==`: both are false of `None` and of UNKNOWN.
    """

    given: tuple[str, ...]
    """The property paths that are there, with those inside Command and the like: "Command", "Command.Name"."""
    name: Text
    description: Text
    role: Text
    log_uri: Text
    job_mode: Text
    tags: tuple[tuple[str, str | Unknown], ...]
    """Those that are there, as keys and values."""
    connections: tuple[str | Unknown, ...] | Unknown | None
    security_configuration: Text
    region: Text
    """Where the job will be; `UNKNOWN` when the caller does not know."""
    command: Text
    script_location: Text
    python_version: Text
    runtime: Text
    glue_version: Text
    worker_type: Text
    number_of_workers: Integer
    max_capacity: Number
    allocated_capacity: Number
    timeout: Integer
    notify_delay_after: Integer
    max_retries: Integer
    job_run_queuing_enabled: Flag
    max_concurrent_runs: Integer
    execution_class: Text
    maintenance_window: Text
    mistyped: tuple[Mistyped, ...]
    arguments: Arguments
    topics: frozenset[str]
    """What the job has that a rule can be about: the property paths that are there, its arguments, its command."""
    # What many rules would derive from these.
    is_spark: bool
    """Whether the job is known to be a Spark job, ETL or streaming."""
    version: GlueVersion | None
    """The row of the job's Glue version; `None` when the table has none."""
    release: tuple[int, ...]
    """The Glue version as numbers that compare, (5, 1); empty when it is not known to be numbers."""
    worker: WorkerType | None
    """The row of the job's worker type, case and punctuation forgiven, so that a misspelt type hides no other fault."""

    @classmethod
    def read(cls, properties: object, *, absent: Unknown | None = None, region: Text = UNKNOWN) -> Job:
        """Read the properties of an AWS::Glue::Job.

        Args:
            properties: The properties, intrinsic functions included.
            absent: What a property that is not there is: `None`, or `UNKNOWN` when only a part of the job is at hand.
            region: The Region that the job is for.
        """
        mistyped: list[Mistyped] = []
        job = Members(properties, mistyped, absent=absent)
        command, execution, notification, connections = (job.section(name) for name in _SECTIONS)
        name = command.text("Name")
        glue_version = job.text("GlueVersion")
        worker_type = job.text("WorkerType")
        given = (*job.paths, *command.paths, *execution.paths, *notification.paths, *connections.paths)
        arguments = _arguments(job)
        return cls(
            given=given,
            name=job.text("Name"),
            description=job.text("Description"),
            role=job.text("Role"),
            log_uri=job.text("LogUri"),
            job_mode=job.text("JobMode"),
            tags=tuple(job.json_section("Tags").texts()),
            connections=connections.list_of_texts("Connections"),
            security_configuration=job.text("SecurityConfiguration"),
            region=region,
            command=name,
            script_location=command.text("ScriptLocation"),
            python_version=command.text("PythonVersion"),
            runtime=command.text("Runtime"),
            glue_version=glue_version,
            worker_type=worker_type,
            number_of_workers=job.integer("NumberOfWorkers"),
            max_capacity=job.number("MaxCapacity"),
            allocated_capacity=job.number("AllocatedCapacity"),
            timeout=job.integer("Timeout"),
            notify_delay_after=notification.integer("NotifyDelayAfter"),
            max_retries=job.integer("MaxRetries"),
            job_run_queuing_enabled=job.flag("JobRunQueuingEnabled"),
            max_concurrent_runs=execution.integer("MaxConcurrentRuns"),
            execution_class=job.text("ExecutionClass"),
            maintenance_window=job.text("MaintenanceWindow"),
            is_spark=name in SPARK,
            version=GLUE_VERSIONS.get(glue_version) if isinstance(glue_version, str) else None,
            release=_release(glue_version) if isinstance(glue_version, str) else (),
            worker=_worker(worker_type) if isinstance(worker_type, str) else None,
            arguments=arguments,
            topics=frozenset((*given, *arguments.keys, *((name,) if isinstance(name, str) else ()))),
            # Last, when everything else is read.
            mistyped=tuple(mistyped),
        )

    @property
    def retired_version(self) -> GlueVersion | None:
        """The row of the job's Glue version when it is a Spark job on a version past its end of life."""
        version = self.version if self.is_spark else None
        return version if version is not None and version.end_of_life is not None else None

    def is_older_than(self, version: str) -> bool:
        """Whether the job's Glue version is known and older."""
        return bool(self.release) and self.release < _release(version)

    def is_at_least(self, version: str) -> bool:
        """Whether the job's Glue version is known and not older."""
        return self.release >= _release(version)  # an empty release is less than any


def _arguments(job: Members) -> Arguments:
    """The arguments. Their own faults of type are kept apart: a rule of theirs tells them."""
    mistyped: list[Mistyped] = []
    default, fixed = (job.json_section(name, mistyped) for name in ("DefaultArguments", "NonOverridableArguments"))
    return Arguments(default, fixed, mistyped)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).upper()


_BY_LETTERS = {_letters(name): worker for name, worker in WORKER_TYPES.items()}


def _worker(name: str) -> WorkerType | None:
    return WORKER_TYPES.get(name) or _BY_LETTERS.get(_letters(name))


# As Glue numbers its versions. The bound keeps int() from thousands of digits.
_NUMERIC = re.compile(r"\d{1,9}(\.\d{1,9})+", re.ASCII)


@lru_cache(maxsize=256)
def _release(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split("."))) if _NUMERIC.fullmatch(version) else ()
