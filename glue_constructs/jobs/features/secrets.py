"""Secrets in a job's arguments: a secret becomes its ARN, and the value of a secret is refused."""

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
from glue_constructs.jobs.features.feature import FeatureOutput
from glue_constructs.jobs.role.statements import allow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeGuard

    from aws_cdk.aws_secretsmanager import ISecret
    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue


# CloudFormation replaces them by the secret's value, and Glue shows arguments to everyone who may read the job
# (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html).
_REFERENCES = ("{{resolve:secretsmanager:", "{{resolve:ssm-secure:")


def replace_secrets(
    scope: Construct,
    *,
    arguments: Mapping[str, str | ISecret] | None,
    non_overridable_arguments: Mapping[str, str | ISecret] | None,
) -> tuple[Any, Any, SecretArguments]:
    """Replace each secret in a job's arguments by its ARN.

    Args:
        scope: The construct that the job will belong to.
        arguments: The prop. A value that is not a mapping is returned unchanged.
        non_overridable_arguments: The prop. A value that is not a mapping is returned unchanged.

    Returns:
        Both props, and the feature that allows the job's role to read the secrets.

    Raises:
        InvalidInput: Arguments contain the values of secrets; the message has all their keys.
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
        f"{prop} must not contain the value of a secret, which everyone who can view the job could read, got one for "
        f"{key!r}: pass the secret itself; the argument is then its ARN, with which the script can read the value"
        for prop, given in clean.items()
        if isinstance(given, Mapping)
        for key in _keys_of_secret_values(scope, given)
    ]
    if faults:
        raise InvalidInput("; ".join(faults))
    return clean["arguments"], clean["non_overridable_arguments"], SecretArguments(tuple(secrets))


def _is_secret(value: object) -> TypeGuard[ISecret]:
    return has_attr(value, "secret_arn") and has_attr(value, "grant_read")


def _keys_of_secret_values(scope: Construct, arguments: Mapping[str, Any]) -> list[str]:
    """Return the keys whose values are values of secrets."""
    known = [key for key, value in arguments.items() if isinstance(value, SecretValue) or _is_reference(value)]
    tokens = {key: value for key, value in arguments.items() if is_token(value)}
    return [*known, *(key for key, text in _resolved(scope, tokens).items() if _is_reference(json.dumps(text)))]


def _is_reference(value: object) -> bool:
    return isinstance(value, str) and any(reference in value for reference in _REFERENCES)


def _resolved(scope: Construct, tokens: Mapping[str, str]) -> Mapping[str, Any]:
    if not tokens:
        return {}
    try:
        # In one call to jsii.
        resolved: Mapping[str, Any] = stack_of(scope).resolve(dict(tokens))
    except RuntimeError:
        return {}  # a lazy value that cannot be resolved yet
    return resolved


_READ = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]


@dataclass(frozen=True)
class SecretArguments:
    """The feature of the secrets in a job's arguments."""

    secrets: Sequence[ISecret]
    prop: str = "arguments"

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return no arguments: the user sets them."""
        return {}

    def bind(self, _job: Construct) -> FeatureOutput:
        """Allow the job's role to read the secrets, and to decrypt them through Secrets Manager.

        ``secret.grant_read()`` would also add the role to the policy of the secret's key. That makes a dependency
        cycle: the policy of the role refers to the secret, the secret to its key, and the key to the role.
        """
        secrets = list(dict.fromkeys(self.secrets))
        read_secrets = [allow(_READ, [_arn(secret) for secret in secrets])] if secrets else []
        keys = [key.key_arn for secret in secrets if (key := secret.encryption_key)]
        return FeatureOutput(
            statements=[*read_secrets, *([allow(["kms:Decrypt"], keys, _via_secrets_manager())] if keys else [])]
        )


def _arn(secret: ISecret) -> str:
    # The ARN of a secret that is imported by name lacks the six characters that Secrets Manager adds
    # (https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen).
    return secret.secret_full_arn or f"{secret.secret_arn}-??????"


def _via_secrets_manager() -> dict[str, Any]:
    return {"StringEquals": {"kms:ViaService": f"secretsmanager.{pseudo_parameters()['AWS::Region']}.amazonaws.com"}}
