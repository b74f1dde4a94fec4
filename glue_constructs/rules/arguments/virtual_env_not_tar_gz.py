from glue_constructs.rules import _s3
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_ENDINGS = (".tar.gz", ".tgz")


class VirtualEnvNotTarGz(Rule[Job]):
    """The virtual environment is not a .tar.gz file.

    What it does:
        Checks the file name in --python-virtual-env of Spark jobs. The short form .tgz is accepted.

    Why:
        Glue unpacks a .tar.gz, the format in which venv-pack writes an environment.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.zip"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.tar.gz"}}
    """

    id = "GC437"
    severity = Severity.ERROR
    fix = "pack the environment as a .tar.gz, as venv-pack does"
    source = sources.VIRTUAL_ENVIRONMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        environment = job.arguments.get("--python-virtual-env") if job.is_spark else None
        # Paths outside S3 are reported by library-outside-s3.
        if isinstance(environment, str) and _s3.is_in_s3(environment) and not environment.endswith(_ENDINGS):
            fault = "Glue unpacks virtual environments only from .tar.gz files"
            path = job.arguments.path_of("--python-virtual-env")
            yield self.finding(path, fault, wanted="a .tar.gz file", got=environment)
