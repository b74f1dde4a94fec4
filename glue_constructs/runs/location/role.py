"""The role of an address validation job: it may read the input and write the output, nothing else.

Source of the principal and the actions, which are restricted to the prefixes here:
https://docs.aws.amazon.com/location/latest/developerguide/configure-iam-role-policy-credentials.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam import PolicyDocument, PolicyStatement, Role, ServicePrincipal

from glue_constructs._cdk.nag import acknowledge_role, wildcard_finding_ids
from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.stacks import stack_of
from glue_constructs.runs.provider.statements import allow_statement

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.runs.location.s3 import Place

SERVICE = "geo.amazonaws.com"

_WILDCARD_REASON = "a job reads and writes objects below the known prefixes, whose keys are unknown at synth"


def grant_role(scope: Construct, given: IRole | None, source: Place, target: Place) -> IRole:
    """Return the given role, or a new one if there is none, with the permissions that the job needs.

    The new role is one resource. An imported, immutable role is not changed.
    """
    statements = [*_read_statements(source), *_write_statements(target)]
    if given is None:
        own_account = {"StringEquals": {"aws:SourceAccount": pseudo_parameters()["AWS::AccountId"]}}
        trusted = ServicePrincipal(SERVICE, conditions=own_account)
        document = PolicyDocument.from_json({"Version": "2012-10-17", "Statement": statements})
        own = Role(scope, "Role", assumed_by=trusted, inline_policies={"Job": document})
        open_ended = wildcard_finding_ids(stack_of(scope), [_object_arns(place) for place in (source, target)])
        acknowledge_role(own, dict.fromkeys(open_ended, _WILDCARD_REASON))
        return own
    for statement in statements:
        given.add_to_principal_policy(PolicyStatement.from_json(statement))
    return given


def _read_statements(source: Place) -> list[dict[str, Any]]:
    # HeadBucket, which returns the bucket's region, needs the same permission, and has no prefix.
    listing = {"StringLikeIfExists": {"s3:prefix": f"{source.prefix.rstrip('/')}*"}}
    reading = [
        _allow_when("s3:GetObject", "s3:GetObjectVersion", resource=_object_arns(source)),
        _allow_when("s3:ListBucket", resource=source.bucket_arn, conditions=listing if source.prefix else None),
        _allow_when("s3:GetBucketVersioning", resource=source.bucket_arn),
    ]
    return reading + ([_allow_when("kms:Decrypt", resource=source.key.key_arn)] if source.key else [])


def _write_statements(target: Place) -> list[dict[str, Any]]:
    # S3 decrypts the parts of a multipart upload to assemble them.
    writing = [_allow_when("s3:PutObject", "s3:AbortMultipartUpload", resource=_object_arns(target))]
    encrypting = ("kms:GenerateDataKey", "kms:Decrypt")
    return writing + ([_allow_when(*encrypting, resource=target.key.key_arn)] if target.key else [])


def _object_arns(place: Place) -> str:
    return f"{place.bucket_arn}/{place.prefix}*"


def _allow_when(*actions: str, resource: str, conditions: dict[str, dict[str, str]] | None = None) -> dict[str, Any]:
    return {**allow_statement(list(actions), resource), **({"Condition": conditions} if conditions else {})}
