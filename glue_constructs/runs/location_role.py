"""What an address validation job may do: read its input, write its output, nothing else.

https://docs.aws.amazon.com/location/latest/developerguide/configure-iam-role-policy-credentials.html says who assumes
the role and what it needs; here it is narrowed to the prefixes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam import PolicyDocument, PolicyStatement, Role, ServicePrincipal

from glue_constructs._cdk.nag import acknowledge_role, wildcards
from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.stacks import stack_of
from glue_constructs.runs.statements import allow_statement

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.runs.location_s3 import Place

SERVICE = "geo.amazonaws.com"

_WILDCARD_REASON = "a job reads and writes files whose names are not known at synth, below prefixes that are"


def grant_role(scope: Construct, given: IRole | None, source: Place, target: Place) -> IRole:
    """The role that was given, or one of the job's own, one resource; granted what the job needs.

    An imported, immutable role stays as it is.
    """
    statements = [*_read_statements(source), *_write_statements(target)]
    if given is None:
        own_account = {"StringEquals": {"aws:SourceAccount": pseudo_parameters()["AWS::AccountId"]}}
        trusted = ServicePrincipal(SERVICE, conditions=own_account)
        document = PolicyDocument.from_json({"Version": "2012-10-17", "Statement": statements})
        own = Role(scope, "Role", assumed_by=trusted, inline_policies={"Job": document})
        open_ended = wildcards(stack_of(scope), [_object_arns(place) for place in (source, target)])
        acknowledge_role(own, dict.fromkeys(open_ended, _WILDCARD_REASON))
        return own
    for statement in statements:
        given.add_to_principal_policy(PolicyStatement.from_json(statement))
    return given


def _read_statements(source: Place) -> list[dict[str, Any]]:
    # Asking for the bucket's region (HeadBucket) needs the same permission and names no prefix.
    listing = {"StringLikeIfExists": {"s3:prefix": f"{source.prefix.rstrip('/')}*"}}
    reading = [
        _allow_when("s3:GetObject", "s3:GetObjectVersion", resource=_object_arns(source)),
        _allow_when("s3:ListBucket", resource=source.bucket_arn, conditions=listing if source.prefix else None),
        _allow_when("s3:GetBucketVersioning", resource=source.bucket_arn),
    ]
    return reading + ([_allow_when("kms:Decrypt", resource=source.key.key_arn)] if source.key else [])


def _write_statements(target: Place) -> list[dict[str, Any]]:
    # S3 decrypts what it puts together of a large upload's parts.
    writing = [_allow_when("s3:PutObject", "s3:AbortMultipartUpload", resource=_object_arns(target))]
    encrypting = ("kms:GenerateDataKey", "kms:Decrypt")
    return writing + ([_allow_when(*encrypting, resource=target.key.key_arn)] if target.key else [])


def _object_arns(place: Place) -> str:
    return f"{place.bucket_arn}/{place.prefix}*"


def _allow_when(*actions: str, resource: str, conditions: dict[str, dict[str, str]] | None = None) -> dict[str, Any]:
    return {**allow_statement(list(actions), resource), **({"Condition": conditions} if conditions else {})}
