"""What can go wrong, as one tree.

::

    GlueConstructsError
    ├── InvalidInput            (also a ValueError) a value that this library or Glue refuses, found at synth
    │   ├── InvalidJob          a job that Glue would refuse: every finding at once
    │   ├── InvalidRun          a job run that Glue would refuse: every finding at once
    │   ├── InvalidReset        a reset of a bookmark that Glue would refuse: every finding at once
    │   ├── InvalidLocationJob  a job that Amazon Location would refuse: every fault at once
    │   ├── InvalidPackage      files for a job that cannot be packed or used as they are: every fault at once
    │   ├── InvalidScript       a script that is not there, or is not a file
    │   └── UnresolvedRequirements  requirements that cannot be resolved for the job's Python and platform
    └── EmbeddedAwsError        the embedded AWS cannot start, or something it needs is missing
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glue_constructs.rules import Finding


# Findings against a limit of the app's own: Glue itself would take the job.
_LIMITS = ("GC950", "GC951")


class GlueConstructsError(Exception):
    """The root of every error that this library raises."""


class InvalidInput(GlueConstructsError, ValueError):
    """A value that this library or Glue refuses."""


class InvalidScript(InvalidInput):
    """A script that is not there, or is not a file."""


class InvalidPackage(InvalidInput):
    """Files for a job that cannot be packed, or that the job could not use.

    Attributes:
        prop: The property that has them.
        faults: What is wrong, each a sentence.
    """

    def __init__(self, prop: str, faults: Sequence[str]) -> None:
        self.prop = prop
        self.faults = tuple(faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"{prop} cannot be used ({count})", *(f"  {prop} {fault}" for fault in faults)]))


class UnresolvedRequirements(InvalidInput):
    """Python requirements that cannot be resolved for a job.

    Attributes:
        source: The requirements, as a message names them.
        reason: Why, mostly in pip's words.
    """

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"{source} cannot be resolved: {reason}")


class EmbeddedAwsError(GlueConstructsError):
    """The embedded AWS cannot start, or something that it needs is missing."""


class _Refused(InvalidInput):
    """Something of a construct that Glue would refuse, with every finding."""

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
    """A job that Glue would refuse, or whose runs may cost more than it allows itself.

    Attributes:
        path: The construct's path in the tree.
        findings: Every finding of severity error, in the order of the rules.
    """

    _what = "job"

    @property
    def _verdict(self) -> str:
        if all(finding.rule in _LIMITS for finding in self.findings):
            return "this job breaks the limit to what a run may cost"
        return super()._verdict


class InvalidRun(_Refused):
    """A job run that Glue would refuse; attributes as of `InvalidJob`."""

    _what = "job run"


class InvalidReset(_Refused):
    """A reset of a bookmark that Glue would refuse; attributes as of `InvalidJob`."""

    _what = "bookmark reset"


class InvalidLocationJob(InvalidInput):
    """A job that Amazon Location would refuse, or that would surely fail.

    Attributes:
        path: The construct's path in the tree.
        faults: What is wrong, a sentence by the path of StartJob's parameter.
    """

    def __init__(self, path: str, faults: Mapping[str, str]) -> None:
        self.path = path
        self.faults = dict(faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        lines = [f"  {parameter} {fault}" for parameter, fault in faults.items()]
        super().__init__("\n".join([f"{path}: Amazon Location would refuse this job ({count})", *lines]))
