"""Write glue_constructs/rules/_index.py: `python tests/rules_index.py`.

What a rule reads of a job is found out, not written down by hand: it judges the usual job of each command
(`_job.USUAL`), and each fact that it asks for is noted. A rule judges facts only, so that another job in which the same
facts are the same takes it along the same way to the same end. A rule that finds something in the usual job, or asks
for all that is there, is asked of every job; one that asks for what is not noted here ends this program.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import glue_constructs.rules
from glue_constructs.model.commands import COMMANDS
from glue_constructs.rules import UNKNOWN, Rule
from glue_constructs.rules._arguments import Arguments
from glue_constructs.rules._job import ALWAYS, PATHS, USUAL_JOBS, Job
from glue_constructs.rules._rule import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(glue_constructs.rules.__file__).parent
INDEX = PACKAGE / "_index.py"
FOLDERS = ("properties", "command", "capacity", "execution", "arguments", "connections")

# Facts that are made of others.
_SOURCES = {"version": "glue_version", "nearest_version": "glue_version", "release": "glue_version"}
_SOURCES |= {"worker": "worker_type", "given": ALWAYS, "triggers": ALWAYS}
# Usual job and job have the same command.
_SAME = ("command", "is_spark")
_SAME_OF_ARGUMENTS = ("is_whole",)
_BY_NAME = ("get", "at", "is_on", "special_with")
_LISTS = ("special", "numbers", "overridden", "mistyped")
_WHOLE = ("keys", "size")


class UnseenFactError(Exception):
    """A rule asks for something that nobody notes: a private name, or an attribute that is new."""


_HEAD = '''\
"""What each rule reads of the usual job of a command; made by `python tests/rules_index.py`.

A test compares them. In the order of the rules' ids. A rule that reads nothing of a command's jobs has no row for it.
"""

from __future__ import annotations

READ_BY_RULES: dict[str, tuple[str, ...] | dict[str, tuple[str, ...]]] = {
'''


def index() -> str:
    """The whole module."""
    rows = "".join(f"    {place!r}: {_row(rule)},\n".replace("'", '"') for place, rule in job_rules())
    return f"{_HEAD}{rows}}}  # fmt: skip\n"


def job_rules() -> Iterator[tuple[str, Rule[Job]]]:
    """Every rule about jobs, with its place."""
    for folder in FOLDERS:
        for rule in rules_of(f"glue_constructs.rules.{folder}", [str(PACKAGE / folder)]):
            yield f"{folder}.{type(rule).__module__.rpartition('.')[2]}", rule


def read_by(rule: Rule[Job], command: str) -> set[str]:
    """The triggers that a rule reads of the usual job of a command."""
    read: set[str] = set()
    found = list(rule.check(_noting(usual_job(command), read)))
    return {ALWAYS} if found or ALWAYS in read else read


def usual_job(command: str) -> Job:
    """The usual job of a command."""
    properties: dict[str, Any] = {"Command": {"Name": command}}
    for fact, value in USUAL_JOBS[command].items():
        section, _, member = PATHS[fact].partition(".")
        if member:
            properties[section][member] = value
        else:
            properties[section] = value
    return Job.read(properties, region=UNKNOWN)


def _row(rule: Rule[Job]) -> str:
    by_command = {command: _tuple(read_by(rule, command)) for command in COMMANDS}
    if len(set(by_command.values())) == 1:
        return by_command[COMMANDS[0]]
    return f"{{{', '.join(f'{command!r}: {read}' for command, read in by_command.items() if read != '()')}}}"


def _tuple(triggers: set[str]) -> str:
    return repr(tuple(sorted(triggers)))


def _noting(job: Job, read: set[str]) -> Job:
    """The same job; it notes what is asked for."""

    class Noting(Job):
        def __getattribute__(self, name: str) -> Any:
            if name == "arguments":
                return _noting_arguments(job.arguments, read)
            if name in Job.__dataclass_fields__:
                read.update({_SOURCES.get(name, name)}.difference(_SAME))
                return getattr(job, name)
            if name != "__class__" and (name.startswith("_") or not hasattr(Job, name)):
                raise UnseenFactError(f"Job.{name}")
            # A method or a property: what it reads of this one is noted.
            return object.__getattribute__(self, name)

    return object.__new__(Noting)


def _noting_arguments(arguments: Arguments, read: set[str]) -> Arguments:
    class Noting(Arguments):
        def __getattribute__(self, name: str) -> Any:
            if name in _BY_NAME:
                return _noting_name(getattr(arguments, name), read)
            if name in _LISTS:
                read.add(f"arguments.{name}")
            elif name in _WHOLE:
                read.add("arguments")
            elif name not in ("__class__", *_SAME_OF_ARGUMENTS):
                raise UnseenFactError(f"Arguments.{name}")
            return getattr(arguments, name)

        def __iter__(self) -> Any:
            read.add("arguments")
            return iter(arguments)

    return object.__new__(Noting)


def _noting_name(ask: Any, read: set[str]) -> Any:
    def asked(name: str) -> Any:
        read.add(name)
        return ask(name)

    return asked


if __name__ == "__main__":
    INDEX.write_text(index(), encoding="utf-8")
