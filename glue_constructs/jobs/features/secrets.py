"""Secrets among a job's arguments: their ARNs may stand there, their values never."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aws_cdk import SecretValue

from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.stacks import has_attr, stack_of
from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Bound
from glue_constructs.jobs.role.statements import allow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeGuard

    from aws_cdk.aws_secretsmanager import ISecret
    from constructs import Construct

    from glue_constructs.jobs.features.feature import Declared


# CloudFormation puts the secret's value in their place, and Glue shows a job's arguments to everyone who may see it
# (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html).
_REFERENCES = ("{{resolve:secretsmanager:", "{{resolve:ssm-secure:")


def without_secrets(
    scope: Construct,
    *,
    arguments: Mapping[str, str | ISecret] | None,
    non_overridable_arguments: Mapping[str, str | ISecret] | None,
) -> tuple[Any, Any, SecretArguments]:
    """A job's arguments with the ARN of a secret in the place of every secret.

    Args:
        scope: The construct that the job will belong to.
        arguments: The prop; one that is no mapping is left as it is.
        non_overridable_arguments: The prop, likewise.

    Returns:
        Both props, and the feature that lets the job's role read the secrets.

    Raises:
        InvalidInput: A secret's value would stand in the job's definition; every one at once.
    """
    secrets: list[ISecret] = []
    clean: dict[str, Any] = {}
    for prop, given in (("arguments", arguments), ("non_overridable_arguments", non_overridable_arguments)):
        clean[prop] = given
        if isinstance(given, Mapping):
            found = {key: value for key, value in given.items() if _is_secret(value)}
            clean[prop] = {**given, **{key: secret.secret_arn for key, secret in found.items()}}
            secrets += found.values()
    faults = [
        f"{prop} must not hold a secret's value, which everyone who may see the job could read, got one for {key!r}: "
        "give the secret itself, and the script its ARN to read it with"
        for prop, given in clean.items()
        if isinstance(given, Mapping)
        for key in _revealed(scope, given)
    ]
    if faults:
        raise InvalidInput("; ".join(faults))
    return clean["arguments"], clean["non_overridable_arguments"], SecretArguments(tuple(secrets))


def _is_secret(value: object) -> TypeGuard[ISecret]:
    return has_attr(value, "secret_arn") and has_attr(value, "grant_read")


def _revealed(scope: Construct, arguments: Mapping[str, Any]) -> list[str]:
    """The keys whose values are a secret's."""
    known = [key for key, value in arguments.items() if isinstance(value, SecretValue) or _is_reference(value)]
    tokens = {key: value for key, value in arguments.items() if is_token(value)}
    return [*known, *(key for key, text in _resolved(scope, tokens).items() if _is_reference(json.dumps(text)))]


def _is_reference(value: object) -> bool:
    return isinstance(value, str) and any(reference in value for reference in _REFERENCES)


def _resolved(scope: Construct, tokens: Mapping[str, str]) -> Mapping[str, Any]:
    if not tokens:
        return {}
    try:
        # All at once: each is a crossing to jsii.
        resolved: Mapping[str, Any] = stack_of(scope).resolve(dict(tokens))
    except RuntimeError:
        return {}  # a lazy value that is not known yet: unknown
    return resolved


_READ = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]


@dataclass(frozen=True)
class SecretArguments:
    """The secrets that a job's arguments name."""

    secrets: Sequence[ISecret]
    prop: str = "arguments"

    def declare(self) -> Mapping[str, Declared]:
        """No argument: they are the user's."""
        return {}

    def bind(self, _job: Construct) -> Bound:
        """Let the job's role read the secrets, and have Secrets Manager decrypt them.

        ``secret.grant_read()`` would also name the role in the policy of the secret's key; the role's own policy names
        the secret, which names its key: CloudFormation could make none of the three first.
        """
        secrets = list(dict.fromkeys(self.secrets))
        reading = [allow(_READ, [_arn(secret) for secret in secrets])] if secrets else []
        keys = [key.key_arn for secret in secrets if (key := secret.encryption_key)]
        return Bound(statements=[*reading, *([allow(["kms:Decrypt"], keys, _via_secrets_manager())] if keys else [])])


def _arn(secret: ISecret) -> str:
    # The ARN of one imported by its name lacks the six characters that Secrets Manager adds
    # (https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen).
    return secret.secret_full_arn or f"{secret.secret_arn}-??????"


def _via_secrets_manager() -> dict[str, Any]:
    return {"StringEquals": {"kms:ViaService": f"secretsmanager.{pseudo_parameters()['AWS::Region']}.amazonaws.com"}}
