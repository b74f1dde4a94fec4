"""The facts that a rule may ask of a job."""

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
"""A usual job of each command, by its facts: a job is asked a rule when the two differ in a fact that the rule reads.

They are what the constructs write when a program says little. Any other values are as right: they decide how many rules
a job is asked, never what is found.
"""
PATHS = {row.fact: row.name for row in JOB_PROPERTIES} | {
    member.fact: f"{row.name}.{member.name}" for row in JOB_PROPERTIES for member in row.members
}
"""The property path of each fact that is a property."""


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
    unknown_properties: tuple[str, ...]
    """The property paths that are there and that no job has."""
    triggers: frozenset[str] | None
    """What tells the job from a usual one with its command: the names of the facts that differ, and what
    `Arguments.triggers` says; `None` when its command is not known, or when a macro may bring in more."""
    # What many rules would derive from these.
    is_spark: bool
    """Whether the job is known to be a Spark job, ETL or streaming."""
    version: Version | None
    """The row of the job's Glue version; `None` when the table has none."""
    nearest_version: Version | None
    """The row whose facts hold of the job's Glue version, see `versions.nearest_version`."""
    release: tuple[int, ...]
    """The Glue version as numbers that compare, (5, 1); empty when it is not known to be numbers."""
    worker: Worker | None
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
        facts, paths, is_whole = _facts(job)
        arguments = _arguments(job)
        command, glue_version, worker_type = facts["command"], facts["glue_version"], facts["worker_type"]
        # Last, when everything is read that may be of a wrong type.
        facts["region"], facts["mistyped"] = region, tuple(mistyped)
        facts["unknown_properties"] = tuple([path for path in paths if path not in _KNOWN_PATHS])
        usual = _USUAL_FACTS.get(command) if is_whole and arguments.is_whole else None
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
        """Whether the job's Glue version is known and has something."""
        return self.nearest_version is not None and bool(getattr(self.nearest_version, fact))

    def lacks(self, fact: VersionFact) -> bool:
        """Whether the job's Glue version is known and has not got something."""
        return self.nearest_version is not None and not getattr(self.nearest_version, fact)

    def is_older_than(self, version: str) -> bool:
        """Whether the job's Glue version is known and older."""
        return bool(self.release) and self.release < release_of(version)

    def is_at_least(self, version: str) -> bool:
        """Whether the job's Glue version is known and not older."""
        return self.release >= release_of(version)  # an empty release is less than any


def _facts(job: Members) -> tuple[dict[str, Any], tuple[str, ...], bool]:
    """What stands in the properties, the paths of those that are there, and whether nothing may come from elsewhere."""
    facts: dict[str, Any] = {}
    paths = list(job.paths)
    is_whole = job.absent is None
    for section, members in _SECTIONS:
        inside = job.section(section)
        paths += inside.paths
        is_whole = is_whole and inside.absent is None
        for fact, name, read in members:
            facts[fact] = read(inside, name)
    for fact, name, read in _PLAIN:
        facts[fact] = read(job, name)
    return facts, tuple(paths), is_whole


def _map(members: Members, name: str) -> tuple[tuple[str, str | Unknown], ...]:
    return tuple(members.json_section(name).texts())


_READERS: dict[str, Callable[[Members, str], object]] = {
    "string": Members.text,
    "integer": Members.integer,
    "double": Members.number,
    "boolean": Members.flag,
    "list": Members.list_of_texts,
    "map": _map,
}


def _read_by(rows: Iterable[Property]) -> list[tuple[str, str, Callable[[Members, str], object]]]:
    return [(row.fact, row.name, _READERS[row.kind]) for row in rows]


# The two maps of arguments are read apart, because one wins over the other.
_APART = ("DefaultArguments", "NonOverridableArguments")
_PLAIN = _read_by(row for row in JOB_PROPERTIES if not row.members and row.name not in _APART)
_SECTIONS = [(row.name, _read_by(row.members)) for row in JOB_PROPERTIES if row.members]


def _arguments(job: Members) -> Arguments:
    """The arguments. Their own faults of type are kept apart: a rule of theirs tells them."""
    mistyped: list[Mistyped] = []
    default, fixed = (job.json_section(name, mistyped) for name in ("DefaultArguments", "NonOverridableArguments"))
    return Arguments(default, fixed, mistyped)


def _usual_facts(command: str) -> dict[str, object]:
    """All facts of the usual job with a command, those that it does not have included."""
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
