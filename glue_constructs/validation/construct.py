"""Checks of a construct's properties when it is created, so that the error points to the user's line."""

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
    """Read a job for the rules.

    Args:
        scope: The scope of the job.
        properties: Its properties by CloudFormation's names, possibly with tokens.
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
    """Check a job before any construct is created.

    Args:
        scope: The scope of the job.
        id: The job's id in the scope.
        job: The job, read by `read_job`.
        acknowledge: The acknowledged rules by id, each with the reason.
        others: Findings about its script or its cost; errors among them reject the job, too.

    Returns:
        The findings that are not errors, for `attach_warnings`.

    Raises:
        InvalidJob: There are findings of severity error; it lists all of them.
    """
    findings = _unacknowledged(acknowledge, rules.check_parsed_job(job))
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
    """Check the parameters of StartJobRun, together with the job's properties where they are known.

    Returns:
        The findings that are not errors, for `attach_warnings`.

    Raises:
        InvalidRun: There are findings of severity error; it lists all of them.
    """
    known = without_tokens(parameters)
    findings = _unacknowledged(acknowledge, rules.check_run(known, job, region=_region(scope, known)))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if errors:
        raise InvalidRun(_path(scope, id), errors)
    return findings


def require_valid_reset(
    scope: Construct, id: str, parameters: Mapping[str, Any], *, acknowledge: Mapping[str, str]
) -> list[Finding]:
    """Check the parameters of ResetJobBookmark.

    Returns:
        The findings that are not errors, for `attach_warnings`.

    Raises:
        InvalidReset: There are findings of severity error; it lists all of them.
    """
    findings = _unacknowledged(acknowledge, rules.check_request("ResetJobBookmark", without_tokens(parameters)))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if errors:
        raise InvalidReset(_path(scope, id), errors)
    return findings


def _unacknowledged(acknowledge: Mapping[str, str], findings: list[Finding]) -> list[Finding]:
    for rule, reason in acknowledgements.require_reasons(acknowledge).items():
        if fault := acknowledgements.find_error(rule, reason):
            raise InvalidInput(fault)
    return acknowledgements.unacknowledged(acknowledge, findings)


def _region(scope: Construct, properties: Mapping[str, Any]) -> str | None:
    """Return the stack's Region where it is known and a rule may need it: reading it is a call to jsii."""
    return known_region(scope) if _may_depend_on_region(properties) else None


def known_region(scope: Construct) -> str | None:
    """Return the Region of a scope's stack; None where it is a token."""
    from aws_cdk import Stack  # noqa: PLC0415  # only where the Region is needed

    region = Stack.of(scope).region
    return None if is_token(region) else region


def _may_depend_on_region(properties: Mapping[str, Any]) -> bool:
    from glue_constructs.model.workers import WORKER_TYPES  # noqa: PLC0415  # 3 ms, only when there is a job to check

    worker_type, command = properties.get("WorkerType"), properties.get("Command")
    is_ray = isinstance(command, dict) and command.get("Name") == RAY
    worker = WORKER_TYPES.get(worker_type) if isinstance(worker_type, str) else None
    return is_ray or (isinstance(worker_type, str) and (worker is None or worker.regions is not None))


def _path(scope: Construct, id: str) -> str:
    """Return the path that a construct will have after its creation."""
    above = str(scope.node.path)
    return f"{above}/{id}" if above else id


def attach_warnings(construct: Construct, findings: Iterable[Finding]) -> None:
    """Add warnings to a construct for findings of severity warning; each can be acknowledged by its rule's id."""
    warnings = [f for f in findings if f.severity is Severity.WARNING]
    if not warnings:
        return  # most jobs have none: saves the calls to jsii
    from aws_cdk import Validations  # noqa: PLC0415  # only where there is a warning

    validations = Validations.of(construct)
    for finding in warnings:
        validations.add_warning(finding.rule, annotation_text(finding))


def record_acknowledgements(resource: CfnResource, acknowledge: Mapping[str, str] | None) -> None:
    """Write the acknowledged rules into the template, for the checks that read only the template."""
    if acknowledge:
        resource.add_metadata(acknowledgements.METADATA_KEY, {"acknowledge": dict(acknowledge)})
