"""The jobs that the judges are put to: the collected facts, and the real jobs, each as one template."""

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
    """One body, and what is known of it.

    Attributes:
        name: The fact or the real job that it comes from.
        group: Which set it belongs to, a row of the table.
        operation: "Job" for a template's job, else the request.
        body: The job's properties, or the request's parameters.
    """

    name: str
    group: str
    operation: str
    body: dict[str, Any]


REFUSED = "refused jobs"
DOUBTFUL = "doubtful jobs"
REFUSED_REQUESTS = "refused runs and requests"
ACCEPTED = "accepted jobs"
REAL = "real jobs"
REAL_RETIRED = "real jobs on retired Glue versions"
REAL_REFUSED = "real jobs that could not be deployed"


def cases() -> list[Case]:
    """Every case, in the order of the files."""
    return [*_examples(), *_real_jobs()]


def template(jobs: list[dict[str, Any]]) -> dict[str, Any]:
    """A template of these jobs."""
    resources = {f"Job{number}": {"Type": "AWS::Glue::Job", "Properties": job} for number, job in enumerate(jobs, 1)}
    parameters = {"Parameter": {"Type": "String"}} if '{"Ref": "Parameter"}' in json.dumps(resources) else {}
    return {**({"Parameters": parameters} if parameters else {}), "Resources": resources}


def many_jobs(number: int) -> list[dict[str, Any]]:
    """As many jobs as asked for: the real ones that can be deployed, again and again, each under a name of its own."""
    real = [case.body for case in _real_jobs() if case.group == REAL]
    return [{**job, "Name": f"job-{count}"} for count, job in enumerate(islice(cycle(real), number), 1)]


def _examples() -> list[Case]:
    found: list[Case] = []
    for entry in _read("examples.json", "entries"):
        of_jobs = {"error": REFUSED, "warning": DOUBTFUL}.get(entry["severity"])
        for example in entry["invalid"] if of_jobs else []:
            group = of_jobs if example["operation"] == "Job" else REFUSED_REQUESTS
            if group == of_jobs or entry["severity"] == "error":
                found.append(Case(entry["id"], str(group), example["operation"], example["body"]))
        found += [
            Case(entry["id"], ACCEPTED, "Job", example["body"])
            for example in entry["valid"]
            if example["operation"] == "Job" and not _is_for_the_api_alone(example["body"])
        ]
    return found


def _is_for_the_api_alone(job: dict[str, Any]) -> bool:
    """Whether CloudFormation refuses what the API takes."""
    return job.get("GlueVersion") == "auto" or "SourceControlDetails" in job


def _real_jobs() -> list[Case]:
    return [
        Case(entry["id"], _group(entry), "Job", _resolvable(_without_tags(entry["job"])))
        for entry in _read("real_jobs.json", "jobs")
    ]


def _without_tags(job: dict[str, Any]) -> dict[str, Any]:
    """The job, but for tags that come from elsewhere: no parameter of a template is an object."""
    return {key: value for key, value in job.items() if (key, value) != ("Tags", "<param>")}


def _group(entry: dict[str, Any]) -> str:
    if entry["suspected_invalid"]:
        return REAL_REFUSED
    return REAL_RETIRED if str(entry["job"].get("GlueVersion")) in _RETIRED else REAL


def _resolvable(value: Any) -> Any:
    """A real job with its parameters as a template has them; inside a text, a word stands for one."""
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
