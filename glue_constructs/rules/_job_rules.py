"""The rules about jobs, and which of them a job is asked.

A rule has something to say only of jobs that have what it is about. The others are not asked it, and as long as no job
is, its file is not read: a usual job meets a third of the rules, and to read and to ask them is most of what it costs
to judge one job.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Rule

Topics: TypeAlias = tuple[str, ...]
"""What a rule is about, see `Job.topics`: a job that has none of it passes the rule."""

ANY_JOB: Topics = ()

# Jobs differ in what they have much less than they could: an app's have a handful of sets of topics.
_MOST_KEPT = 1024


class JobRules:
    """The rules of some folders.

    Args:
        *folders: The packages. The RULES of each are its files in the order of their ids, with what each is about.
    """

    def __init__(self, *folders: ModuleType) -> None:
        self._places = [
            (f"{folder.__name__}.{name}", topics) for folder in folders for name, topics in folder.RULES.items()
        ]
        self._topics = frozenset(topic for _, topics in self._places for topic in topics)
        self._loaded: dict[str, Rule[Job]] = {}
        self._asked: dict[frozenset[str], tuple[Rule[Job], ...]] = {}

    def __iter__(self) -> Iterator[Rule[Job]]:
        """All of them, by id."""
        return (self._rule(place) for place, _ in self._places)

    def about(self, job: Job) -> tuple[Rule[Job], ...]:
        """Those that a job is asked, by id."""
        topics = self._topics & job.topics
        asked = self._asked.get(topics)
        if asked is None:
            asked = tuple(
                self._rule(place) for place, about in self._places if not about or not topics.isdisjoint(about)
            )
            if len(self._asked) < _MOST_KEPT:
                self._asked[topics] = asked
        return asked

    def _rule(self, place: str) -> Rule[Job]:
        """The rule of a file: the class is named as the file is."""
        if place not in self._loaded:
            name = "".join(map(str.capitalize, place.rpartition(".")[2].split("_")))
            self._loaded[place] = getattr(import_module(place), name)()
        return self._loaded[place]
