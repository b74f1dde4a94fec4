"""Constructs that run jobs, reset bookmarks and validate addresses when the stack is deployed."""

from glue_constructs.runs.bookmark_reset import BookmarkReset
from glue_constructs.runs.enums import OnFailure, RunOn
from glue_constructs.runs.job_run import JobRun
from glue_constructs.runs.location.address_validation_job import AdditionalFeature, AddressValidationJob
from glue_constructs.runs.location.s3 import S3Location
from glue_constructs.runs.overrides import RunOverrides
from glue_constructs.runs.provider import RunProvider

__all__ = [
    "AdditionalFeature",
    "AddressValidationJob",
    "BookmarkReset",
    "JobRun",
    "OnFailure",
    "RunOn",
    "RunOverrides",
    "RunProvider",
    "S3Location",
]
