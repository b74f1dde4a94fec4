from glue_constructs.rules import _s3
from glue_constructs.rules._header import RAY, Finding, Iterator, Job, Rule, Severity, sources


class UnzippedRayWorkingDir(Rule[Job]):
    """A Ray job's working directory is not a .zip file.

    What it does:
        Checks the file name in --working-dir of Ray jobs when it is an object in Amazon S3.

    Why:
        It is "a path to a .zip file hosted in Amazon S3 that contains files to be distributed to all nodes".

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0", "Timeout": 60,
         "WorkerType": "Z.2X", "NumberOfWorkers": 3,
         "DefaultArguments": {"--working-dir": "s3://bucket/ray/files.tar.gz"}}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0", "Timeout": 60,
         "WorkerType": "Z.2X", "NumberOfWorkers": 3,
         "DefaultArguments": {"--working-dir": "s3://bucket/ray/files.zip"}}
    """

    id = "GC482"
    severity = Severity.ERROR
    fix = "pack the files into a .zip, and set its S3 URI"
    source = sources.RAY_PARAMETERS

    def check(self, job: Job) -> Iterator[Finding]:
        path = job.arguments.get("--working-dir") if job.command == RAY else None
        if isinstance(path, str) and _s3.is_object(path) and not path.lower().endswith(".zip"):
            fault = "the working directory is not a .zip file"
            yield self.finding(
                job.arguments.path_of("--working-dir"), fault, wanted="the S3 URI of a .zip file", got=path
            )
