"""The rule unzipped-ray-working-dir."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _s3
from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import RAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class UnzippedRayWorkingDir(Rule["Job"]):
    """A Ray job's working directory is not a .zip file.

    What it does:
        Looks at the end of --working-dir of Ray jobs when it names an object in Amazon S3.

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
    name = "unzipped-ray-working-dir"
    severity = Severity.ERROR
    fix = "pack the files into a .zip and name that"
    source = sources.RAY_PARAMETERS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        path = job.arguments.get("--working-dir") if job.command == RAY else None
        if isinstance(path, str) and _s3.is_object(path) and not path.lower().endswith(".zip"):
            fault = "the working directory is not packed"
            yield self.finding(job.arguments.at("--working-dir"), fault, wanted="the S3 URI of a .zip file", got=path)
