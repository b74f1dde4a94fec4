"""The examples on the rules' pages, checked for the tests."""

from __future__ import annotations

import re
from typing import Any

from glue_constructs.rules import Finding, Rule, check_job, check_request, check_run
from glue_constructs.scripts import check_script

_ROLE = "arn:aws:iam::123456789012:role/GlueRole"
_SCRIPT = "s3://bucket/scripts/job.py"


def findings_of(rule: Rule[Any], example: dict[str, Any]) -> list[Finding]:
    """Return the findings on a rule's example, without those of ray-job, which reports every Ray job."""
    findings = _findings_of(rule, example, rule.page().region or None)
    return [finding for finding in findings if rule.name == "ray-job" or finding.name != "ray-job"]


def _findings_of(rule: Rule[Any], example: dict[str, Any], region: str | None) -> list[Finding]:
    if folder(rule) == "requests":
        ((operation, parameters),) = example.items()
        return check_request(operation, parameters, region=region)
    if folder(rule) == "scripts":
        name, runs = example.get("Name", "orders.py"), example.get("Runs", [])
        return check_script("\n".join(example["Script"]), name=name, job=example["Job"], runs=runs)
    if folder(rule) == "runs":
        # With the job's properties, if they matter.
        job = completed(rule, example["Job"]) if "Job" in example else None
        return check_run(example.get("StartJobRun", example), job, region=region)
    return check_job(completed(rule, example), region=region)


def completed(rule: Rule[Any], example: dict[str, Any]) -> dict[str, Any]:
    """Add the properties that every job needs and pages omit, unless the rule reports a missing one."""
    if rule.name.startswith("missing-") and "Role" in rule.page().right:
        return example
    command = example.get("Command", {"Name": "pythonshell", "PythonVersion": "3.9"})
    if isinstance(command, dict):
        command = {"ScriptLocation": _SCRIPT, **command}
    complete: dict[str, Any] = _expand_lengths({"Role": _ROLE, **example, "Command": command})
    return complete


def _expand_lengths(value: Any) -> Any:
    """Replace "<300 characters>" in an example by a string of that length."""
    if isinstance(value, dict):
        return {key: _expand_lengths(member) for key, member in value.items()}
    match = re.fullmatch(r"<(\d+) characters>", value) if isinstance(value, str) else None
    return "x" * int(match[1]) if match else value


def folder(rule: Rule[Any]) -> str:
    """Return the folder of a rule."""
    return type(rule).__module__.split(".")[-2]
