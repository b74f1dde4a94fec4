"""The construct door: a construct's properties judged where the user wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs import rules
from glue_constructs._cdk.tokens import is_token, without_tokens
from glue_constructs.errors import InvalidInput, InvalidJob, InvalidReset, InvalidRun
from glue_constructs.model.commands import RAY
from glue_constructs.rules import Severity
from glue_constructs.validation import acknowledgements
from glue_constructs.validation.wording import annotation_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aws_cdk import CfnResource
    from constructs import Construct

    from glue_constructs.rules import Finding, Job


def read_job(scope: Construct, properties: Mapping[str, Any]) -> Job:
    """A job in the rules' view.

    Args:
        scope: The construct that the job will belong to.
        properties: Its properties as CloudFormation has them, tokens and all.
    """
    known = without_tokens(properties)
    return rules.Job.read(known, region=_region(scope, known) or rules.UNKNOWN)


def require_valid_job(
    scope: Construct,
    id: str,
    job: Job,
    *,
    acknowledge: Mapping[str, str],
    others: Iterable[Finding] = (),
) -> list[Finding]:
    """Judge a job before anything of it is made.

    Args:
        scope: The construct that the job will belong to.
        id: The job's id in that scope.
        job: The job in the rules' view.
        acknowledge: Rules to pass over, by id, each with the reason.
        others: What else was found, in its script or in its cost; of them the errors forbid the job, too.

    Returns:
        The findings that do not forbid the job, for `attach_warnings`.

    Raises:
        InvalidJob: With every finding of severity error at once.
    """
    findings = _without(acknowledge, rules.check_parsed_job(job))
    errors = [f for f in (*findings, *others) if f.severity is Severity.ERROR]
    if errors:
        raise InvalidJob(_path(scope, id), errors)
    return findings


def require_valid_run(
    scope: Construct,
    id: str,
    parameters: Mapping[str, Any],
    *,
    job: Mapping[str, Any] | None,
    acknowledge: Mapping[str, str],
) -> list[Finding]:
    """Judge the parameters of StartJobRun, against the job's properties where they are known.

    Returns:
        The findings that do not forbid the run, for `attach_warnings`.

    Raises:
        InvalidRun: With every finding of severity error at once.
    """
    judged = without_tokens(parameters)
    findings = _without(acknowledge, rules.check_run(judged, job, region=_region(scope, judged)))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if errors:
        raise InvalidRun(_path(scope, id), errors)
    return findings


def require_valid_reset(
    scope: Construct, id: str, parameters: Mapping[str, Any], *, acknowledge: Mapping[str, str]
) -> list[Finding]:
    """Judge the parameters of ResetJobBookmark.

    Returns:
        The findings that do not forbid the reset, for `attach_warnings`.

    Raises:
        InvalidReset: With every finding of severity error at once.
    """
    findings = _without(acknowledge, rules.check_request("ResetJobBookmark", without_tokens(parameters)))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if errors:
        raise InvalidReset(_path(scope, id), errors)
    return findings


def _without(acknowledge: Mapping[str, str], findings: list[Finding]) -> list[Finding]:
    for rule, reason in acknowledgements.require_reasons(acknowledge).items():
        if fault := acknowledgements.find_error(rule, reason):
            raise InvalidInput(fault)
    return acknowledgements.unacknowledged(acknowledge, findings)


def _region(scope: Construct, properties: Mapping[str, Any]) -> str | None:
    """The stack's Region, where it is known and a rule may ask for it: reading it is a crossing to jsii."""
    return known_region(scope) if _may_depend_on_region(properties) else None


def known_region(scope: Construct) -> str | None:
    """The Region of a scope's stack; None where only the deployment knows it."""
    from aws_cdk import Stack  # noqa: PLC0415  # only where it is asked for

    region = Stack.of(scope).region
    return None if is_token(region) else region


def _may_depend_on_region(properties: Mapping[str, Any]) -> bool:
    from glue_constructs.model.workers import WORKER_TYPES  # noqa: PLC0415  # 3 ms, not before there is a job to judge

    worker_type, command = properties.get("WorkerType"), properties.get("Command")
    is_ray = isinstance(command, dict) and command.get("Name") == RAY
    worker = WORKER_TYPES.get(worker_type) if isinstance(worker_type, str) else None
    return is_ray or (isinstance(worker_type, str) and (worker is None or worker.regions is not None))


def _path(scope: Construct, id: str) -> str:
    """The path that a construct will have once it is made."""
    above = str(scope.node.path)
    return f"{above}/{id}" if above else id


def attach_warnings(construct: Construct, findings: Iterable[Finding]) -> None:
    """Show findings that do not forbid the construct as warnings, each acknowledgeable by its rule's id."""
    warnings = [f for f in findings if f.severity is Severity.WARNING]
    if not warnings:
        return  # saves the jsii crossings of nearly every job
    from aws_cdk import Validations  # noqa: PLC0415  # only where there is something to say

    validations = Validations.of(construct)
    for finding in warnings:
        validations.add_warning(finding.rule, annotation_text(finding))


def record_acknowledgements(resource: CfnResource, acknowledge: Mapping[str, str] | None) -> None:
    """Write into the template what was acknowledged, for the doors that see nothing else."""
    if acknowledge:
        resource.add_metadata(acknowledgements.METADATA_KEY, {"acknowledge": dict(acknowledge)})
