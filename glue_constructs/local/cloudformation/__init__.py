"""CloudFormation, as the service does it.

moto's own CloudFormation applies a template at once, in the order of the text, knows no rollback, no update or deletion
of a custom resource and no failure of one, skips types that it does not know, and makes resources when a stack is
merely read. So this room answers the API by itself and takes of moto only the models of the resources.

::

    api  ->  service  ->  deployment | rollback | deletion      one thread an operation
                            | resource import
                            └ ordering                          what depends on nothing else is worked at the same time
                                └ worker                        one resource: events, and what the stack remembers
                                    └ providers                 moto's model, a service's own API, or a custom resource
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
    """The room.

    Attributes:
        callbacks: Takes the answers of custom resources; the server mounts it.
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
                reason="this room answers every request of the CloudFormation API",
            ),
            MotoPatch(
                default_user_config["iam"],
                "load_aws_managed_policies",
                replacement=True,
                reason="the roles of a template attach AWS's own policies, which moto has only when asked",
            ),
            MotoPatch(
                FakeBucket,
                "get_permission",
                lambda *_: PermissionResult.NEUTRAL,
                reason="moto reads a bucket policy without its conditions: 'deny what is not TLS' denies everything",
            ),
            MotoPatch(
                CloudTrailResponse,
                "lookup_events",
                # One event that tells nothing: it shows the CLI that no events of the failure are still to come.
                lambda _: ActionResult({"Events": [{"EventName": "LookupEvents", "CloudTrailEvent": "{}"}]}),
                reason="the CDK CLI asks why a deployment failed, and asks for a minute when nobody understands it",
            ),
        )

    def install(self) -> None:
        """Answer the CloudFormation API."""
        self._patches.install()

    def close(self) -> None:
        """Give up every operation, and leave the API to moto."""
        self._service.close()
        self._patches.close()

    def _answer(self, request: Any, url: str, headers: Any) -> Any:
        api = CloudFormationApi(self._service, self._templates)
        return api._dispatch(request, url, headers)  # noqa: SLF001 - moto's way in
