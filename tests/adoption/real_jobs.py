"""Real definitions of jobs, with a value or a reference for each parameter of their templates."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

_FACTS = Path(__file__).parents[1] / "rules" / "facts" / "real_jobs.json"
JOBS: dict[str, dict[str, Any]] = {
    entry["id"]: entry["job"] for entry in json.loads(_FACTS.read_text(encoding="utf-8"))["jobs"]
}

_OPEN = re.compile(r"<(param|acct|hash|text)>")
_NUMBERS = {"NumberOfWorkers": 10, "Timeout": 60}
_VALUES: dict[str, Any] = {
    "Tags": {"team": "orders"},
    "Role": "arn:aws:iam::123456789012:role/service-role/Glue",
    "ScriptLocation": "s3://scripts/jobs/job.py",
    "WorkerType": "G.1X",
    "--TempDir": "s3://lake/tmp/",
    "--spark-event-logs-path": "s3://lake/logs/",
    "--job-bookmark-option": "job-bookmark-enable",
    "--extra-py-files": "s3://lake/a.py,s3://lake/b.zip",
    "--extra-files": "s3://lake/a.txt,s3://lake/folder/",
    "--extra-jars": "s3://lake/a.jar",
    "--additional-python-modules": "pandas==2.2.2,boto3",
}


def filled(job: Any, key: str = "") -> Any:
    """Return a definition with a value for each parameter."""
    if isinstance(job, dict):
        return {name: filled(value, name) for name, value in job.items()}
    if isinstance(job, list):
        return [filled(value, key) for value in job]
    if job == "<param>":
        return _NUMBERS.get(key) or _VALUES.get(key, "value")
    return (
        _OPEN.sub(lambda place: "123456789012" if place[1] == "acct" else "value", job) if isinstance(job, str) else job
    )


def referring(job: Any) -> Any:
    """Return a definition with a reference for each parameter, as in its template."""
    if isinstance(job, dict):
        return {name: referring(value) for name, value in job.items()}
    if isinstance(job, list):
        return [referring(value) for value in job]
    if job == "<param>":
        return {"Ref": "Parameter"}
    if isinstance(job, str) and _OPEN.search(job):
        return {"Fn::Sub": _OPEN.sub("${Parameter}", job)}
    return job


def creatable(name: str, prefix: str) -> dict[str, Any]:
    """Return a definition for CreateJob: with a unique name, and arguments that are strings."""
    job = filled(JOBS[name])
    arguments = job.get("DefaultArguments", {})
    texts = {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in arguments.items()}
    return {
        **job,
        "Name": f"{prefix}-{name}",
        "DefaultArguments": texts,
        "Tags": {"from": prefix, **job.get("Tags", {})},
    }


def template(jobs: dict[str, Any]) -> dict[str, Any]:
    return {"Resources": {name: {"Type": "AWS::Glue::Job", "Properties": job} for name, job in jobs.items()}}
