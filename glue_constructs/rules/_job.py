"""The facts about a job that rules read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.model.commands import (
    COMMANDS,
    PYTHON_SHELL,
    PYTHON_SHELL_CAPACITIES,
    PYTHON_SHELL_GLUE_VERSION,
    PYTHON_SHELL_PYTHON,
    RAY,
    SPARK,
    SPARK_ETL,
    SPARK_STREAMING,
)
from glue_constructs.model.job_schema import JOB_PROPERTIES, PROPERTY_PATHS
from glue_constructs.model.versions import GLUE_VERSIONS, nearest_version, release_of
from glue_constructs.model.workers import find_worker
from glue_constructs.rules._arguments import Arguments
from glue_constructs.rules._values import UNKNOWN, Members, Mistyped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from glue_constructs.model.job_schema import Property
    from glue_constructs.model.versions import Version, VersionFact
    from glue_constructs.model.workers import Worker
    from glue_constructs.rules._values import Flag, Integer, Number, Text, Unknown

ALWAYS = "anything"
"""The trigger that every job has."""

_ANY = {"role": UNKNOWN, "script_location": UNKNOWN, "max_retries": 0}
_SPARK = {**_ANY, "python_version": "3", "glue_version": "5.1", "worker_type": "G.1X", "number_of_workers": 2}
USUAL_JOBS: dict[str, dict[str, object]] = {
    SPARK_ETL: {**_SPARK, "timeout": 480},
    SPARK_STREAMING: _SPARK,
    PYTHON_SHELL: {
        **_ANY,
        "python_version": PYTHON_SHELL_PYTHON,
        "glue_version": PYTHON_SHELL_GLUE_VERSION,
        "max_capacity": PYTHON_SHELL_CAPACITIES[0],
        "timeout": 480,
    },
    RAY: _ANY,
}
"""A usual job of each command, by its facts: a rule runs on a job that differs from it in a fact that the rule reads.

The values are those of the constructs with few props. They affect only how many rules run on a job, not the findings.
"""
PATHS = {row.fact: row.name for row in JOB_PROPERTIES} | {
    member.fact: f"{row.name}.{member.name}" for row in JOB_PROPERTIES for member in row.members
}
"""The property path of each fact that is a property."""


@dataclass(frozen=True)
class Job:
    """A job with CloudFormation's properties, read once for all rules.

    A fact is `None` when it is not set, `UNKNOWN` when it is known only during the deployment, otherwise of its type.
    Check it by `isinstance(job.timeout, int)`, or by `==`: both are false for `None` and for UNKNOWN.
    """

    given: tuple[str, ...]
    """The paths of all properties that are set, including nested ones: "Command", "Command.Name"."""
    name: Text
    description: Text
    role: Text
    log_uri: Text
    job_mode: Text
    tags: tuple[tuple[str, str | Unknown], ...]
    """The tags that are set, as keys and values."""
    connections: tuple[str | Unknown, ...] | Unknown | None
    security_configuration: Text
    region: Text
    """The Region of the job; `UNKNOWN` when the caller does not know it."""
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
    unknown_properties: tuple[str, ...]
    """The paths of properties that AWS::Glue::Job does not have."""
    triggers: frozenset[str] | None
    """The differences to a usual job with the same command: the names of the facts that differ, and
    `Arguments.triggers`; `None` when the command is unknown, or when a macro may add properties."""
    # Derived from the facts above for many rules.
    is_spark: bool
    """Whether the job is known to be a Spark job, ETL or streaming."""
    version: Version | None
    """The row of the job's Glue version; `None` when it is not in the table."""
    nearest_version: Version | None
    """The row whose facts apply to the job's Glue version, see `versions.nearest_version`."""
    release: tuple[int, ...]
    """The Glue version as comparable numbers, (5, 1); empty when it is unknown or not numeric."""
    worker: Worker | None
    """The row of the job's worker type, ignoring case and punctuation: a misspelt type does not hide other findings."""

    @classmethod
    def read(cls, properties: object, *, absent: Unknown | None = None, region: Text = UNKNOWN) -> Job:
        """Read the properties of an AWS::Glue::Job.

        Args:
            properties: The properties, intrinsic functions included.
            absent: The value of a missing property: `None`, or `UNKNOWN` when only a part of the job is known.
            region: The Region of the job.
        """
        mistyped: list[Mistyped] = []
        job = Members(properties, mistyped, absent=absent)
        facts, paths, is_complete = _facts(job)
        arguments = _arguments(job)
        command, glue_version, worker_type = facts["command"], facts["glue_version"], facts["worker_type"]
        # Last, after everything that may be of a wrong type was read.
        facts["region"], facts["mistyped"] = region, tuple(mistyped)
        facts["unknown_properties"] = tuple([path for path in paths if path not in _KNOWN_PATHS])
        usual = _USUAL_FACTS.get(command) if is_complete and arguments.is_complete else None
        return cls(
            **facts,
            given=paths,
            arguments=arguments,
            triggers=None if usual is None else frozenset(_triggers(facts, usual, arguments)),
            is_spark=command in SPARK,
            version=GLUE_VERSIONS.get(glue_version) if isinstance(glue_version, str) else None,
            nearest_version=nearest_version(glue_version),
            release=release_of(glue_version) if isinstance(glue_version, str) else (),
            worker=find_worker(worker_type) if isinstance(worker_type, str) else None,
        )

    @property
    def retired_version(self) -> Version | None:
        """The row of the job's Glue version when it is a Spark job on a version past its end of life."""
        version = self.version if self.is_spark else None
        return version if version is not None and version.end_of_life is not None else None

    def has(self, fact: VersionFact) -> bool:
        """Whether the job's Glue version is known and has a feature."""
        return self.nearest_version is not None and bool(getattr(self.nearest_version, fact))

    def lacks(self, fact: VersionFact) -> bool:
        """Whether the job's Glue version is known and does not have a feature."""
        return self.nearest_version is not None and not getattr(self.nearest_version, fact)

    def is_older_than(self, version: str) -> bool:
        """Whether the job's Glue version is known and older."""
        return bool(self.release) and self.release < release_of(version)

    def is_at_least(self, version: str) -> bool:
        """Whether the job's Glue version is known and not older."""
        return self.release >= release_of(version)  # an empty release is less than any other


