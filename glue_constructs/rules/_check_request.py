"""The rules put to a job run, and to the other requests that are about jobs and their runs."""

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

# What holds of a run's parameters in a template too, where CloudFormation is free with their types.
_LIMITS: tuple[Rule[Request], ...] = (ParameterOutOfRange(), MalformedParameter(), UnknownParameterValue())


def check_run(
    parameters: Mapping[str, object], job: Mapping[str, object] | None = None, *, region: str | None = None
) -> list[Finding]:
    """Find the faults of a job run, and not again those that its job has without it.

    Args:
        parameters: The parameters of StartJobRun, by the API's names; intrinsic functions as in `check_job`.
        job: The properties of the job that runs. Left out: nothing is known of it but what the run overrides.
        region: The Region of both, as in `check_job`.

    Returns:
        Every finding, in the order of the rules' ids; a fault of the run with its job names the job's property.
    """
    run = Run.read(parameters, job, region=region or UNKNOWN)
    known = [] if job is None else check_job(job, region=region)
    effective = check_parsed_job(run.effective)
    found = [run.located(finding) for finding in effective if finding not in known] + run_rules(runs.RULES, run)
    return found + _untold(run_rules(_LIMITS, Request.read(_START, parameters)), effective + found)


def check_request(operation: str, parameters: Mapping[str, object], *, region: str | None = None) -> list[Finding]:
    """Find the faults of a request that is made of a job or of its runs.

    ::

        check_request("BatchStopJobRun", {"JobName": "orders", "JobRunIds": []})
        # [Finding(rule="GC806", name="parameter-out-of-range", property="JobRunIds", ...)]

    The API is not CloudFormation: it turns no type into another, and it takes the GlueVersion "auto". What a request
    makes of a job or a run is judged as `check_job` and `check_run` do.

    Args:
        operation: The operation, by the API's name.
        parameters: Its parameters, by the API's names; intrinsic functions as in `check_job`.
        region: The Region that the request goes to, as in `check_job`.

    Returns:
        Every finding, in the order of the rules' ids; its property is the parameter's path, "JobRunIds[3]".
    """
    request = Request.read(operation, parameters, region=region or UNKNOWN)
    found: list[Finding] = []
    typed = request.parameters.typed
    if request.meant == _START and isinstance(typed, dict):
        found = check_run({**parameters, **typed}, region=region)
    elif request.job is not None:
        of_job = check_parsed_job(request.job)
        found = [replace(finding, property=f"{request.prefix}{finding.property}") for finding in of_job]
    return sorted(found + _untold(run_rules(requests.RULES, request), found), key=lambda finding: finding.rule)


def _untold(findings: list[Finding], told: list[Finding]) -> list[Finding]:
    """The findings of rules that know but the API's model, where those that know jobs and runs found no error."""
    places = {finding.property for finding in told if finding.severity is Severity.ERROR}
    return [finding for finding in findings if finding.property not in places]
