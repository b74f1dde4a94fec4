from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._wheel import python_version_of, wheels


class WheelForAnotherPython(Rule[Job]):
    """A wheel was built for another Python version than the job's.

    What it does:
        Reads the Python tag in the names of wheels in --additional-python-modules and --extra-py-files, and compares it
        with the Python version of the Glue version or of the Python shell job. A wheel of the stable ABI (abi3) also
        fits every later Python.

    Why:
        pip refuses such a wheel: "is not a supported wheel on this platform". "Each AWS Glue version runs on a
        specific Python version."

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-linux_x86_64.whl"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-linux_x86_64.whl"}}
    """

    id = "GC443"
    severity = Severity.WARNING
    fix = "build the wheel for the job's Python version, or as a pure Python wheel (py3-none-any)"
    source = sources.PYTHON_LIBRARIES

    def check(self, job: Job) -> Iterator[Finding]:
        for wheel in wheels(job):
            python = python_version_of(job)
            if python is not None and not wheel.is_for_python(int(python.partition(".")[2])):
                fault = "pip refuses a wheel for another Python version"
                wanted = f"a wheel for Python {python}"
                yield self.finding(job.arguments.path_of(wheel.argument), fault, wanted=wanted, got=wheel.file_name)
