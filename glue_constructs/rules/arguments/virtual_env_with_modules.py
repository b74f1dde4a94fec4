from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class VirtualEnvWithModules(Rule[Job]):
    """A job has a virtual environment as well as additional modules.

    What it does:
        Checks Spark jobs for both --python-virtual-env and --additional-python-modules.

    Why:
        The environment replaces Glue's own and must contain every package. "Remove the --additional-python-modules
        parameter and add the --python-virtual-env parameter."

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.tar.gz",
                              "--additional-python-modules": "pandas==2.2.2"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.tar.gz"}}
    """

    id = "GC436"
    severity = Severity.ERROR
    fix = "remove --additional-python-modules and pack its modules into the environment"
    source = sources.VIRTUAL_ENVIRONMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        environment = job.arguments.get("--python-virtual-env") if job.is_spark else None
        if not isinstance(environment, str) or not environment.strip():
            return
        modules = job.arguments.get("--additional-python-modules")
        if items(modules):
            fault = "a virtual environment replaces additional modules"
            wanted = "no --additional-python-modules together with --python-virtual-env"
            yield self.finding(job.arguments.path_of("--additional-python-modules"), fault, wanted=wanted, got=modules)
