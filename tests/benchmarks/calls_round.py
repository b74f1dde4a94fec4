"""Count the jsii calls of each construct, for the first and the second one in a stack. Prints JSON.

python -m tests.benchmarks.calls_round
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
from aws_cdk import aws_sns as sns

from glue_constructs import (
    AddressValidationJob,
    BookmarkReset,
    GlueJob,
    JobDashboard,
    JobRun,
    PythonShellJob,
    SecurityConfiguration,
    SparkEtlJob,
    SparkStreamingJob,
)

from .jsii_calls import count_jsii_calls

if TYPE_CHECKING:
    from collections.abc import Callable

_SCRIPT: dict[str, Any] = {"script": "s3://scripts/orders.py"}


class _Given:
    """A stack with the prerequisites of the counted constructs."""

    def __init__(self, folder: str) -> None:
        self.stack = cdk.Stack(cdk.App(analytics_reporting=False), "Stack")
        self.job = self.etl("Given")
        self.imported = GlueJob.from_job_name(self.stack, "Imported", "orders")
        self.topic = sns.Topic.from_topic_arn(self.stack, "Topic", "arn:aws:sns:eu-west-1:123456789012:topic")
        self.script = Path(folder, "orders.py")
        self.helper = Path(folder, "helper.py")
        for file in (self.script, self.helper):
            file.write_text("", encoding="utf-8")

    def etl(self, name: str, **props: Any) -> SparkEtlJob:
        return SparkEtlJob(self.stack, name, **{**_SCRIPT, "glue_version": "5.1", **props})


COUNTED: dict[str, Callable[[_Given, str], object]] = {
    "SparkEtlJob": lambda given, name: given.etl(name),
    "SparkEtlJob, logs=False": lambda given, name: given.etl(name, logs=False),
    "SparkEtlJob, temp_dir=True": lambda given, name: given.etl(name, temp_dir=True),
    "SparkEtlJob, a local script": lambda given, name: given.etl(name, script=str(given.script)),
    "SparkEtlJob, a local module": lambda given, name: given.etl(name, extra_py_files=[str(given.helper)]),
    "SparkStreamingJob": lambda given, name: SparkStreamingJob(given.stack, name, **_SCRIPT, glue_version="5.1"),
    "PythonShellJob": lambda given, name: PythonShellJob(given.stack, name, **_SCRIPT),
    "JobRun of a SparkEtlJob": lambda given, name: JobRun(given.stack, name, job=given.job),
    "JobRun of an imported job": lambda given, name: JobRun(given.stack, name, job=given.imported),
    "BookmarkReset": lambda given, name: BookmarkReset(given.stack, name, job=given.imported),
    "AddressValidationJob": lambda given, name: AddressValidationJob(
        given.stack, name, input_location="s3://addresses/in/", output_location="s3://addresses/out/"
    ),
    "SecurityConfiguration": lambda given, name: SecurityConfiguration(given.stack, name),
    "JobDashboard of one job": lambda given, name: JobDashboard(given.stack, name, jobs=[given.job]),
    "job.run_every": lambda given, name: given.job.run_every("cron(0 2 * * ? *)", id=name),
    "job.alarm_on_failure": lambda given, name: given.job.alarm_on_failure(given.topic, id=name),
}


def main() -> None:
    """Count the calls of all constructs."""
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps({name: _calls(make, folder) for name, make in COUNTED.items()}))  # noqa: T201  # for the parent process


def _calls(make: Callable[[_Given, str], object], folder: str) -> dict[str, int]:
    # Calls for imports at first use are not counted.
    make(_Given(folder), "First")
    given = _Given(folder)
    found = {}
    for name in ("First", "Second"):
        with count_jsii_calls() as counted:
            make(given, name)
        found[name.lower()] = counted.calls
    return found


if __name__ == "__main__":
    main()
