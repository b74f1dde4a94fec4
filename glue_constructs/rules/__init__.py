"""What Glue accepts: plain data in, findings out.

::

    check_job({"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX", ...})
    # [Finding(rule="GC321", name="flex-outside-etl", severity=Severity.ERROR, property="ExecutionClass", ...)]

A rule is one file, named after its fault, in the folder of what it is about, one line in that folder's RULES, and one
test file. The folder gives the hundred of its id:

* GC0xx `properties`: presence, types, names, text, tags
* GC1xx `command`: command, script, language, Glue version
* GC2xx `capacity`: workers and capacity
* GC3xx `execution`: timeout, retries, queuing, execution class, maintenance window
* GC4xx `arguments`: job arguments, and the special parameters among them
* GC5xx `connections`: connections and security
* GC6xx `scripts`: scripts, held against their jobs and runs; `glue_constructs.scripts` asks them
* GC7xx `runs`: job runs
* GC8xx `requests`: the requests of the API that are about jobs and their runs

GC900 is a rule that failed itself, GC901 an acknowledgement without sense.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glue_constructs.rules import (
    arguments,
    capacity,
    command,
    connections,
    execution,
    properties,
    requests,
    runs,
    scripts,
)
from glue_constructs.rules._engine import judge
from glue_constructs.rules._job import Job
from glue_constructs.rules._request import Request
from glue_constructs.rules._rule import Finding, Rule, Severity
from glue_constructs.rules._run import Run
from glue_constructs.rules._values import UNKNOWN
from glue_constructs.rules.requests.malformed_parameter import MalformedParameter
from glue_constructs.rules.requests.parameter_out_of_range import ParameterOutOfRange
from glue_constructs.rules.requests.unknown_parameter_value import UnknownParameterValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.rules._script_of_job import ScriptOfJob

_START = "StartJobRun"

_JOB_RULES: tuple[Rule[Job], ...] = (
    *properties.RULES,
    *command.RULES,
    *capacity.RULES,
    *execution.RULES,
    *arguments.RULES,
    *connections.RULES,
)

# What holds of a run's parameters in a template too, where CloudFormation is free with their types.
_LIMITS: tuple[Rule[Request], ...] = (ParameterOutOfRange(), MalformedParameter(), UnknownParameterValue())

RULES: tuple[Rule[Job] | Rule[ScriptOfJob] | Rule[Run] | Rule[Request], ...] = (
    *_JOB_RULES,
    *scripts.RULES,
    *runs.RULES,
    *requests.RULES,
)
"""Every rule, by id."""

__all__ = ["RULES", "UNKNOWN", "Finding", "Rule", "Severity", "check_job", "check_request", "check_run"]


def check_job(properties: Mapping[str, object], *, region: str | None = None) -> list[Finding]:
    """Find the faults of a job.

    Args:
        properties: The properties of an AWS::Glue::Job as CloudFormation takes them. Intrinsic functions may stand
            anywhere: what they hide is unknown, and a rule that needs it finds nothing.
        region: The Region that the job is for. Left out: rules that need it find nothing.

    Returns:
        Every finding, in the order of the rules' ids.
    """
    return judge(_JOB_RULES, Job.read(properties, region=region or UNKNOWN))


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
    effective = judge(_JOB_RULES, run.effective)
    found = [run.located(finding) for finding in effective if finding not in known] + judge(runs.RULES, run)
    return found + _untold(judge(_LIMITS, Request.read(_START, parameters)), effective + found)


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
        of_job = judge(_JOB_RULES, request.job)
        found = [replace(finding, property=f"{request.prefix}{finding.property}") for finding in of_job]
    return sorted(found + _untold(judge(requests.RULES, request), found), key=lambda finding: finding.rule)


def _untold(findings: list[Finding], told: list[Finding]) -> list[Finding]:
    """The findings of rules that know but the API's model, where those that know jobs and runs found no error."""
    places = {finding.property for finding in told if finding.severity is Severity.ERROR}
    return [finding for finding in findings if finding.property not in places]
