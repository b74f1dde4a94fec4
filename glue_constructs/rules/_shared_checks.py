"""Base classes of rules about job properties: they have the check, a rule's file has the data."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from glue_constructs.rules._job import PATHS, Job
from glue_constructs.rules._rule import Finding, Rule, one_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class JobRule(Rule[Job]):
    """A rule about jobs with the commands in `commands`.

    With `None`, it applies to every job, also to one with an unknown command.
    """

    commands: ClassVar[tuple[str, ...] | None] = None
    fault: ClassVar[str]
    """What is wrong; "{job.glue_version}" and other attributes of the job are replaced."""
    wanted: ClassVar[str]
    """What is accepted."""

    def is_for(self, job: Job) -> bool:
        """Whether the rule applies to the job's command."""
        return self.commands is None or job.command in self.commands


class PropertyRule(JobRule):
    """A rule about one property."""

    fact: ClassVar[str]
    """The attribute of `Job` with the property's value."""

    def at_property(self, job: Job, wanted: str = "") -> Finding:
        """Return the finding about the property."""
        fault = self.fault.format(job=job)
        return self.finding(PATHS[self.fact], fault, wanted=wanted or self.wanted, got=getattr(job, self.fact))


class MissingProperty(PropertyRule):
    """The property is missing."""

    def check(self, job: Job) -> Iterator[Finding]:
        if self.is_for(job) and getattr(job, self.fact) is None:
            yield self.at_property(job)


class UnwantedValue(PropertyRule):
    """The property has one of the values in `values`, or any value if `values` is `None`."""

    values: ClassVar[tuple[object, ...] | None] = None

    def check(self, job: Job) -> Iterator[Finding]:
        if self.is_for(job):
            value = getattr(job, self.fact)
            if isinstance(value, (str, int, float)) if self.values is None else value in self.values:
                yield self.at_property(job)


class UnknownValue(PropertyRule):
    """The property has a value that is not in `values`."""

    values: ClassVar[Collection[object]]

    def check(self, job: Job) -> Iterator[Finding]:
        if self.is_for(job):
            value = getattr(job, self.fact)
            if isinstance(value, (str, int, float)) and value not in self.values:
                suggestion = self.suggestion_for(value)
                yield self.at_property(job, repr(suggestion) if suggestion in self.values else one_of(self.values))

    def suggestion_for(self, value: object) -> object:
        """Return the value to suggest."""
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
    """The property is a malformed string; "{length}" in the fault is replaced by its length."""

    def check(self, job: Job) -> Iterator[Finding]:
        text = getattr(job, self.fact)
        if isinstance(text, str) and not self.is_well_formed(text):
            fault = self.fault.format(length=len(text))
            yield self.finding(PATHS[self.fact], fault, wanted=self.wanted, got=text)

    @abstractmethod
    def is_well_formed(self, text: str, /) -> bool:
        """Whether the string is well-formed."""
