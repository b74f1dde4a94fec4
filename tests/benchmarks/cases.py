"""The cases that the tools check: the examples of the collected facts, and real jobs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from glue_constructs.model.versions import GLUE_VERSIONS

_FACTS = Path(__file__).parents[1] / "rules" / "facts"
_RETIRED = tuple(name for name, version in GLUE_VERSIONS.items() if version.end_of_life is not None)


@dataclass(frozen=True)
class Case:
    """A job or API request, with its group.

    Attributes:
        name: The id of the fact or the real job.
        group: The group: a row of the table.
        operation: "Job" for a job in a template, otherwise the API operation.
        body: The job's properties, or the request's parameters.
    """

    name: str
    group: str
    operation: str
    body: dict[str, Any]


INVALID_JOBS = "invalid jobs"
PROBABLY_WRONG = "probably wrong jobs"
INVALID_REQUESTS = "invalid runs and requests"
ACCEPTED = "accepted jobs"
REAL = "real jobs"
REAL_RETIRED = "real jobs with retired Glue versions"
REAL_INVALID = "real jobs that could not be deployed"


def cases() -> list[Case]:
    """Return all cases, in the order of the files."""
    return [*_examples(), *_real_jobs()]


def template(jobs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a template with these jobs."""
    resources = {f"Job{number}": {"Type": "AWS::Glue::Job", "Properties": job} for number, job in enumerate(jobs, 1)}
    parameters = {"Parameter": {"Type": "String"}} if '{"Ref": "Parameter"}' in json.dumps(resources) else {}
    return {**({"Parameters": parameters} if parameters else {}), "Resources": resources}


def many_jobs(number: int) -> list[dict[str, Any]]:
    """Return `number` jobs with unique names, by repeating the real jobs that can be deployed."""
    real = [case.body for case in _real_jobs() if case.group == REAL]
    return [{**job, "Name": f"job-{count}"} for count, job in enumerate(islice(cycle(real), number), 1)]


def _examples() -> list[Case]:
    found: list[Case] = []
    for entry in _read("examples.json", "entries"):
        of_jobs = {"error": INVALID_JOBS, "warning": PROBABLY_WRONG}.get(entry["severity"])
        for example in entry["invalid"] if of_jobs else []:
            group = of_jobs if example["operation"] == "Job" else INVALID_REQUESTS
            if group == of_jobs or entry["severity"] == "error":
                found.append(Case(entry["id"], str(group), example["operation"], example["body"]))
        found += [
            Case(entry["id"], ACCEPTED, "Job", example["body"])
            for example in entry["valid"]
            if example["operation"] == "Job" and not _is_rejected_by_cloudformation(example["body"])
        ]
    return found


def _is_rejected_by_cloudformation(job: dict[str, Any]) -> bool:
    """Return whether CloudFormation rejects the job although the API accepts it."""
    return job.get("GlueVersion") == "auto" or "SourceControlDetails" in job


def _real_jobs() -> list[Case]:
    return [
        Case(entry["id"], _group(entry), "Job", _resolvable(_without_tags(entry["job"])))
        for entry in _read("real_jobs.json", "jobs")
    ]


def _without_tags(job: dict[str, Any]) -> dict[str, Any]:
    """Return the job without tags that are a parameter: a CloudFormation parameter cannot be an object."""
    return {key: value for key, value in job.items() if (key, value) != ("Tags", "<param>")}


def _group(entry: dict[str, Any]) -> str:
    if entry["suspected_invalid"]:
        return REAL_INVALID
    return REAL_RETIRED if str(entry["job"].get("GlueVersion")) in _RETIRED else REAL


def _resolvable(value: Any) -> Any:
    """Replace the parameters of a real job with references; within a string, with the word "parameter"."""
    if isinstance(value, dict):
        return {key: _resolvable(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_resolvable(member) for member in value]
    if value == "<param>":
        return {"Ref": "Parameter"}
    return value.replace("<param>", "parameter") if isinstance(value, str) else value


def _read(name: str, member: str) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads(_FACTS.joinpath(name).read_text(encoding="utf-8"))[member]
    return content
