"""The jobs of an account, as GetJob, GetTags and GetTriggers return them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.found_job import FoundJob
from glue_constructs.model.job_schema import PROPERTY_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Read-only members of GetJob.
_READ_ONLY = ("CreatedOn", "LastModifiedOn", "AutoUpgradeMetadata")
_AWS_PREFIX = "aws:"
_NO_PROPERTY = {
    "CodeGenConfigurationNodes": "Its Glue Studio graph is not in the app; an update by CloudFormation drops it.",
    "LogUri": "LogUri is omitted: it is reserved by the service.",
    "ProfileName": "Its usage profile is not in the app.",
    "SourceControlDetails": "Its source control details are not in the app; an update by CloudFormation drops them.",
}


def read_api_job(
    job: Mapping[str, Any], *, tags: Mapping[str, str], started: Sequence[str] = (), label: str = ""
) -> FoundJob:
    """Convert a job of the API to the properties of AWS::Glue::Job.

    Args:
        job: The job, as GetJob returns it.
        tags: Its tags.
        started: Notes about the triggers that start it.
        label: Its name in the source. Default: the job's name.
    """
    definition = {name: value for name, value in job.items() if name not in _READ_ONLY and not _is_empty(value)}
    properties = {name: value for name, value in definition.items() if name in PROPERTY_NAMES - {"LogUri"}}
    user_tags = {key: value for key, value in tags.items() if not key.startswith(_AWS_PREFIX)}
    notes = [*_dropped_notes(definition), *_drop_capacity(properties), *_tag_notes(tags.keys() - user_tags.keys())]
    return FoundJob(label or str(job["Name"]), {**properties, "Tags": user_tags}, (*notes, *started))


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def _dropped_notes(definition: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(definition.keys() - (PROPERTY_NAMES - {"LogUri"})):
        yield _NO_PROPERTY.get(name, f"{name} is omitted: CloudFormation has no property for it.")


def _drop_capacity(properties: dict[str, Any]) -> Iterator[str]:
    """Drop the capacity that GetJob derives, which CreateJob rejects together with the workers (boto3 issue 2644)."""
    has_workers = bool({"WorkerType", "NumberOfWorkers"} & properties.keys())
    if has_workers and properties.pop("MaxCapacity", None) is not None:
        yield "MaxCapacity is omitted: Glue computes it from the workers."
    if (has_workers or "MaxCapacity" in properties) and properties.pop("AllocatedCapacity", None) is not None:
        yield "AllocatedCapacity is omitted: it is the old name of MaxCapacity."


def _tag_notes(reserved: set[str]) -> Iterator[str]:
    if reserved:
        yield f"Tags set by AWS are omitted: {', '.join(sorted(reserved))}."
