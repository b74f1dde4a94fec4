from glue_constructs.model.versions import NEWEST_GLIBC, OLDEST_GLIBC
from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._wheel import wheels


class WheelForAnotherPlatform(Rule[Job]):
    """A wheel was built for another platform than Glue's.

    What it does:
        Reads the platform tag in the names of wheels in --additional-python-modules and --extra-py-files: x86-64 Linux,
        with the C library of the Glue version or an older one.

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
    severity = Severity.WARNING
    fix = "build the wheel on Amazon Linux, or download it for manylinux2014_x86_64"
    source = sources.PYTHON_LIBRARIES

    def check(self, job: Job) -> Iterator[Finding]:
        if not job.is_spark and job.command != PYTHON_SHELL:
            return
        for wheel in wheels(job):
            # The C library of Python shell jobs and of unknown Glue versions is not documented: the newest is assumed.
            version = job.nearest_version if job.is_spark else None
            glibc = NEWEST_GLIBC if version is None else version.glibc or OLDEST_GLIBC
            if not wheel.is_for_linux(glibc):
                fault = "pip refuses a wheel for another platform"
                wanted = f"a wheel for any platform, or for x86-64 Linux with glibc 2.{glibc}"
                yield self.finding(job.arguments.path_of(wheel.argument), fault, wanted=wanted, got=wheel.file_name)
