"""The provider of each resource type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from glue_constructs.local.cloudformation.provider import Importer, ProvisioningFailed, not_found
from glue_constructs.local.cloudformation.providers.alarm import AlarmProvider
from glue_constructs.local.cloudformation.providers.api import is_not_found
from glue_constructs.local.cloudformation.providers.bucket import BucketPolicyProvider, BucketProvider
from glue_constructs.local.cloudformation.providers.custom_resource import CustomResourceProvider
from glue_constructs.local.cloudformation.providers.dashboard import DashboardProvider
from glue_constructs.local.cloudformation.providers.event_rule import EventRuleProvider
from glue_constructs.local.cloudformation.providers.function import (
    EventInvokeConfigProvider,
    FunctionProvider,
    LayerVersionProvider,
    PermissionProvider,
    VersionProvider,
)
from glue_constructs.local.cloudformation.providers.glue_resources import (
    ConnectionProvider,
    DatabaseProvider,
    SecurityConfigurationProvider,
)
from glue_constructs.local.cloudformation.providers.glue_trigger import TriggerProvider
from glue_constructs.local.cloudformation.providers.key import AliasProvider, KeyProvider
from glue_constructs.local.cloudformation.providers.log_group import LogGroupProvider
from glue_constructs.local.cloudformation.providers.metadata import MetadataProvider
from glue_constructs.local.cloudformation.providers.moto_model import MotoModelProvider, has_model, modeled_types
from glue_constructs.local.cloudformation.providers.parameter import ParameterProvider
from glue_constructs.local.cloudformation.providers.role import ManagedPolicyProvider, RoleProvider
from glue_constructs.local.cloudformation.providers.secret import SecretProvider
from glue_constructs.local.cloudformation.providers.state_machine import StateMachineProvider
from glue_constructs.local.cloudformation.providers.topic import (
    SubscriptionProvider,
    TopicPolicyProvider,
    TopicProvider,
)

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients
    from glue_constructs.local.cloudformation.callbacks import Callbacks
    from glue_constructs.local.cloudformation.provider import Provider, ProvisionedResource, Request
    from glue_constructs.local.settings import Settings


class Providers:
    """The providers of an embedded AWS, by resource type.

    Types with a provider of this package are created through the API of their service, so that botocore's model
    validates them. Every other type is created by moto's model, if moto has one.
    """

    def __init__(self, settings: Settings, clients: Clients, callbacks: Callbacks) -> None:
        self._custom = CustomResourceProvider(clients, callbacks)
        self._moto = MotoModelProvider(settings)
        self._by_type: dict[str, Provider] = {
            "AWS::CDK::Metadata": MetadataProvider(),
            "AWS::CloudFormation::CustomResource": self._custom,
            "AWS::CloudWatch::Alarm": AlarmProvider(clients),
            "AWS::CloudWatch::Dashboard": DashboardProvider(clients),
            "AWS::Events::Rule": EventRuleProvider(clients),
            "AWS::Glue::Connection": ConnectionProvider(clients),
            "AWS::Glue::Database": DatabaseProvider(clients),
            "AWS::Glue::SecurityConfiguration": SecurityConfigurationProvider(clients),
            "AWS::Glue::Trigger": TriggerProvider(clients),
            "AWS::IAM::ManagedPolicy": ManagedPolicyProvider(clients),
            "AWS::IAM::Role": RoleProvider(clients),
            "AWS::KMS::Alias": AliasProvider(clients),
            "AWS::KMS::Key": KeyProvider(clients),
            "AWS::Lambda::EventInvokeConfig": EventInvokeConfigProvider(clients),
            "AWS::Lambda::Function": FunctionProvider(clients),
            "AWS::Lambda::LayerVersion": LayerVersionProvider(clients),
            "AWS::Lambda::Permission": PermissionProvider(clients),
            "AWS::Lambda::Version": VersionProvider(clients),
            "AWS::Logs::LogGroup": LogGroupProvider(clients),
            "AWS::S3::Bucket": BucketProvider(clients),
            "AWS::S3::BucketPolicy": BucketPolicyProvider(clients),
            "AWS::SNS::Subscription": SubscriptionProvider(clients),
            "AWS::SNS::Topic": TopicProvider(clients),
            "AWS::SNS::TopicPolicy": TopicPolicyProvider(clients),
            "AWS::SSM::Parameter": ParameterProvider(clients),
            "AWS::SecretsManager::Secret": SecretProvider(clients),
            "AWS::StepFunctions::StateMachine": StateMachineProvider(clients),
        }

    def add(self, kind: str, provider: Provider) -> None:
        """Add a provider for a resource type."""
        self._by_type[kind] = provider

    def get(self, kind: str) -> Provider:
        """Return the provider of a type.

        Raises:
            ProvisioningFailed: There is none. Unsupported resources are never skipped: a deployment without one of its
                resources must not succeed.
        """
        if kind.startswith("Custom::"):
            return self._custom
        if kind in self._by_type:
            return self._by_type[kind]
        if has_model(kind):
            return self._moto
        raise ProvisioningFailed(f"the embedded AWS has no model of the resource type {kind}")

    def identifier(self, kind: str) -> str | None:
        """Return the property that identifies a resource for import; None if the type cannot be imported."""
        importer = self._importer(kind)
        return importer.identifier(kind) if importer else None

    def importable(self) -> list[str]:
        """Return the types that can be imported."""
        return sorted(kind for kind in {*self._by_type, *modeled_types()} if self.identifier(kind) is not None)

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:
        """Import an existing resource.

        Raises:
            ProvisioningFailed: It does not exist, or its type cannot be imported.
        """
        importer = self._importer(request.type)
        if importer is None:
            raise ProvisioningFailed(f"the resource type {request.type} is not supported for resource import")
        try:
            return importer.import_resource(request, physical_id)
        except ClientError as error:
            if is_not_found(error):
                raise not_found(request, physical_id) from None
            raise

    def _importer(self, kind: str) -> Importer | None:
        try:
            provider = self.get(kind)
        except ProvisioningFailed:
            return None
        return provider if isinstance(provider, Importer) else None
