"""An embedded AWS with Glue only: moto in a thread, with the Glue service installed."""

from __future__ import annotations

import logging
import textwrap
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from moto.server import ThreadedMotoServer

from glue_constructs.local.clients import Clients
from glue_constructs.local.glue import Glue
from glue_constructs.local.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENDED = ("SUCCEEDED", "FAILED", "TIMEOUT", "STOPPED")
ROLE = "arn:aws:iam::123456789012:role/glue"


@dataclass(frozen=True)
class World:
    """What a test does in the embedded AWS.

    Attributes:
        settings: Of the embedded AWS.
        glue, s3, logs: boto3 clients.
        service: The Glue service under test.
    """

    settings: Settings
    glue: Any
    s3: Any
    logs: Any
    service: Glue

    def put_script(self, text: str, key: str = "job.py") -> str:
        self.s3.put_object(Bucket="code", Key=key, Body=textwrap.dedent(text).encode())
        return f"s3://code/{key}"

    def create_job(self, name: str, script: str = "", *, command: str = "pythonshell", **definition: Any) -> str:
        location = self.put_script(script, f"{name}.py")
        self.glue.create_job(Name=name, Role=ROLE, Command={"Name": command, "ScriptLocation": location}, **definition)
        return name

    def start(self, job: str, **parameters: Any) -> str:
        run_id: str = self.glue.start_job_run(JobName=job, **parameters)["JobRunId"]
        return run_id

    def describe_run(self, job: str, run_id: str) -> dict[str, Any]:
        run: dict[str, Any] = self.glue.get_job_run(JobName=job, RunId=run_id)["JobRun"]
        return run

    def wait(self, job: str, run_id: str, states: tuple[str, ...] = ENDED, *, seconds: float = 120) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            run = self.describe_run(job, run_id)
            if run["JobRunState"] in states:
                return run
            time.sleep(0.1)
        raise AssertionError(f"run {run_id} is still {run['JobRunState']}, none of {states}")

    def run(self, job: str, **parameters: Any) -> dict[str, Any]:
        return self.wait(job, self.start(job, **parameters))

    def directory(self, run: dict[str, Any]) -> Path:
        return self.settings.directory / "runs" / run["Id"]

    def output(self, run: dict[str, Any]) -> str:
        return (self.directory(run) / "output.log").read_text()

    def errors(self, run: dict[str, Any]) -> str:
        return (self.directory(run) / "error.log").read_text()

    def keys(self, bucket: str) -> list[str]:
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        return [item["Key"] for page in pages for item in page.get("Contents", [])]


def empty_bucket(s3: Any, bucket: str) -> None:
    while keys := [item["Key"] for item in s3.list_objects_v2(Bucket=bucket).get("Contents", [])]:
        s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in keys]})


@pytest.fixture(scope="session")
def _world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = Settings(f"http://{host}:{port}", tmp_path_factory.mktemp("aws"), "us-east-1", "123456789012")
    service = Glue(settings)
    service.install()
    clients = Clients.of(settings)
    try:
        yield World(settings, clients.client("glue"), clients.client("s3"), clients.client("logs"), service)
    finally:
        service.close()
        server.stop()


@pytest.fixture
def world(_world: World) -> Iterator[World]:
    """Empty but for the bucket `code`."""
    _world.s3.create_bucket(Bucket="code")
    yield _world
    for name in _world.glue.list_jobs()["JobNames"]:
        live = [
            run["Id"] for run in _world.glue.get_job_runs(JobName=name)["JobRuns"] if run["JobRunState"] not in ENDED
        ]
        if live:
            _world.glue.batch_stop_job_run(JobName=name, JobRunIds=live)
            for run_id in live:
                _world.wait(name, run_id)
        _world.glue.delete_job(JobName=name)
    for bucket in _world.s3.list_buckets()["Buckets"]:
        empty_bucket(_world.s3, bucket["Name"])
        _world.s3.delete_bucket(Bucket=bucket["Name"])
