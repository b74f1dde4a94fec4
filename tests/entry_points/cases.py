"""The cases for all entry points: the examples of the facts, the real jobs, and cases that only an app can have."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glue_constructs.model.commands import RAY
from glue_constructs.model.workers import WORKER_TYPES

if TYPE_CHECKING:
    from glue_constructs.model.workers import Worker

FACTS = Path(__file__).parents[1] / "rules" / "facts"

# A Region with every worker type, and one without the large types.
REGIONS = ("us-east-1", "eu-west-3")

PARAMETER = {"Ref": "Parameter"}

JOB = {
    "Role": "GlueRole",
    "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"},
    "GlueVersion": "5.1",
    "Timeout": 60,
}
SHELL = {
    "Role": "GlueRole",
    "Command": {"Name": "pythonshell", "PythonVersion": "3.9", "ScriptLocation": "s3://bucket/job.py"},
    "GlueVersion": "3.0",
}
ONE_WORKER = {**JOB, "WorkerType": "G.1X", "NumberOfWorkers": 1}
TWO_FAULTS = {**ONE_WORKER, "ExecutionClass": "CHEAP"}


@dataclass(frozen=True)
class Case:
    """A job, its place in the app, and the acknowledged rules."""

    id: str
    properties: dict[str, Any]
    stack: str = "Anywhere"
    acknowledge: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RunCase(Case):
    """A run and its job; None when another app defines the job."""

    job: dict[str, Any] | None = None


def read(name: str, member: str) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads(FACTS.joinpath(name).read_text(encoding="utf-8"))[member]
    return content


def examples(operation: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{entry['id']}-{kind}-{number}", example["body"])
        for entry in read("examples.json", "entries")
        for kind in ("valid", "invalid")
        for number, example in enumerate(entry[kind])
        if example["operation"] == operation
    ]


def with_parameters(value: Any) -> Any:
    """Return a real job with parameters for its unknown values."""
    if isinstance(value, dict):
        return {name: with_parameters(member) for name, member in value.items()}
    return PARAMETER if value == "<param>" else value


def with_workers(worker: Worker) -> dict[str, Any]:
    command = {**JOB["Command"], "Name": worker.commands[0]}
    version = "4.0" if worker.commands == (RAY,) else "5.1"
    return {**JOB, "Command": command, "GlueVersion": version, "WorkerType": worker.name, "NumberOfWorkers": 2}


JOBS = [
    *(Case(name, body) for name, body in examples("Job")),
    *(Case(f"real-{job['id']}", with_parameters(job["job"])) for job in read("real_jobs.json", "jobs")),
    *(
        Case(f"{worker.name}-in-{region}", with_workers(worker), region)
        for region in REGIONS
        for worker in WORKER_TYPES.values()
    ),
    *(Case(f"in-{place}", TWO_FAULTS, place) for place in ("Nested", "Inner", "Staged")),
    Case("acknowledged", ONE_WORKER, acknowledge={"GC220": "a smoke test"}),
    Case("one-of-two-acknowledged", TWO_FAULTS, acknowledge={"GC220": "a smoke test"}),
]
RUNS = [
    *(
        RunCase(f"{name}-{kind}", {key: body[key] for key in body if key != "JobName"}, job=job)
        for name, body in examples("StartJobRun")
        for kind, job in (("of-a-spark-job", JOB), ("of-a-python-shell-job", SHELL), ("of-another-apps-job", None))
    ),
    RunCase("workers-of-another-region", {"WorkerType": "G.12X", "NumberOfWorkers": 2}, "eu-west-3", job=JOB),
    RunCase("workers-of-a-python-shell-job", {"WorkerType": "G.1X", "NumberOfWorkers": 2}, job=SHELL),
    RunCase("half-the-workers", {"WorkerType": "G.1X"}, job=JOB),
    RunCase("half-the-workers-acknowledged", {"WorkerType": "G.1X"}, acknowledge={"GC702": "on purpose"}, job=JOB),
    RunCase("of-a-faulty-job", {"Timeout": 10}, job=ONE_WORKER),
]
