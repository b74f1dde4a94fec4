"""Checks of the Glue jobs and job runs in a CloudFormation template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from glue_constructs import rules
from glue_constructs.rules import Finding, Severity
from glue_constructs.templates.members import as_mapping, resources_of
from glue_constructs.validation import acknowledgements

if TYPE_CHECKING:
    from collections.abc import Iterator

JOB = "AWS::Glue::Job"
RUN = "Custom::GlueJobRun"

UNEXPLAINED_ACKNOWLEDGEMENT = "GC901"

_GUIDE = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html"


@dataclass(frozen=True)
class TemplateFinding:
    """A finding and its resource.

    Attributes:
        resource: The logical id of the resource.
        path: The construct's path, from the resource's "aws:cdk:path"; empty where there is none.
        finding: The finding.
        location: Where it is in the resource, "Properties.Command.Name".
    """

    resource: str
    path: str
    finding: Finding
    location: str


def check_template(template: Mapping[str, object], *, region: str | None = None) -> list[TemplateFinding]:
    """Check every AWS::Glue::Job of a template, and every Custom::GlueJobRun together with its job.

    Args:
        template: The template, with intrinsic functions in their long form. It may be malformed.
        region: The Region of the deployment. Default: unknown, rules that need it report nothing

    Returns:
        Every finding that is not acknowledged, in the template's order.
    """
    relevant = {
        str(name): resource
        for name, resource in resources_of(template).items()
        if isinstance(resource, Mapping) and resource.get("Type") in (JOB, RUN)
    }
    jobs = JobsByName(relevant)
    return [
        TemplateFinding(name, _path(resource), finding, _location(finding, resource))
        for name, resource in relevant.items()
        for finding in _findings(resource, jobs, region)
    ]


class JobsByName:
    """The jobs of a template, found by the name in a run.

    Args:
        resources: Resources of the template, each with a type.
    """

    def __init__(self, resources: Mapping[str, Mapping[str, Any]]) -> None:
        self._by_id = {name: r.get("Properties") for name, r in resources.items() if r["Type"] == JOB}

    def find(self, name: object) -> Mapping[str, Any] | None:
        """Return the properties of a job by a reference or by its name; None when the template does not define it."""
        if isinstance(name, str):
            return self._by_name.get(name)
        reference = as_mapping(name).get("Ref")
        if isinstance(reference, str) and reference in self._by_id:
            return as_mapping(self._by_id[reference])
        return None

    @cached_property
    def _by_name(self) -> dict[str, Mapping[str, Any]]:
        named = ((as_mapping(properties).get("Name"), properties) for properties in self._by_id.values())
        return {name: as_mapping(properties) for name, properties in named if isinstance(name, str)}


def _findings(resource: Mapping[str, Any], jobs: JobsByName, region: str | None) -> Iterator[Finding]:
    acknowledged: dict[str, str] = {}
    given = as_mapping(as_mapping(resource.get("Metadata")).get(acknowledgements.METADATA_KEY)).get("acknowledge")
    if given is not None and not isinstance(given, Mapping):
        yield _unexplained_finding(f"acknowledge must be a mapping of rule ids to reasons, got {given!r}")
    for rule, reason in as_mapping(given).items():
        if fault := acknowledgements.find_error(rule, reason):
            yield _unexplained_finding(fault)
        else:
            acknowledged[rule] = reason
    yield from acknowledgements.unacknowledged(acknowledged, _check(resource, jobs, region))


def _check(resource: Mapping[str, Any], jobs: JobsByName, region: str | None) -> list[Finding]:
    properties = resource.get("Properties") or {}
    if resource["Type"] == JOB:
        return rules.check_job(properties, region=region)
    run = as_mapping(as_mapping(properties).get("Run"))
    return rules.check_run(run, jobs.find(run.get("JobName")), region=region)


def _location(finding: Finding, resource: Mapping[str, Any]) -> str:
    if finding.rule == UNEXPLAINED_ACKNOWLEDGEMENT or finding.property == "Properties":
        return finding.property
    if resource["Type"] == JOB:
        return f"Properties.{finding.property}" if finding.property else "Properties"
    # A missing parameter, or one of the job, has no location in the run.
    given = as_mapping(as_mapping(resource.get("Properties")).get("Run"))
    return f"Properties.Run.{finding.property}" if finding.property.partition(".")[0] in given else "Properties.Run"


def _unexplained_finding(fault: str) -> Finding:
    return Finding(
        rule=UNEXPLAINED_ACKNOWLEDGEMENT,
        name="unexplained-acknowledgement",
        severity=Severity.WARNING,
        property=f"Metadata.{acknowledgements.METADATA_KEY}.acknowledge",
        message=fault,
        fix="set the rule's id and a reason, or remove the acknowledgement",
        source=_GUIDE,
    )


def _path(resource: Mapping[str, Any]) -> str:
    path = as_mapping(resource.get("Metadata")).get("aws:cdk:path")
    return path if isinstance(path, str) else ""
