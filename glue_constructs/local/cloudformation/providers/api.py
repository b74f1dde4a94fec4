"""The base class of providers that call the API of a service, and its helpers."""

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

# The error codes of the services for something that does not exist.
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
    """Manages resources of one type through the API of their service.

    Attributes:
        service: boto3's name of the service.
        create_only: The properties whose change requires replacement: `createOnlyProperties` of the type's schema.
        identified_by: The property that identifies an existing resource. Default: none, the type cannot be imported.
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
        """Return whether a property changed whose update requires replacement."""
        return any(request.properties.get(name) != current.properties.get(name) for name in self.create_only)

    def identifier(self, kind: str) -> str | None:  # noqa: ARG002 - required by the protocol
        """Return the property that identifies a resource."""
        return self.identified_by

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:
        """Raise the error for a missing resource. Providers with an identifier override this."""
        raise not_found(request, physical_id)


def name_or_generated(request: Request, prop: str, *, limit: int = 64, lowercase: bool = False) -> str:
    """Return the name in the template, or a generated one."""
    given = request.properties.get(prop)
    if given is not None:
        return str(given)
    return physical_name(request.stack_name, request.logical_id, limit=limit, lowercase=lowercase)


def pick(properties: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return the named properties that are set."""
    return {name: properties[name] for name in names if name in properties}


def tag_map(properties: Mapping[str, Any]) -> dict[str, str]:
    """Return the tags as a map, as the newer APIs require, instead of a list of Key and Value."""
    return {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}


def ignore_not_found(call: Any, **arguments: Any) -> None:
    """Call an API operation and ignore its error if the resource does not exist."""
    try:
        call(**arguments)
    except ClientError as error:
        if not is_not_found(error):
            raise


def is_not_found(error: ClientError) -> bool:
    """Return whether an error says that something does not exist."""
    return error.response["Error"]["Code"] in _NOT_FOUND_CODES


def removed_items(before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    """Yield the items of `before` that are not in `after`."""
    kept = set(after)
    return (item for item in before if item not in kept)


def require_properties(request: Request, *names: str) -> None:
    """Require properties of a resource.

    Raises:
        ProvisioningFailed: A property is missing.
    """
    for name in names:
        if name not in request.properties:
            raise ProvisioningFailed(
                f"Properties validation failed for resource {request.logical_id}: required key [{name}] not found"
            )
