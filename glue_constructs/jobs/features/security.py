"""Security configurations: encryption of a job's data, logs and bookmarks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import Aws, Stack, Token, Validations
from aws_cdk.aws_glue import CfnSecurityConfiguration
from aws_cdk.interfaces.aws_glue import ISecurityConfigurationRef
from constructs import Construct

from glue_constructs._cdk.keywords import ConstructSignature, explain_keywords
from glue_constructs._cdk.stacks import has_attr
from glue_constructs._cdk.values import security_configuration_name
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import FeatureOutput
from glue_constructs.jobs.features.keys import allow_logs_to_use, require_key_of_region
from glue_constructs.jobs.role.statements import allow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aws_cdk.aws_glue import ISecurityConfiguration
    from aws_cdk.aws_kms import IKey
    from aws_cdk.interfaces import ResourceEnvironment
    from aws_cdk.interfaces.aws_glue import SecurityConfigurationReference

    from glue_constructs.jobs.features.feature import DeclaredValue


@jsii.implements(ISecurityConfigurationRef)
class SecurityConfiguration(Construct):
    """A security configuration that encrypts a job's S3 objects, logs and bookmarks with one KMS key.

    Set it as a job's ``security_configuration``: the job's role may then use this key only. Unlike
    `aws_cdk.aws_glue.CfnSecurityConfiguration` and the stable `aws_glue.SecurityConfiguration`, it always encrypts all
    three, and it allows CloudWatch Logs to use the key, without which jobs cannot write logs.

    It creates one resource, and a key if none is passed. That key is rotated every year and retained when the stack is
    deleted.

    Args:
        scope: The construct that it belongs to.
        id: Its id in that scope.
        encryption_key: The key. Its key policy is changed to allow CloudWatch Logs; the policy of an imported key
            cannot be changed, and a warning reports that. Default: a new key.

    Raises:
        InvalidInput: The key is not a key, or it is in another Region than the stack.
    """

    __signature__ = ConstructSignature()

    @explain_keywords()
    def __init__(self, scope: Construct, id: str, *, encryption_key: IKey | None = None) -> None:
        if encryption_key is not None:
            require_key_of_region(scope, encryption_key, "encryption_key")
        super().__init__(scope, id)
        self._key = encryption_key or self._create_key()
        # Every change of a security configuration replaces it, and the new one is created before the old one is
        # deleted, so the name must change with the key: it contains the key's address.
        self._name = f"{Aws.STACK_NAME}-{self.node.addr[-8:]}-{self._key.node.addr[-8:]}"
        # All documented names of its log groups contain the name of the configuration.
        if not allow_logs_to_use(self._key, f"*{self._name}*"):
            Validations.of(self).add_warning("GlueConstructsKeyPolicy", _UNKNOWN_POLICY)
        self._resource = self._configuration(self._key.key_arn)

    @property
    def encryption_key(self) -> IKey:
        """The key: the prop, or the key created."""
        return self._key

    @property
    def security_configuration_name(self) -> str:
        """The name of the security configuration."""
        return self._name

    @property
    def security_configuration_ref(self) -> SecurityConfigurationReference:
        """The reference to the security configuration, for other constructs."""
        return self._resource.security_configuration_ref

    @property
    def env(self) -> ResourceEnvironment:
        """The account and Region of the security configuration."""
        return self._resource.env

    def _create_key(self) -> IKey:
        from aws_cdk.aws_kms import Key  # noqa: PLC0415  # only if a key is created

        description = "Encrypts what AWS Glue jobs write: data, logs and bookmarks"
        return Key(self, "Key", enable_key_rotation=True, description=description)

    def _configuration(self, key_arn: str) -> CfnSecurityConfiguration:
        cfn = CfnSecurityConfiguration
        return cfn(
            self,
            "Resource",
            name=self._name,
            encryption_configuration=cfn.EncryptionConfigurationProperty(
                s3_encryptions=[cfn.S3EncryptionProperty(s3_encryption_mode="SSE-KMS", kms_key_arn=key_arn)],
                cloud_watch_encryption=cfn.CloudWatchEncryptionProperty(
                    cloud_watch_encryption_mode="SSE-KMS", kms_key_arn=key_arn
                ),
                job_bookmarks_encryption=cfn.JobBookmarksEncryptionProperty(
                    job_bookmarks_encryption_mode="CSE-KMS", kms_key_arn=key_arn
                ),
            ),
        )


_NAMES = ("ref", "name")  # the stable L2 has no security_configuration_ref

_UNKNOWN_POLICY = (
    "the policy of an imported key cannot be changed by this app: it must allow logs.<region>.amazonaws.com to "
    "encrypt and decrypt (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html), "
    "or jobs cannot write logs"
)

# What the role of a job with encrypted data, logs and bookmarks needs
# (https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html).
_KEY_ACTIONS = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"]


@dataclass(frozen=True)
class Encryption:
    """The feature of the prop ``security_configuration``: the role may use the keys of the configuration.

    Attributes:
        name: The name of the configuration.
        encrypts_logs: Whether it encrypts logs; None if that is not known.
        key_arns: The ARNs of its keys.
        key: Its key, if it is a `SecurityConfiguration` of this library.
        prop: The prop, for messages.
    """

    name: str
    encrypts_logs: bool | None = None
    key_arns: tuple[str, ...] = ()
    key: IKey | None = None
    prop: str = "security_configuration"

    @classmethod
    def from_prop(cls, given: str | ISecurityConfigurationRef | ISecurityConfiguration) -> Encryption:
        """Return the feature for the value of the prop: a name, or a construct."""
        if isinstance(given, SecurityConfiguration):
            key = given.encryption_key
            return cls(given.security_configuration_name, encrypts_logs=True, key_arns=(key.key_arn,), key=key)
        if not isinstance(given, str) and not any(has_attr(given, f"security_configuration_{each}") for each in _NAMES):
            raise InvalidInput(f"security_configuration must be a name or a construct of one, got {given!r}")
        name = str(security_configuration_name(given))
        resource = None if isinstance(given, str) else given.node.default_child or given
        if not isinstance(resource, CfnSecurityConfiguration):
            return cls(name)
        configuration = Stack.of(resource).resolve(resource.encryption_configuration)
        return cls(name, _encrypts_logs(configuration), _keys(configuration))

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return no arguments."""
        return {}

    def bind(self, _job: Construct) -> FeatureOutput:
        """Allow the job's role to use the keys."""
        return (
            FeatureOutput(statements=[allow(_KEY_ACTIONS, list(self.key_arns))]) if self.key_arns else FeatureOutput()
        )


def _encrypts_logs(configuration: Mapping[str, Any]) -> bool | None:
    mode = (configuration.get("cloudWatchEncryption") or {}).get("cloudWatchEncryptionMode", "DISABLED")
    return mode != "DISABLED" if isinstance(mode, str) else None


def _keys(configuration: Any) -> tuple[str, ...]:
    """Return the ARNs of the keys in a configuration, without duplicates."""
    found = {json.dumps(key, sort_keys=True): key for key in _every_key(configuration)}
    return tuple(key if isinstance(key, str) else Token.as_string(key) for key in found.values())


def _every_key(configuration: Any) -> Iterator[Any]:
    if isinstance(configuration, list):
        for each in configuration:
            yield from _every_key(each)
    elif isinstance(configuration, dict):
        yield from (value for name, value in configuration.items() if name == "kmsKeyArn")
        yield from _every_key(list(configuration.values()))
