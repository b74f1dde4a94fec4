"""The rules about jobs, and which of them a job is asked.

`_index` says what each rule reads of a usual job with the same command (`_job.USUAL`). A job that is the same in all of
that passes the rule as the usual job does: the rule is not asked, and as long as no job is, its file is not read. A job
as the constructs write it is asked ten of the rules, and to read and to ask them is most of what it costs to judge one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from glue_constructs.model.commands import COMMANDS
from glue_constructs.rules._index import READ_BY_RULES
from glue_constructs.rules._rule import class_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Rule

# Jobs differ in what they have much less than they could: an app's have a handful of sets of triggers.
_MOST_KEPT = 1024


class JobRules:
    """All rules about jobs."""

    def __init__(self) -> None:
        self._loaded: dict[str, Rule[Job]] = {}
        self._by_triggers: dict[tuple[str, frozenset[str]], tuple[Rule[Job], ...]] = {}
        self._triggers = {
            command: frozenset(trigger for place in READ_BY_RULES for trigger in _read(place, command))
            for command in COMMANDS
        }

    def __iter__(self) -> Iterator[Rule[Job]]:
        """All of them, by id."""
        return map(self._rule, READ_BY_RULES)

    def applicable(self, job: Job) -> tuple[Rule[Job], ...]:
        """Those that a job is asked, by id."""
        command = job.command
        if job.triggers is None or not isinstance(command, str):
            return tuple(self)
        triggers = self._triggers[command] & job.triggers
        asked = self._by_triggers.get((command, triggers))
        if asked is None:
            asked = tuple(
                self._rule(place) for place in READ_BY_RULES if not triggers.isdisjoint(_read(place, command))
            )
            if len(self._by_triggers) < _MOST_KEPT:
                self._by_triggers[command, triggers] = asked
        return asked

    def _rule(self, place: str) -> Rule[Job]:
        if place not in self._loaded:
            module = import_module(f"glue_constructs.rules.{place}")
            self._loaded[place] = getattr(module, class_name(place.partition(".")[2]))()
        return self._loaded[place]


def _read(place: str, command: str) -> tuple[str, ...]:
    read = READ_BY_RULES[place]
    return read if isinstance(read, tuple) else read.get(command, ())


JOB_RULES = JobRules()
