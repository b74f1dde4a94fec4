"""The parameters of StartJob, and what Amazon Location would say to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from glue_constructs._cdk.tokens import UNKNOWN, is_token
from glue_constructs._cdk.values import enum_value, without_none
from glue_constructs.handlers.job_run.location import TAG
from glue_constructs.runs import location_model
from glue_constructs.runs.location_s3 import is_unversioned, judged, place, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glue_constructs.runs.location_s3 import S3Location

_INPUT, _OUTPUT = "InputOptions.Location", "OutputOptions.Location"
_MOST_TAGS = 49
_FIX = {
    _INPUT: "give 's3://bucket/prefix/', 's3://bucket/file.parquet', or the ARN of either",
    _OUTPUT: "give 's3://bucket/prefix/' with its slash, or 'arn:aws:s3:::bucket/prefix/'",
    "Name": "leave all out but letters, digits, '-', '.' and '_'",
}
_ROLE = re.compile(r"arn:aws(-[a-z]+)*:iam::\d{12}:role/.+")


def parameters(
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
    """The parameters of StartJob; only those given."""
    features: Any = additional_features
    if features is not None and not isinstance(features, str):  # of a text the model says what is wrong
        features = [enum_value(feature) for feature in features]
    return without_none(
        {
            "Action": enum_value(action),
            "ActionOptions": None if features is None else {"ValidateAddress": {"AdditionalFeatures": features}},
            "ExecutionRoleArn": execution_role_arn,
            "InputOptions": {"Location": text(input_location), "Format": enum_value(input_format)},
            "OutputOptions": {"Location": text(output_location), "Format": enum_value(output_format)},
            "Name": name,
            "Tags": tags or None,
        }
    )


def faults(given: Mapping[str, Any], source: str | S3Location, target: str | S3Location) -> dict[str, str]:
    """What Amazon Location would refuse, or fail over: a sentence by the parameter's path.

    Args:
        given: The parameters of StartJob; a role that is left out is one that will be made.
        source: The input's location.
        target: The output's location.
    """
    known = {
        "ExecutionRoleArn": UNKNOWN,
        **given,
        "InputOptions": {**given["InputOptions"], "Location": judged(source)},
        "OutputOptions": {**given["OutputOptions"], "Location": judged(target)},
    }
    found = {
        path: f"{fault}; {_FIX[path]}" if path in _FIX else fault
        for path, fault in location_model.faults(known).items()
    }
    for path, fault in (
        *_of_places(source, target, has_role="ExecutionRoleArn" in given),
        *_of_the_role(given),
        *_of_tags(given.get("Tags")),
    ):
        found.setdefault(path, fault)
    return found


def _of_places(source: str | S3Location, target: str | S3Location, *, has_role: bool) -> Iterator[tuple[str, str]]:
    places = {}
    for path, location in ((_INPUT, source), (_OUTPUT, target)):
        try:
            places[path] = place(location)
        except ValueError as error:
            if not is_token(location):
                yield path, str(error)
            elif not has_role:
                yield path, "must be known as far as its bucket, for the job's role; give an S3Location or a role's ARN"
        if is_unversioned(location):
            yield path, "must be in a bucket that keeps versions; make the bucket with versioned=True"
    if len(places) == 2 and places[_OUTPUT].is_in(places[_INPUT]):  # noqa: PLR2004  # both are known
        yield _OUTPUT, f"must not lie in the input, where the next job would read it, got {text(target)!r}"


def _of_the_role(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    arn = given.get("ExecutionRoleArn")
    if isinstance(arn, str) and not is_token(arn) and not _ROLE.fullmatch(arn):
        yield "ExecutionRoleArn", f"must be the ARN of an IAM role, got {arn!r}"


def _of_tags(tags: Any) -> Iterator[tuple[str, str]]:
    if isinstance(tags, Mapping) and TAG in tags:
        yield f"Tags.{TAG!r}", "must be left out: by it the library knows its own jobs again"
    if isinstance(tags, Mapping) and len(tags) > _MOST_TAGS:
        yield "Tags", f"must have at most {_MOST_TAGS} entries beside the library's own, got {len(tags)}"
