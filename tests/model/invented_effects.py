"""Prints the effects of the invented rows as JSON; `test_invented_rows.py` runs it in a copy."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import aws_cdk as cdk
from aws_cdk.assertions import Template
from typer.testing import CliRunner

from glue_constructs import GlueVersion, SparkEtlJob, WorkerType
from glue_constructs.cli.app import app
from glue_constructs.cli.job_runs.job_run import ApiJobRun
from glue_constructs.cli.job_runs.log_sources import log_sources
from glue_constructs.jobs.features.kind import JobKind
from glue_constructs.jobs.features.python_target import JobPython
from glue_constructs.local.glue.environment import script_variables
from glue_constructs.local.glue.jobs import default_timeout
from glue_constructs.model.versions import nearest_version
from glue_constructs.operations.cost import job_cost
from glue_constructs.packaging.target import Target
from glue_constructs.rules import Severity, check_job
from glue_constructs.scripts import check_script

COMMAND = {"Name": "glueetl", "PythonVersion": "3", "ScriptLocation": "s3://bucket/job.py"}
JOB = {
    "Role": "GlueRole",
    "Command": COMMAND,
    "GlueVersion": "7.0",
    "WorkerType": "G.24X",
    "NumberOfWorkers": 2,
    "Timeout": 60,
}
OPTION = "import sys\nfrom awsglue.utils import getResolvedOptions\ngetResolvedOptions(sys.argv, ['run_date'])\n"


def effects() -> dict[str, Any]:
    return {
        "members": [GlueVersion.V7_0.value, WorkerType.G_24X.value],
        "findings": findings(JOB),
        "worker type before": findings({**JOB, "GlueVersion": "3.0"}),
        "jar of Scala 2.12": findings({**JOB, "DefaultArguments": {"--extra-jars": "s3://bucket/udf_2.12-1.0.jar"}}),
        "flag": [
            findings({**JOB, "GlueVersion": version, "DefaultArguments": {"--enable-invented-flag": value}})
            for version, value in (("7.0", "true"), ("7.0", "maybe"))
        ],
        "modules": {
            name: findings_of_script(f"import {name}\n") for name in ("invented_distribution", "sklearn", "cgi")
        },
        "abbreviated": findings_of_script(OPTION, {"--run": "1"}),
        "cost": job_cost({**JOB, "Timeout": None}, region="us-east-1").per_run.explanation,
        "imported": imported(),
        "python": Target.of_glue("7.0").python,
        "platform": Target.of_glue("7.0").platforms[0],
        "platforms of Python shell jobs": Target.of_python_shell().accepted[0],
        "takes requirements": JobPython.of(JobKind("glueetl", "7.0", "3")).takes_file,
        "groups": groups(),
        "timeout in the embedded AWS": default_timeout(JOB),
        "whole names in the embedded AWS": variables().get("GLUE_CONSTRUCTS_WHOLE_OPTION_NAMES"),
        "synthesized": synthesized(),
    }


def findings(job: dict[str, Any]) -> list[str]:
    return [f"{each.name}: {each.wanted}" for each in check_job(job) if each.severity is not Severity.INFO]


def findings_of_script(script: str, arguments: dict[str, str] | None = None) -> list[str]:
    found = check_script(script, name="job.py", job={**JOB, "DefaultArguments": arguments or {}}, runs=[])
    return [each.name for each in found if each.severity is not Severity.INFO]


def imported() -> list[str]:
    """Return the enum members in the app that the import writes."""
    template = {"Resources": {"Orders": {"Type": "AWS::Glue::Job", "Properties": JOB}}}
    with TemporaryDirectory() as folder:
        Path(folder, "template.json").write_text(json.dumps(template))
        command = ["import", "--template", f"{folder}/template.json", "--output", f"{folder}/app"]
        assert CliRunner().invoke(app, command).exit_code == 0
        written = "".join(path.read_text() for path in Path(folder, "app").rglob("*.py"))
    return [name for name in ("GlueVersion.V7_0", "WorkerType.G_24X") if name in written]


def groups() -> list[str]:
    run = {"Id": "jr_1", "JobName": "Orders", "GlueVersion": "7.0", "JobRunState": "SUCCEEDED"}
    job = {**JOB, "DefaultArguments": {"--custom-logGroup-prefix": "/orders"}}
    return [source.group for source in log_sources(ApiJobRun(run), job)]


def variables() -> dict[str, str]:
    run = SimpleNamespace(definition=JOB, version=nearest_version("7.0"), all_arguments={})
    workspace = SimpleNamespace(directory=Path(), temporary=Path())
    settings = SimpleNamespace(endpoint_url="http://127.0.0.1:1", region="us-east-1")
    return script_variables(run, workspace, settings)


def synthesized() -> list[Any]:
    stack = cdk.Stack(cdk.App(), "Orders")
    SparkEtlJob(
        stack,
        "Clean",
        script="s3://bucket/job.py",
        glue_version=GlueVersion.V7_0,
        worker_type=WorkerType.G_24X,
        number_of_workers=2,
    )
    [job] = Template.from_stack(stack).find_resources("AWS::Glue::Job").values()
    return [job["Properties"][name] for name in ("GlueVersion", "WorkerType")]


if __name__ == "__main__":
    json.dump(effects(), sys.stdout)
