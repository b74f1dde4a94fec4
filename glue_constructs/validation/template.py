"""The template door: every Glue job, and every run of one, in a CloudFormation template."""

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
    """A finding, and the resource that it is about.

    Attributes:
        resource: The logical id.
        path: The construct's path, from the resource's "aws:cdk:path"; empty where there is none.
        finding: The finding.
        location: Where it is in the resource, "Properties.Command.Name".
    """

    resource: str
    path: str
    finding: Finding
    location: str


def check_template(template: Mapping[str, object], *, region: str | None = None) -> list[TemplateFinding]:
    """Judge every AWS::Glue::Job of a template, and every Custom::GlueJobRun against the job that it runs.

    Args:
        template: The template, short forms of intrinsic functions already written out. It may be any junk.
        region: The Region that it is for. Left out: rules that need it find nothing.

    Returns:
        Every finding that is not acknowledged, in the template's order.
    """
    ours = {
        str(name): resource
        for name, resource in resources_of(template).items()
        if isinstance(resource, Mapping) and resource.get("Type") in (JOB, RUN)
    }
    jobs = JobsByName(ours)
    return [
        TemplateFinding(name, _path(resource), finding, _location(finding, resource))
        for name, resource in ours.items()
        for finding in _findings(resource, jobs, region)
    ]


class JobsByName:
    """The jobs of a template, as a run may name them.

    Args:
        resources: Resources of the template, each with a type.
    """

    def __init__(self, resources: Mapping[str, Mapping[str, Any]]) -> None:
        self._by_id = {name: r.get("Properties") for name, r in resources.items() if r["Type"] == JOB}

    def find(self, name: object) -> Mapping[str, Any] | None:
        """The properties of the job that is named by a reference or by its own name; None when it is another's."""
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
        yield _unexplained(f"acknowledge must be a mapping of rules' ids to reasons, got {given!r}")
    for rule, reason in as_mapping(given).items():
        if fault := acknowledgements.find_error(rule, reason):
            yield _unexplained(fault)
        else:
            acknowledged[rule] = reason
    yield from acknowledgements.unacknowledged(acknowledged, _judged(resource, jobs, region))


def _judged(resource: Mapping[str, Any], jobs: JobsByName, region: str | None) -> list[Finding]:
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
    # What a run lacks, or has of its job, is nowhere in the run.
    given = as_mapping(as_mapping(resource.get("Properties")).get("Run"))
    return f"Properties.Run.{finding.property}" if finding.property.partition(".")[0] in given else "Properties.Run"


def _unexplained(fault: str) -> Finding:
    return Finding(
        rule=UNEXPLAINED_ACKNOWLEDGEMENT,
        name="unexplained-acknowledgement",
        severity=Severity.WARNING,
        property=f"Metadata.{acknowledgements.METADATA_KEY}.acknowledge",
        message=fault,
        fix="name the rule by its id and give the reason, or remove the acknowledgement",
        source=_GUIDE,
    )


def _path(resource: Mapping[str, Any]) -> str:
    path = as_mapping(resource.get("Metadata")).get("aws:cdk:path")
    return path if isinstance(path, str) else ""
