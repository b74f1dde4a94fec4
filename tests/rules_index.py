"""Write glue_constructs/rules/_index.py: `python tests/rules_index.py`.

What a rule reads of a job is found out, not written down by hand: it judges a job that has nothing but its command, and
each fact that it asks for is noted. A rule judges facts only, so that another job in which the same facts are missing
takes it along the same way to the same end. A rule that finds something in the bare job, or asks for all that is
there, is asked of every job.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import glue_constructs.rules
from glue_constructs.model.commands import COMMANDS
from glue_constructs.model.job_schema import JOB_PROPERTIES
from glue_constructs.rules import UNKNOWN, Rule
from glue_constructs.rules._arguments import Arguments
from glue_constructs.rules._job import ANYTHING, ARGUMENTS, MISTYPED, REGION, SPECIAL, Job
from glue_constructs.rules._rule import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(glue_constructs.rules.__file__).parent
INDEX = PACKAGE / "_index.py"
FOLDERS = ("properties", "command", "capacity", "execution", "arguments", "connections")

# Facts that are made of others, by the property that they come from.
_DERIVED = {
    "version": "GlueVersion",
    "nearest_version": "GlueVersion",
    "release": "GlueVersion",
    "worker": "WorkerType",
    "mistyped": MISTYPED,
    "region": REGION,
    "given": ANYTHING,
    "topics": ANYTHING,
}
# The command is what the job has.
_SETTLED = ("command", "is_spark")
_OF_ARGUMENTS = {"special": SPECIAL, **dict.fromkeys(("keys", "size", "numbers", "mistyped", "overridden"), ARGUMENTS)}
_BY_KEY = ("get", "at", "is_on")

_HEAD = '''\
"""What each rule reads of a job that has nothing but its command; made by `python tests/rules_index.py`.

A test holds it equal. In the order of the rules' ids. A rule that reads nothing of a command's jobs has no row for it.
"""

from __future__ import annotations

READ_BY_RULES: dict[str, tuple[str, ...] | dict[str, tuple[str, ...]]] = {
'''


def index() -> str:
    """The whole module."""
    rows = "".join(f"    {place!r}: {_row(rule)},\n" for place, rule in job_rules())
    return f"{_HEAD}{rows}}}  # fmt: skip\n".replace("'", '"')


def job_rules() -> Iterator[tuple[str, Rule[Job]]]:
    """Every rule about jobs, with its place."""
    for folder in FOLDERS:
        for rule in rules_of(f"glue_constructs.rules.{folder}", [str(PACKAGE / folder)]):
            yield f"{folder}.{type(rule).__module__.rpartition('.')[2]}", rule


def read_by(rule: Rule[Job], command: str) -> set[str]:
    """The topics that a rule reads of a job with a command and nothing else."""
    read: set[str] = set()
    bare = Job.read({"Command": {"Name": command}}, region=UNKNOWN)
    noting = _noting(bare, read)
    return {ANYTHING} if list(rule.check(noting)) or ANYTHING in read else read


def _row(rule: Rule[Job]) -> str:
    by_command = {command: _tuple(read_by(rule, command)) for command in COMMANDS}
    if len(set(by_command.values())) == 1:
        return by_command[COMMANDS[0]]
    return f"{{{', '.join(f'{command!r}: {topics}' for command, topics in by_command.items() if topics != '()')}}}"


def _tuple(topics: set[str]) -> str:
    return repr(tuple(sorted(topics)))


def _noting(job: Job, read: set[str]) -> Job:
    """The same job; it notes what is asked for."""
    by_fact = dict(_properties())

    class Noting(Job):
        def __getattribute__(self, name: str) -> Any:
            value = object.__getattribute__(self, name)
            if name == "arguments":
                return _noting_arguments(value, read)
            if name in by_fact:
                read.add(by_fact[name])
            elif name not in _SETTLED and name in Job.__dataclass_fields__:
                read.add(_DERIVED[name])
            return value

    noting = object.__new__(Noting)
    for name in Job.__dataclass_fields__:
        object.__setattr__(noting, name, getattr(job, name))
    return noting


def _noting_arguments(arguments: Arguments, read: set[str]) -> Arguments:
    class Noting(Arguments):
        def __getattribute__(self, name: str) -> Any:
            if name in _OF_ARGUMENTS:
                read.add(_OF_ARGUMENTS[name])
            asked = getattr(arguments, name)
            return _noting_key(asked, read) if name in _BY_KEY else asked

        def __iter__(self) -> Any:
            read.add(ARGUMENTS)
            return iter(arguments)

    return object.__new__(Noting)


def _noting_key(ask: Any, read: set[str]) -> Any:
    def asked(key: str) -> Any:
        read.add(key)
        return ask(key)

    return asked


def _properties() -> Iterator[tuple[str, str]]:
    """Each fact with the path of the property that it is."""
    for row in JOB_PROPERTIES:
        if not row.members:
            yield row.fact, row.name
        for member in row.members:
            if member.fact not in _SETTLED:
                yield member.fact, f"{row.name}.{member.name}"


if __name__ == "__main__":
    INDEX.write_text(index(), encoding="utf-8")
