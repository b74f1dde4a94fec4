"""The CloudFormation service of the embedded AWS.

moto's own CloudFormation applies a template synchronously and in template order. It has no rollback, sends no Update or
Delete request to custom resources and ignores their failures, skips resource types that it does not support, and
creates resources when a stack is only read. This package therefore implements the CloudFormation API itself and uses
only moto's models of resources.

::

    api  ->  service  ->  deployment | rollback | deletion    one thread for each operation
                            | resource import
                            └ ordering                        processes independent resources in parallel
                                └ resource_provisioner        one resource: its events, its entry in the stack
                                    └ providers               moto's model, the service's API, or a custom resource
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moto.cloudformation import urls
from moto.cloudtrail.responses import CloudTrailResponse
from moto.core.config import default_user_config
from moto.core.responses import ActionResult
from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket

from glue_constructs.local.clients import Clients
from glue_constructs.local.cloudformation.api import CloudFormationApi
from glue_constructs.local.cloudformation.callbacks import Callbacks
from glue_constructs.local.cloudformation.providers import Providers
from glue_constructs.local.cloudformation.providers.nested_stack import NestedStackProvider
from glue_constructs.local.cloudformation.service import CloudFormationService
from glue_constructs.local.cloudformation.template_source import TemplateSource
from glue_constructs.local.moto_patches import MotoPatch, MotoPatches

if TYPE_CHECKING:
    from glue_constructs.local.settings import Settings


class CloudFormation:
    """The CloudFormation service.

    Attributes:
        callbacks: A WSGI application that receives the responses of custom resources. The server mounts it.
    """

    def __init__(self, settings: Settings) -> None:
        clients = Clients.of(settings)
        self.callbacks = Callbacks(settings.endpoint_url)
        providers = Providers(settings, clients, self.callbacks)
        self._service = CloudFormationService(settings, clients, providers)
        self._templates = TemplateSource(clients)
        providers.add("AWS::CloudFormation::Stack", NestedStackProvider(self._service, self._templates))
        self._patches = MotoPatches(
            MotoPatch(
                urls.url_paths,
                "{0}/$",
                self._answer,
                reason="the embedded AWS implements the CloudFormation API itself",
            ),
            MotoPatch(
                default_user_config["iam"],
                "load_aws_managed_policies",
                replacement=True,
                reason="roles of a template attach AWS managed policies, which moto loads only if this setting is on",
            ),
            MotoPatch(
                FakeBucket,
                "get_permission",
                lambda *_: PermissionResult.NEUTRAL,
                reason="moto ignores the conditions of a bucket policy: 'deny if not TLS' would deny every request",
            ),
            MotoPatch(
                CloudTrailResponse,
                "lookup_events",
                # One event without an error shows the CLI that CloudTrail has no more events about the failure.
                lambda _: ActionResult({"Events": [{"EventName": "LookupEvents", "CloudTrailEvent": "{}"}]}),
                reason="after a failed deployment the CDK CLI queries CloudTrail, for a minute if there are no events",
            ),
        )

    def install(self) -> None:
        """Start to handle requests of the CloudFormation API."""
        self._patches.install()

    def close(self) -> None:
        """Abort every operation and give the API back to moto."""
        self._service.close()
        self._patches.close()

    def _answer(self, request: Any, url: str, headers: Any) -> Any:
        api = CloudFormationApi(self._service, self._templates)
        return api._dispatch(request, url, headers)  # noqa: SLF001 - moto's entry point for requests
