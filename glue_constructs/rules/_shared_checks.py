"""Checks that several rules about a job's properties share: the check is here once, a rule's file has its data."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from glue_constructs.rules._job import PATHS, Job
from glue_constructs.rules._rule import Finding, Rule, one_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class JobRule(Rule[Job]):
    """A rule about jobs with certain commands.

    `commands` are these; `None` is every job, also one whose command is not known.
    """

    commands: ClassVar[tuple[str, ...] | None] = None
    fault: ClassVar[str]
    """What is wrong; "{job.glue_version}" and the like are filled in."""
    wanted: ClassVar[str]
    """What would be right."""

    def is_for(self, job: Job) -> bool:
        """Whether the rule is about a job with this command."""
        return self.commands is None or job.command in self.commands


class PropertyRule(JobRule):
    """A rule about one property."""

    fact: ClassVar[str]
    """The fact of `Job` that the property is."""

    def at_property(self, job: Job, wanted: str = "") -> Finding:
        """Report the fault of the property."""
        fault = self.fault.format(job=job)
        return self.finding(PATHS[self.fact], fault, wanted=wanted or self.wanted, got=getattr(job, self.fact))


class MissingProperty(PropertyRule):
    """The property is not there."""

    def check(self, job: Job) -> Iterator[Finding]:
        if self.is_for(job) and getattr(job, self.fact) is None:
            yield self.at_property(job)


class UnwantedValue(PropertyRule):
    """The property has one of some values, or when `values` is `None`, any value."""

    values: ClassVar[tuple[object, ...] | None] = None

    def check(self, job: Job) -> Iterator[Finding]:
        if self.is_for(job):
            value = getattr(job, self.fact)
            if isinstance(value, (str, int, float)) if self.values is None else value in self.values:
                yield self.at_property(job)


class UnknownValue(PropertyRule):
    """The property has a value that is not in a closed set."""

    values: ClassVar[Collection[object]]

    def check(self, job: Job) -> Iterator[Finding]:
        if self.is_for(job):
            value = getattr(job, self.fact)
            if isinstance(value, (str, int, float)) and value not in self.values:
                meant = self.meant_by(value)
                yield self.at_property(job, repr(meant) if meant in self.values else one_of(self.values))

    def meant_by(self, value: object) -> object:
        """What a value was probably meant to be."""
        return value


class OutOfRange(PropertyRule):
    """The property is a number that is too small or too large."""

    least: ClassVar[float] = float("-inf")
    most: ClassVar[float] = float("inf")

    def check(self, job: Job) -> Iterator[Finding]:
        value = getattr(job, self.fact)
        if isinstance(value, int) and not self.least <= value <= self.most:
            yield self.at_property(job)


class MalformedText(PropertyRule):
    """The property is a text that is not of the right form; "{length}" in the fault is its length."""

    def check(self, job: Job) -> Iterator[Finding]:
        text = getattr(job, self.fact)
        if isinstance(text, str) and not self.is_well_formed(text):
            fault = self.fault.format(length=len(text))
            yield self.finding(PATHS[self.fact], fault, wanted=self.wanted, got=text)

    @abstractmethod
    def is_well_formed(self, text: str, /) -> bool:
        """Whether the text is of the right form."""
