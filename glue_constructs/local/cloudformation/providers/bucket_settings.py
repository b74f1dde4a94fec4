"""Converting settings of a bucket from CloudFormation's properties to the API's, with other names and nesting.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html
https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def encryption_of(configuration: Mapping[str, Any]) -> dict[str, Any]:
    """Convert BucketEncryption for PutBucketEncryption."""
    rules = []
    for rule in configuration["ServerSideEncryptionConfiguration"]:
        api_rule = {key: value for key, value in rule.items() if key == "BucketKeyEnabled"}
        if default := rule.get("ServerSideEncryptionByDefault"):
            api_rule["ApplyServerSideEncryptionByDefault"] = default
        rules.append(api_rule)
    return {"Rules": rules}


def lifecycle_of(configuration: Mapping[str, Any]) -> dict[str, Any]:
    """Convert LifecycleConfiguration for PutBucketLifecycleConfiguration."""
    return {"Rules": [_rule(rule) for rule in configuration["Rules"]]}


def _rule(rule: Mapping[str, Any]) -> dict[str, Any]:
    converted = {
        "ID": rule.get("Id"),
        "Status": rule["Status"],
        "Filter": _filter(rule),
        "Expiration": _expiration(rule),
        "Transitions": [_transition(item, days="Days") for item in _all(rule, "Transition")],
        "NoncurrentVersionExpiration": _noncurrent_expiration(rule),
        "NoncurrentVersionTransitions": [
            _transition(item, days="NoncurrentDays") for item in _all(rule, "NoncurrentVersionTransition")
        ],
        "AbortIncompleteMultipartUpload": _present(
            {"DaysAfterInitiation": _int(rule.get("AbortIncompleteMultipartUpload", {}).get("DaysAfterInitiation"))}
        ),
    }
    # An empty filter is kept: S3 rejects a rule without one.
    return {key: value for key, value in converted.items() if value or key == "Filter"}


def _filter(rule: Mapping[str, Any]) -> dict[str, Any]:
    conditions = _present(
        {
            "Prefix": rule.get("Prefix"),
            "ObjectSizeGreaterThan": _int(rule.get("ObjectSizeGreaterThan")),
            "ObjectSizeLessThan": _int(rule.get("ObjectSizeLessThan")),
        }
    )
    tags = [{"Key": tag["Key"], "Value": tag["Value"]} for tag in rule.get("TagFilters", [])]
    if len(conditions) + len(tags) > 1:
        return {"And": {**conditions, **({"Tags": tags} if tags else {})}}
    return {"Tag": tags[0]} if tags else conditions or {"Prefix": ""}


def _expiration(rule: Mapping[str, Any]) -> dict[str, Any]:
    marker = rule.get("ExpiredObjectDeleteMarker")
    return _present(
        {
            "Days": _int(rule.get("ExpirationInDays")),
            "Date": rule.get("ExpirationDate"),
            "ExpiredObjectDeleteMarker": None if marker is None else marker in (True, "true"),
        }
    )


def _noncurrent_expiration(rule: Mapping[str, Any]) -> dict[str, Any]:
    given = rule.get("NoncurrentVersionExpiration", {})
    # NoncurrentVersionExpirationInDays is the older property.
    days = given.get("NoncurrentDays", rule.get("NoncurrentVersionExpirationInDays"))
    return _present(
        {"NoncurrentDays": _int(days), "NewerNoncurrentVersions": _int(given.get("NewerNoncurrentVersions"))}
    )


def _transition(item: Mapping[str, Any], *, days: str) -> dict[str, Any]:
    return _present(
        {
            "StorageClass": item["StorageClass"],
            days: _int(item.get("TransitionInDays")),
            "Date": item.get("TransitionDate"),
            "NewerNoncurrentVersions": _int(item.get("NewerNoncurrentVersions")),
        }
    )


def _all(rule: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the transitions of both properties: the older one with a single transition, and the newer list."""
    return [*([rule[name]] if name in rule else []), *rule.get(f"{name}s", [])]


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _int(value: Any) -> int | None:
    return None if value is None else int(value)