def _facts(job: Members) -> tuple[dict[str, Any], tuple[str, ...], bool]:
    """Return the facts in the properties, the paths of those that are set, and whether no macro can add more."""
    facts: dict[str, Any] = {}
    paths = list(job.paths)
    is_complete = job.absent is None
    for section, members in _SECTIONS:
        inside = job.section(section)
        paths += inside.paths
        is_complete = is_complete and inside.absent is None
        for fact, name, read in members:
            facts[fact] = read(inside, name)
    for fact, name, read in _PLAIN:
        facts[fact] = read(job, name)
    return facts, tuple(paths), is_complete


def _map(members: Members, name: str) -> tuple[tuple[str, str | Unknown], ...]:
    return tuple(members.json_section(name).strings())


_READERS: dict[str, Callable[[Members, str], object]] = {
    "string": Members.string,
    "integer": Members.integer,
    "double": Members.number,
    "boolean": Members.boolean,
    "list": Members.list_of_strings,
    "map": _map,
}


def _read_by(rows: Iterable[Property]) -> list[tuple[str, str, Callable[[Members, str], object]]]:
    return [(row.fact, row.name, _READERS[row.kind]) for row in rows]


# The two maps of arguments are read separately, because one takes precedence over the other.
_READ_SEPARATELY = ("DefaultArguments", "NonOverridableArguments")
_PLAIN = _read_by(row for row in JOB_PROPERTIES if not row.members and row.name not in _READ_SEPARATELY)
_SECTIONS = [(row.name, _read_by(row.members)) for row in JOB_PROPERTIES if row.members]


def _arguments(job: Members) -> Arguments:
    """Read the arguments. Their type errors are stored separately, because another rule reports them."""
    mistyped: list[Mistyped] = []
    default, fixed = (job.json_section(name, mistyped) for name in ("DefaultArguments", "NonOverridableArguments"))
    return Arguments(default, fixed, mistyped)


def _usual_facts(command: str) -> dict[str, object]:
    """Return all facts of the usual job with a command, including those that are not set."""
    nothing, _, _ = _facts(Members({}, []))
    rest = {"command": command, "region": UNKNOWN, "mistyped": (), "unknown_properties": ()}
    return {**nothing, **rest, **USUAL_JOBS[command]}


_KNOWN_PATHS = frozenset(PROPERTY_PATHS)
_USUAL_FACTS = {command: _usual_facts(command) for command in COMMANDS}


def _triggers(facts: dict[str, Any], usual: dict[str, object], arguments: Arguments) -> Iterator[str]:
    yield ALWAYS
    for fact, value in facts.items():
        if value != usual[fact]:
            yield fact
    yield from arguments.triggers
