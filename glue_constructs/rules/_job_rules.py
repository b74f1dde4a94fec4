"""The job rules, and the selection of those that apply to a job.

`_index` has what each rule reads of a usual job with the same command (`_job.USUAL_JOBS`). A job with the same values
passes the rule like the usual job: the rule does not run, and its file is imported only when a job needs it. On a job
of the constructs, ten rules run; importing and running them is most of the cost of checking a job.
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

# An app's jobs have only a few different sets of triggers.
_MOST_KEPT = 1024


class JobRules:
    """All job rules."""

    def __init__(self) -> None:
        self._loaded: dict[str, Rule[Job]] = {}
        self._by_triggers: dict[tuple[str, frozenset[str]], tuple[Rule[Job], ...]] = {}
        self._triggers = {
            command: frozenset(trigger for place in READ_BY_RULES for trigger in _read(place, command))
            for command in COMMANDS
        }

    def __iter__(self) -> Iterator[Rule[Job]]:
        """Iterate over all job rules, by id."""
        return map(self._rule, READ_BY_RULES)

    def applicable(self, job: Job) -> tuple[Rule[Job], ...]:
        """Return the rules that apply to a job, by id."""
        command = job.command
        if job.triggers is None or not isinstance(command, str):
            return tuple(self)
        triggers = self._triggers[command] & job.triggers
        rules = self._by_triggers.get((command, triggers))
        if rules is None:
            rules = tuple(
                self._rule(place) for place in READ_BY_RULES if not triggers.isdisjoint(_read(place, command))
            )
            if len(self._by_triggers) < _MOST_KEPT:
                self._by_triggers[command, triggers] = rules
        return rules

    def _rule(self, place: str) -> Rule[Job]:
        if place not in self._loaded:
            module = import_module(f"glue_constructs.rules.{place}")
            self._loaded[place] = getattr(module, class_name(place.partition(".")[2]))()
        return self._loaded[place]


def _read(place: str, command: str) -> tuple[str, ...]:
    read = READ_BY_RULES[place]
    return read if isinstance(read, tuple) else read.get(command, ())


JOB_RULES = JobRules()
