"""The construct door: a construct's properties judged where the user wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput, InvalidJob, InvalidRun
from glue_constructs.rules import RULES, Severity, check_job, check_run
from glue_constructs.validation.tokens import without_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constructs import Construct

    from glue_constructs.rules import Finding

METADATA_KEY = "glue-constructs"
"""Where a resource's Metadata holds what was acknowledged, for the doors that see only the template."""


def require_valid_job(
    scope: Construct, id: str, properties: Mapping[str, Any], *, acknowledge: Mapping[str, str]
) -> list[Finding]:
    """Judge the properties of a job before anything of it is made.

    Returns:
        The findings that do not forbid the job, for `attach_warnings`.

    Raises:
        InvalidJob: With every finding of severity error at once.
    """
    findings = _without(acknowledge, check_job(without_tokens(properties)))
    errors = [f for f in findings if f.severity is Severity.ERROR]
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
    findings = _without(acknowledge, check_run(without_tokens(parameters), job))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if errors:
        raise InvalidRun(_path(scope, id), errors)
    return findings


def _without(acknowledge: Mapping[str, str], findings: list[Finding]) -> list[Finding]:
    """The findings that were not acknowledged; an acknowledgement must name a rule that is, and give a reason."""
    known = {rule.id for rule in RULES}
    for rule, reason in acknowledge.items():
        if rule not in known:
            raise InvalidInput(f"acknowledge must name rules by id, such as 'GC201', got {rule!r}")
        if not isinstance(reason, str) or not reason.strip():
            raise InvalidInput(f"acknowledge needs a reason beside rule {rule}, got {reason!r}")
    return [finding for finding in findings if finding.rule not in acknowledge]


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
        validations.add_warning(finding.rule, f"{finding.property}: {finding.message}; fix: {finding.fix}")
