"""Encryption of what a job writes: security configurations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import Aws, Stack, Token, Validations
from aws_cdk.aws_glue import CfnSecurityConfiguration
from aws_cdk.interfaces.aws_glue import ISecurityConfigurationRef
from constructs import Construct

from glue_constructs._cdk.stacks import has_attr
from glue_constructs._cdk.values import security_configuration_name
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Bound
from glue_constructs.jobs.features.keys import let_logs_use, require_key_of_region
from glue_constructs.jobs.role.statements import allow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aws_cdk.aws_glue import ISecurityConfiguration
    from aws_cdk.aws_kms import IKey
    from aws_cdk.interfaces import ResourceEnvironment
    from aws_cdk.interfaces.aws_glue import SecurityConfigurationReference

    from glue_constructs.jobs.features.feature import Declared


@jsii.implements(ISecurityConfigurationRef)
class SecurityConfiguration(Construct):
    """A security configuration that encrypts all that a job writes: S3 objects, logs and bookmarks, with one KMS key.

    Give it to a job's ``security_configuration``: the job's role may then use the key, and no other. Unlike
    `aws_cdk.aws_glue.CfnSecurityConfiguration` and the stable `aws_glue.SecurityConfiguration`, it also lets CloudWatch
    Logs use the key, without which the jobs log nothing, and it cannot leave one of the three unencrypted.

    It is one resource, and one more for a key of its own, which is rotated every year and outlives the stack.

    Args:
        scope: The construct that it belongs to.
        id: Its id in that scope.
        encryption_key: The key. Its policy is extended for CloudWatch Logs; that of an imported key cannot be, and a
            warning says so. Left out: a key of its own.

    Raises:
        InvalidInput: The key is none, or is of another Region than the stack.
    """

    def __init__(self, scope: Construct, id: str, *, encryption_key: IKey | None = None) -> None:
        if encryption_key is not None:
            require_key_of_region(scope, encryption_key, "encryption_key")
        super().__init__(scope, id)
        self._key = encryption_key or self._made_key()
        # Every change of a security configuration replaces it, and the new one is made before the old one goes: the
        # key is in the name, so that a changed key is a changed name.
        self._name = f"{Aws.STACK_NAME}-{self.node.addr[-8:]}-{self._key.node.addr[-8:]}"
        # All of the groups' documented names hold the configuration's.
        if not let_logs_use(self._key, f"*{self._name}*"):
            Validations.of(self).add_warning("GlueConstructsKeyPolicy", _UNKNOWN_POLICY)
        self._resource = self._configuration(self._key.key_arn)

    @property
    def encryption_key(self) -> IKey:
        """The key: the one given, or its own."""
        return self._key

    @property
    def security_configuration_name(self) -> str:
        """Its name."""
        return self._name

    @property
    def security_configuration_ref(self) -> SecurityConfigurationReference:
        """The reference that everything that takes a security configuration takes."""
        return self._resource.security_configuration_ref

    @property
    def env(self) -> ResourceEnvironment:
        """The account and Region of the security configuration."""
        return self._resource.env

    def _made_key(self) -> IKey:
        from aws_cdk.aws_kms import Key  # noqa: PLC0415  # only where one is made

        description = "Encrypts what AWS Glue jobs write: data, logs and bookmarks"
        return Key(self, "Key", enable_key_rotation=True, description=description)

    def _configuration(self, key_arn: str) -> CfnSecurityConfiguration:
        made = CfnSecurityConfiguration
        return made(
            self,
            "Resource",
            name=self._name,
            encryption_configuration=made.EncryptionConfigurationProperty(
                s3_encryptions=[made.S3EncryptionProperty(s3_encryption_mode="SSE-KMS", kms_key_arn=key_arn)],
                cloud_watch_encryption=made.CloudWatchEncryptionProperty(
                    cloud_watch_encryption_mode="SSE-KMS", kms_key_arn=key_arn
                ),
                job_bookmarks_encryption=made.JobBookmarksEncryptionProperty(
                    job_bookmarks_encryption_mode="CSE-KMS", kms_key_arn=key_arn
                ),
            ),
        )


_NAMES = ("ref", "name")  # the stable L2 has no reference

_UNKNOWN_POLICY = (
    "the policy of an imported key cannot be extended here: it must let logs.<region>.amazonaws.com encrypt "
    "and decrypt (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html), or no job logs"
)

# https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html: what the role of a job with encrypted data, logs
# and bookmarks needs of their keys.
_KEY_ACTIONS = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"]


@dataclass(frozen=True)
class Encryption:
    """What is known of the security configuration that a job takes; as a feature, it lets the role use the keys.

    Attributes:
        name: Its name.
        of_logs: Whether it encrypts logs; None where that is not known.
        key_arns: Its keys.
        key: Its one key, where the library made the configuration.
    """

    name: str
    of_logs: bool | None = None
    key_arns: tuple[str, ...] = ()
    key: IKey | None = None
    prop: str = "security_configuration"

    @classmethod
    def by(cls, given: str | ISecurityConfigurationRef | ISecurityConfiguration) -> Encryption:
        """By the prop: a name, or a construct."""
        if isinstance(given, SecurityConfiguration):
            key = given.encryption_key
            return cls(given.security_configuration_name, of_logs=True, key_arns=(key.key_arn,), key=key)
        if not isinstance(given, str) and not any(has_attr(given, f"security_configuration_{each}") for each in _NAMES):
            raise InvalidInput(f"security_configuration must be a name or a construct of one, got {given!r}")
        name = str(security_configuration_name(given))
        resource = None if isinstance(given, str) else given.node.default_child or given
        if not isinstance(resource, CfnSecurityConfiguration):
            return cls(name)
        configuration = Stack.of(resource).resolve(resource.encryption_configuration)
        return cls(name, _of_logs(configuration), _keys(configuration))

    def declare(self) -> Mapping[str, Declared]:
        """No argument."""
        return {}

    def bind(self, _job: Construct) -> Bound:
        """Let the job use the keys."""
        return Bound(statements=[allow(_KEY_ACTIONS, list(self.key_arns))]) if self.key_arns else Bound()


def _of_logs(configuration: Mapping[str, Any]) -> bool | None:
    mode = (configuration.get("cloudWatchEncryption") or {}).get("cloudWatchEncryptionMode", "DISABLED")
    return mode != "DISABLED" if isinstance(mode, str) else None


def _keys(configuration: Any) -> tuple[str, ...]:
    """The ARNs of the keys in a configuration, each once."""
    found = {json.dumps(key, sort_keys=True): key for key in _every_key(configuration)}
    return tuple(key if isinstance(key, str) else Token.as_string(key) for key in found.values())


def _every_key(configuration: Any) -> Iterator[Any]:
    if isinstance(configuration, list):
        for each in configuration:
            yield from _every_key(each)
    elif isinstance(configuration, dict):
        yield from (value for name, value in configuration.items() if name == "kmsKeyArn")
        yield from _every_key(list(configuration.values()))
