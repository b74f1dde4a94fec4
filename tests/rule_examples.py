"""The examples of the rules' pages, as the tests judge them."""

from __future__ import annotations

import re
from typing import Any

from glue_constructs.rules import Finding, Rule, check_job, check_request, check_run
from glue_constructs.scripts import check_script

_ROLE = "arn:aws:iam::123456789012:role/GlueRole"
_SCRIPT = "s3://bucket/scripts/job.py"


def judged(rule: Rule[Any], example: dict[str, Any]) -> list[Finding]:
    """What a rule's example gives, without ray-job, which finds every Ray job there is."""
    findings = _judged(rule, example, rule.page().region or None)
    return [finding for finding in findings if rule.name == "ray-job" or finding.name != "ray-job"]


def _judged(rule: Rule[Any], example: dict[str, Any], region: str | None) -> list[Finding]:
    if folder(rule) == "requests":
        ((operation, parameters),) = example.items()
        return check_request(operation, parameters, region=region)
    if folder(rule) == "scripts":
        name, runs = example.get("Name", "orders.py"), example.get("Runs", [])
        return check_script("\n".join(example["Script"]), name=name, job=example["Job"], runs=runs)
    if folder(rule) == "runs":
        # With its job, where the fault lies between the two.
        job = completed(rule, example["Job"]) if "Job" in example else None
        return check_run(example.get("StartJobRun", example), job, region=region)
    return check_job(completed(rule, example), region=region)


def completed(rule: Rule[Any], example: dict[str, Any]) -> dict[str, Any]:
    """The example with what every job needs and a page leaves out; not where what is missing is the fault."""
    if rule.name.startswith("missing-") and "Role" in rule.page().right:
        return example
    command = example.get("Command", {"Name": "pythonshell", "PythonVersion": "3.9"})
    if isinstance(command, dict):
        command = {"ScriptLocation": _SCRIPT, **command}
    whole: dict[str, Any] = _spelt_out({"Role": _ROLE, **example, "Command": command})
    return whole


def _spelt_out(value: Any) -> Any:
    """The example with the text that a page is too small for: "<300 characters>"."""
    if isinstance(value, dict):
        return {key: _spelt_out(member) for key, member in value.items()}
    match = re.fullmatch(r"<(\d+) characters>", value) if isinstance(value, str) else None
    return "x" * int(match[1]) if match else value


def folder(rule: Rule[Any]) -> str:
    """The folder of rules that a rule lies in."""
    return type(rule).__module__.split(".")[-2]
