"""The parameters of Amazon Location's StartJob, and their checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from glue_constructs._cdk.tokens import UNKNOWN, is_token
from glue_constructs._cdk.values import enum_value, without_none
from glue_constructs.handlers.location.tag import TAG
from glue_constructs.runs.location.model import find_model_faults
from glue_constructs.runs.location.s3 import is_unversioned, location_uri, parse_place, uri_to_validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glue_constructs.runs.location.s3 import S3Location

_INPUT, _OUTPUT = "InputOptions.Location", "OutputOptions.Location"
_MAX_TAGS = 49
_FIX = {
    _INPUT: "give 's3://bucket/prefix/', 's3://bucket/file.parquet', or the ARN of either",
    _OUTPUT: "give 's3://bucket/prefix/' with its slash, or 'arn:aws:s3:::bucket/prefix/'",
    "Name": "use only letters, digits, '-', '.' and '_'",
}
_ROLE = re.compile(r"arn:aws(-[a-z]+)*:iam::\d{12}:role/.+")


def start_job_parameters(
    *,
    action: str,
    input_location: str | S3Location,
    input_format: str,
    output_location: str | S3Location,
    output_format: str,
    additional_features: Sequence[str] | None,
    execution_role_arn: str | None,
    name: str | None,
    tags: Mapping[str, str] | None,
) -> dict[str, Any]:
    """Return the parameters of StartJob that are set."""
    features: Any = additional_features
    if features is not None and not isinstance(features, str):  # the model reports a string
        features = [enum_value(feature) for feature in features]
    return without_none(
        {
            "Action": enum_value(action),
            "ActionOptions": None if features is None else {"ValidateAddress": {"AdditionalFeatures": features}},
            "ExecutionRoleArn": execution_role_arn,
            "InputOptions": {"Location": location_uri(input_location), "Format": enum_value(input_format)},
            "OutputOptions": {"Location": location_uri(output_location), "Format": enum_value(output_format)},
            "Name": name,
            "Tags": tags or None,
        }
    )


def find_faults(given: Mapping[str, Any], source: str | S3Location, target: str | S3Location) -> dict[str, str]:
    """Return the reasons for which Amazon Location would reject the job, or the job would fail, by parameter path.

    Args:
        given: The parameters of StartJob; without ExecutionRoleArn if the construct creates the role.
        source: The input location.
        target: The output location.
    """
    known = {
        "ExecutionRoleArn": UNKNOWN,
        **given,
        "InputOptions": {**given["InputOptions"], "Location": uri_to_validate(source)},
        "OutputOptions": {**given["OutputOptions"], "Location": uri_to_validate(target)},
    }
    found = {
        path: f"{fault}; {_FIX[path]}" if path in _FIX else fault for path, fault in find_model_faults(known).items()
    }
    for path, fault in (
        *_location_faults(source, target, has_role="ExecutionRoleArn" in given),
        *_role_faults(given),
        *_tag_faults(given.get("Tags")),
    ):
        found.setdefault(path, fault)
    return found


def _location_faults(
    source: str | S3Location, target: str | S3Location, *, has_role: bool
) -> Iterator[tuple[str, str]]:
    places = {}
    for path, location in ((_INPUT, source), (_OUTPUT, target)):
        try:
            places[path] = parse_place(location)
        except ValueError as error:
            if not is_token(location):
                yield path, str(error)
            elif not has_role:
                fix = "give an S3Location, or the ARN of a role as execution_role_arn"
                yield path, f"must have a bucket that is known at synth, for the policies of the job's role; {fix}"
        if is_unversioned(location):
            yield path, "must be in a versioned bucket; create the bucket with versioned=True"
    if len(places) == 2 and places[_OUTPUT].is_inside(places[_INPUT]):  # noqa: PLR2004  # both are known
        yield _OUTPUT, f"must not be inside the input, where the next job would read it, got {location_uri(target)!r}"


def _role_faults(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    arn = given.get("ExecutionRoleArn")
    if isinstance(arn, str) and not is_token(arn) and not _ROLE.fullmatch(arn):
        yield "ExecutionRoleArn", f"must be the ARN of an IAM role, got {arn!r}"


def _tag_faults(tags: Any) -> Iterator[tuple[str, str]]:
    if isinstance(tags, Mapping) and TAG in tags:
        yield f"Tags.{TAG!r}", "must not be set: the library identifies its jobs by this tag"
    if isinstance(tags, Mapping) and len(tags) > _MAX_TAGS:
        yield "Tags", f"must have at most {_MAX_TAGS} entries (the library adds one), got {len(tags)}"
