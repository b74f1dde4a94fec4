"""Checks of job runs, and of API requests on jobs and runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glue_constructs.rules import requests, runs
from glue_constructs.rules._check_job import check_job, check_parsed_job
from glue_constructs.rules._engine import run_rules
from glue_constructs.rules._request import Request
from glue_constructs.rules._rule import Finding, Rule, Severity
from glue_constructs.rules._run import Run
from glue_constructs.rules._values import UNKNOWN
from glue_constructs.rules.requests.malformed_parameter import MalformedParameter
from glue_constructs.rules.requests.parameter_out_of_range import ParameterOutOfRange
from glue_constructs.rules.requests.unknown_parameter_value import UnknownParameterValue

if TYPE_CHECKING:
    from collections.abc import Mapping

_START = "StartJobRun"

# The limits that also apply to a run's parameters in a template, where CloudFormation converts their types.
_LIMITS: tuple[Rule[Request], ...] = (ParameterOutOfRange(), MalformedParameter(), UnknownParameterValue())


def check_run(
    parameters: Mapping[str, object], job: Mapping[str, object] | None = None, *, region: str | None = None
) -> list[Finding]:
    """Check a job run, without repeating the findings of its job.

    Args:
        parameters: The parameters of StartJobRun, by the API's names; intrinsic functions as in `check_job`.
        job: The properties of the job. Default: unknown except for what the run overrides
        region: The Region of both, as in `check_job`.

    Returns:
        All findings, in the order of the rule ids. A finding about the run and its job has the job's property.
    """
    run = Run.read(parameters, job, region=region or UNKNOWN)
    known = [] if job is None else check_job(job, region=region)
    effective = check_parsed_job(run.effective)
    found = [run.moved(finding) for finding in effective if finding not in known] + run_rules(runs.RULES, run)
    return found + _not_already_reported(run_rules(_LIMITS, Request.read(_START, parameters)), effective + found)


def check_request(operation: str, parameters: Mapping[str, object], *, region: str | None = None) -> list[Finding]:
    """Check an API request on a job or on its runs.

    ::

        check_request("BatchStopJobRun", {"JobName": "orders", "JobRunIds": []})
        # [Finding(rule="GC806", name="parameter-out-of-range", property="JobRunIds", ...)]

    Unlike CloudFormation, the API does not convert types, and it accepts the GlueVersion "auto". A job or a run in a
    request is also checked as by `check_job` and `check_run`.

    Args:
        operation: The operation, by the API's name.
        parameters: Its parameters, by the API's names; intrinsic functions as in `check_job`.
        region: The Region of the request, as in `check_job`.

    Returns:
        All findings, in the order of the rule ids; their property is the parameter's path, "JobRunIds[3]".
    """
    request = Request.read(operation, parameters, region=region or UNKNOWN)
    found: list[Finding] = []
    typed = request.parameters.typed
    if request.matched == _START and isinstance(typed, dict):
        found = check_run({**parameters, **typed}, region=region)
    elif request.job is not None:
        of_job = check_parsed_job(request.job)
        found = [replace(finding, property=f"{request.prefix}{finding.property}") for finding in of_job]
    return sorted(
        found + _not_already_reported(run_rules(requests.RULES, request), found), key=lambda finding: finding.rule
    )


def _not_already_reported(findings: list[Finding], reported: list[Finding]) -> list[Finding]:
    """Return the findings of the API model's rules on properties without an error of the job and run rules."""
    places = {finding.property for finding in reported if finding.severity is Severity.ERROR}
    return [finding for finding in findings if finding.property not in places]
