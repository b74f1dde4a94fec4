"""What an address validation job may do: read its input, write its output, nothing else.

https://docs.aws.amazon.com/location/latest/developerguide/configure-iam-role-policy-credentials.html says who assumes
the role and what it needs; here it is narrowed to the prefixes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam import PolicyDocument, PolicyStatement, Role, ServicePrincipal

from glue_constructs._cdk.nag import acknowledge_role, wildcard_finding_ids
from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.stacks import stack_of
from glue_constructs.runs.statements import allow

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.runs.location_s3 import Place

SERVICE = "geo.amazonaws.com"

_WHY_PREFIXES = "a job reads and writes files whose names are not known at synth, below prefixes that are"


def granted_role(scope: Construct, given: IRole | None, source: Place, target: Place) -> IRole:
    """The role that was given, or one of the job's own, one resource; granted what the job needs.

    An imported, immutable role stays as it is.
    """
    statements = [*_reading(source), *_writing(target)]
    if given is None:
        own_account = {"StringEquals": {"aws:SourceAccount": pseudo_parameters()["AWS::AccountId"]}}
        trusted = ServicePrincipal(SERVICE, conditions=own_account)
        document = PolicyDocument.from_json({"Version": "2012-10-17", "Statement": statements})
        own = Role(scope, "Role", assumed_by=trusted, inline_policies={"Job": document})
        open_ended = wildcard_finding_ids(stack_of(scope), [_objects(place) for place in (source, target)])
        acknowledge_role(own, dict.fromkeys(open_ended, _WHY_PREFIXES))
        return own
    for statement in statements:
        given.add_to_principal_policy(PolicyStatement.from_json(statement))
    return given


def _reading(source: Place) -> list[dict[str, Any]]:
    # Asking for the bucket's region (HeadBucket) needs the same permission and names no prefix.
    listing = {"StringLikeIfExists": {"s3:prefix": f"{source.prefix.rstrip('/')}*"}}
    reading = [
        _allow("s3:GetObject", "s3:GetObjectVersion", resource=_objects(source)),
        _allow("s3:ListBucket", resource=source.bucket_arn, conditions=listing if source.prefix else None),
        _allow("s3:GetBucketVersioning", resource=source.bucket_arn),
    ]
    return reading + ([_allow("kms:Decrypt", resource=source.key.key_arn)] if source.key else [])


def _writing(target: Place) -> list[dict[str, Any]]:
    # S3 decrypts what it puts together of a large upload's parts.
    writing = [_allow("s3:PutObject", "s3:AbortMultipartUpload", resource=_objects(target))]
    encrypting = ("kms:GenerateDataKey", "kms:Decrypt")
    return writing + ([_allow(*encrypting, resource=target.key.key_arn)] if target.key else [])


def _objects(place: Place) -> str:
    return f"{place.bucket_arn}/{place.prefix}*"


def _allow(*actions: str, resource: str, conditions: dict[str, dict[str, str]] | None = None) -> dict[str, Any]:
    return {**allow(list(actions), resource), **({"Condition": conditions} if conditions else {})}
