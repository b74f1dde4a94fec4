"""The jobs of an account, as GetJob, GetTags and GetTriggers tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.found_job import FoundJob
from glue_constructs.model.job_schema import PROPERTY_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# What the service knows of a job and nobody defines.
_FACTS = ("CreatedOn", "LastModifiedOn", "AutoUpgradeMetadata")
_OF_AWS = "aws:"
_NO_PROPERTY = {
    "CodeGenConfigurationNodes": "Its graph in Glue Studio is not in the app; an update by CloudFormation drops it.",
    "LogUri": "LogUri is left out: it is reserved by the service.",
    "ProfileName": "Its usage profile is not in the app.",
    "SourceControlDetails": "Its link to a repository is not in the app; an update by CloudFormation drops it.",
}


def read_api_job(
    job: Mapping[str, Any], *, tags: Mapping[str, str], started: Sequence[str] = (), label: str = ""
) -> FoundJob:
    """A job as AWS::Glue::Job would define it.

    Args:
        job: As GetJob tells it.
        tags: Its tags.
        started: What starts it, in sentences.
        label: What its source calls it. Left out: its name.
    """
    told = {name: value for name, value in job.items() if name not in _FACTS and not _is_empty(value)}
    properties = {name: value for name, value in told.items() if name in PROPERTY_NAMES - {"LogUri"}}
    own = {key: value for key, value in tags.items() if not key.startswith(_OF_AWS)}
    notes = [*_dropped_notes(told), *_drop_capacity(properties), *_tag_notes(tags.keys() - own.keys())]
    return FoundJob(label or str(job["Name"]), {**properties, "Tags": own}, (*notes, *started))


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def _dropped_notes(told: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(told.keys() - (PROPERTY_NAMES - {"LogUri"})):
        yield _NO_PROPERTY.get(name, f"{name} is left out: CloudFormation has no property for it.")


def _drop_capacity(properties: dict[str, Any]) -> Iterator[str]:
    """Drop what GetJob works out by itself, which CreateJob would refuse beside the rest (boto3 issue 2644)."""
    has_workers = bool({"WorkerType", "NumberOfWorkers"} & properties.keys())
    if has_workers and properties.pop("MaxCapacity", None) is not None:
        yield "MaxCapacity is left out: Glue works it out of the workers."
    if (has_workers or "MaxCapacity" in properties) and properties.pop("AllocatedCapacity", None) is not None:
        yield "AllocatedCapacity is left out: it is the old name of MaxCapacity."


def _tag_notes(reserved: set[str]) -> Iterator[str]:
    if reserved:
        yield f"Tags that AWS itself sets are left out: {', '.join(sorted(reserved))}."
