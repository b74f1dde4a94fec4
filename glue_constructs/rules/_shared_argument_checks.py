"""Base classes of rules about job arguments: they have the check, a rule's file has the data."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from glue_constructs.rules._shared_checks import JobRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.model.parameters import SpecialParameter
    from glue_constructs.rules._arguments import Mark
    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class ReservedKeys(JobRule):
    """An argument has a key that Glue or a workflow sets, or Glue reserves; "{key}" in the fault is the key."""

    keys: ClassVar[tuple[str, ...]]

    def check(self, job: Job) -> Iterator[Finding]:
        for key in self.keys if self.is_for(job) else ():
            value = job.arguments.get(key)
            if isinstance(value, str):
                yield self.finding(
                    job.arguments.path_of(key), self.fault.format(key=key), wanted=self.wanted, got=value
                )


class LargerThan(JobRule):
    """All arguments together are larger than `size` bytes."""

    size: ClassVar[int]
    reported_above: ClassVar[float] = float("inf")
    """The size above which another rule reports them."""

    def check(self, job: Job) -> Iterator[Finding]:
        size = job.arguments.size
        if self.size < size <= self.reported_above:
            yield self.finding("DefaultArguments", self.fault, wanted=f"at most {self.size} bytes", got=size)


class WrongItems(JobRule):
    """Some items of an argument are wrong; the argument is a list, or a chain of settings."""

    key: ClassVar[str]

    def check(self, job: Job) -> Iterator[Finding]:
        value = job.arguments.get(self.key) if self.is_for(job) else None
        wrong = self.wrong_in(value, job) if isinstance(value, str) else []
        if wrong:
            fault, wanted = self.fault.format(job=job), self.wanted.format(job=job)
            yield self.finding(job.arguments.path_of(self.key), fault, wanted=wanted, got=", ".join(wrong))

    @abstractmethod
    def wrong_in(self, value: str, job: Job, /) -> list[str]:
        """Return the wrong items, as shown in the finding."""


class WrongSpecialParameter(JobRule):
    """A special parameter has a wrong value; "{parameter.name}" in the fault is replaced."""

    mark: ClassVar[Mark | None] = None
    """The mark of the parameters that the rule checks; `None` for all."""

    def check(self, job: Job) -> Iterator[Finding]:
        if not self.is_for(job):
            return
        arguments = job.arguments
        for argument, value, parameter in arguments.special_with(self.mark) if self.mark else arguments.special:
            if self.is_wrong(value, parameter, job):
                fault = self.fault.format(parameter=parameter, job=job)
                yield self.finding(argument.property, fault, wanted=self.wanted_of(parameter), got=value)

    @abstractmethod
    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        """Whether the parameter's value is wrong."""

    def wanted_of(self, _parameter: SpecialParameter, /) -> str:
        """Return what is accepted."""
        return self.wanted


class GoneParameter(WrongSpecialParameter):
    """A special parameter that the job's Glue version no longer reads."""

    mark = "gone_in"
    fault = "{parameter.name} has no effect on Glue {parameter.gone_in} and later"
    flags: ClassVar[bool]
    """Whether the rule checks flags, or all other parameters."""

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        is_gone = (parameter.kind == "flag") is self.flags and job.is_at_least(str(parameter.gone_in))
        return is_gone and parameter.is_requested(value)

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return parameter.instead or "no such argument"
