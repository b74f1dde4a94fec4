"""What the providers that call a service's own API have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from botocore.exceptions import ClientError

from glue_constructs.local.cloudformation.names import physical_name
from glue_constructs.local.cloudformation.provider import ProvisioningFailed, not_found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glue_constructs.local.clients import Clients
    from glue_constructs.local.cloudformation.provider import ProvisionedResource, Request
    from glue_constructs.local.cloudformation.resource import Resource

# What the services answer about something that is gone.
_NOT_FOUND_CODES = (
    "EntityNotFoundException",
    "NoSuchBucket",
    "NoSuchBucketPolicy",
    "NoSuchEntity",
    "NoSuchLifecycleConfiguration",
    "NoSuchPublicAccessBlockConfiguration",
    "NotFoundException",
    "ParameterNotFound",
    "ResourceNotFound",
    "ResourceNotFoundException",
    "ServerSideEncryptionConfigurationNotFoundError",
)


class ApiProvider:
    """Makes resources of one type through the API of their service.

    Attributes:
        service: boto3's name of the service.
        create_only: The properties whose change makes a new resource: `createOnlyProperties` of the type's schema.
        identified_by: The property that identifies a resource that is there already. None: none can be imported.
    """

    replaces_by_update = False
    service: ClassVar[str]
    create_only: ClassVar[tuple[str, ...]] = ()
    identified_by: ClassVar[str | None] = None

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    @property
    def client(self) -> Any:
        """The client of the service."""
        return self._clients.client(self.service)

    def replaces(self, request: Request, current: Resource) -> bool:
        """Whether a property changed that only a new resource can have."""
        return any(request.properties.get(name) != current.properties.get(name) for name in self.create_only)

    def identifier(self, kind: str) -> str | None:  # noqa: ARG002 - the protocol's
        """The property that identifies a resource."""
        return self.identified_by

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:
        """To be done by those that have an identifier."""
        raise not_found(request, physical_id)


def name_or_generated(request: Request, prop: str, *, limit: int = 64, lowercase: bool = False) -> str:
    """The name that the template gives, or one that is made up."""
    given = request.properties.get(prop)
    if given is not None:
        return str(given)
    return physical_name(request.stack_name, request.logical_id, limit=limit, lowercase=lowercase)


def pick(properties: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Those of the properties that are there."""
    return {name: properties[name] for name in names if name in properties}


def tag_map(properties: Mapping[str, Any]) -> dict[str, str]:
    """The tags as the newer APIs take them: a map instead of a list of Key and Value."""
    return {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}


def ignore_not_found(call: Any, **arguments: Any) -> None:
    """Delete something; what is gone already is deleted."""
    try:
        call(**arguments)
    except ClientError as error:
        if not is_not_found(error):
            raise


def is_not_found(error: ClientError) -> bool:
    """Whether a service says that something is not there."""
    return error.response["Error"]["Code"] in _NOT_FOUND_CODES


def removed_items(before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    """What was there before and is not there after."""
    kept = set(after)
    return (item for item in before if item not in kept)


def require_properties(request: Request, *names: str) -> None:
    """Refuse a resource that lacks a required property.

    Raises:
        ProvisioningFailed: One is missing.
    """
    for name in names:
        if name not in request.properties:
            raise ProvisioningFailed(
                f"Properties validation failed for resource {request.logical_id}: required key [{name}] not found"
            )
