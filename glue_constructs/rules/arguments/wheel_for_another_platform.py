"""The rule wheel-for-another-platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules._wheel import wheels
from glue_constructs.rules.tables import PYTHON_SHELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding

# Python libraries, appendix B; no page has the C library of Python shell jobs, so the newest is presumed.
_OLD_GLIBC = 26
_GLIBC = 34


class WheelForAnotherPlatform(Rule["Job"]):
    """A wheel was built for another platform than Glue's.

    What it does:
        Reads the platform tag in the names of wheels, in --additional-python-modules and --extra-py-files: x86-64
        Linux, with the C library of the Glue version or an older one.

    Why:
        pip refuses such a wheel: "is not a supported wheel on this platform". Glue 3.0 and 4.0 run on glibc 2.26,
        later versions on 2.34.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-macosx_11_0_arm64.whl"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules":
                              "s3://bucket/lib-1.0-cp311-cp311-manylinux_2_28_x86_64.whl"}}
    """

    id = "GC444"
    name = "wheel-for-another-platform"
    severity = Severity.WARNING
    fix = "build the wheel on Amazon Linux, or fetch it for manylinux2014_x86_64"
    source = sources.PYTHON_LIBRARIES
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if not job.is_spark and job.command != PYTHON_SHELL:
            return
        glibc = _OLD_GLIBC if job.is_spark and job.is_older_than("5.0") else _GLIBC
        for wheel in wheels(job):
            if not wheel.is_for_linux(glibc):
                fault = "pip refuses a wheel of another platform"
                wanted = f"a wheel for any platform, or for x86-64 Linux with glibc 2.{glibc}"
                yield self.finding(job.arguments.at(wheel.argument), fault, wanted=wanted, got=wheel.file_name)
