"""The exceptions of this library, in one hierarchy.

::

    GlueConstructsError
    ├── InvalidInput            (also a ValueError) a value that this library or Glue refuses, at synth
    │   ├── InvalidJob          a job that Glue would refuse, with every finding
    │   ├── InvalidRun          a job run that Glue would refuse, with every finding
    │   ├── InvalidReset        a bookmark reset that Glue would refuse, with every finding
    │   ├── InvalidLocationJob  a job that Amazon Location would refuse, with every fault
    │   ├── InvalidPackage      files that cannot be packaged or used by a job, with every fault
    │   ├── InvalidScript       a script that does not exist, or is not a file
    │   └── UnresolvedRequirements  requirements that cannot be resolved for the job's Python and platform
    └── EmbeddedAwsError        the embedded AWS cannot start, or a requirement of it is missing
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glue_constructs.rules import Finding


# Findings of cost limits of the app: Glue would accept the job.
_LIMITS = ("GC950", "GC951")


class GlueConstructsError(Exception):
    """The base class of all exceptions of this library."""


class InvalidInput(GlueConstructsError, ValueError):
    """A value that this library or Glue refuses."""


class InvalidScript(InvalidInput):
    """A script that does not exist, or is not a file."""


class InvalidPackage(InvalidInput):
    """Files for a job that cannot be packaged, or that the job could not use.

    Attributes:
        prop: The prop with the files.
        faults: The faults, each a sentence without its subject.
    """

    def __init__(self, prop: str, faults: Sequence[str]) -> None:
        self.prop = prop
        self.faults = tuple(faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"{prop} cannot be used ({count})", *(f"  {prop} {fault}" for fault in faults)]))


class UnresolvedRequirements(InvalidInput):
    """Python requirements that cannot be resolved for a job.

    Attributes:
        source: The requirements, as shown in the message.
        reason: The reason, usually pip's output.
    """

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"{source} cannot be resolved: {reason}")


class EmbeddedAwsError(GlueConstructsError):
    """The embedded AWS cannot start, or a requirement of it is missing."""


class _Refused(InvalidInput):
    """A job, run or reset that Glue would refuse, with every finding."""

    _what = ""

    def __init__(self, path: str, findings: Sequence[Finding]) -> None:
        self.path = path
        self.findings = tuple(findings)
        super().__init__(self._message())

    def _message(self) -> str:
        count = len(self.findings)
        faults = "1 fault" if count == 1 else f"{count} faults"
        lines = [f"{self.path}: {self._verdict} ({faults})"]
        for finding in self.findings:
            lines += [f"  {finding.rule} {finding.property}: {finding.message}", f"      fix: {finding.fix}"]
        return "\n".join(lines)

    @property
    def _verdict(self) -> str:
        return f"Glue would refuse this {self._what}"


class InvalidJob(_Refused):
    """A job that Glue would refuse, or whose runs may cost more than its limit.

    Attributes:
        path: The construct path.
        findings: Every finding of severity error, in the order of the rules.
    """

    _what = "job"

    @property
    def _verdict(self) -> str:
        if all(finding.rule in _LIMITS for finding in self.findings):
            return "a run of this job may cost more than the limit"
        return super()._verdict


class InvalidRun(_Refused):
    """A job run that Glue would refuse; attributes as in `InvalidJob`."""

    _what = "job run"


class InvalidReset(_Refused):
    """A bookmark reset that Glue would refuse; attributes as in `InvalidJob`."""

    _what = "bookmark reset"


class InvalidLocationJob(InvalidInput):
    """A job that Amazon Location would refuse, or that would certainly fail.

    Attributes:
        path: The construct path.
        faults: The faults by the path of StartJob's parameter, each a sentence without its subject.
    """

    def __init__(self, path: str, faults: Mapping[str, str]) -> None:
        self.path = path
        self.faults = dict(faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        lines = [f"  {parameter} {fault}" for parameter, fault in faults.items()]
        super().__init__("\n".join([f"{path}: Amazon Location would refuse this job ({count})", *lines]))
