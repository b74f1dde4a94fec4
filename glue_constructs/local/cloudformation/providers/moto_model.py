"""Resources of the types for which moto has a CloudFormation model."""

from __future__ import annotations

import copy
import inspect
import threading
from typing import TYPE_CHECKING, Any

from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.cloudformation.parsing import generate_resource_name
from moto.core.common_models import CloudFormationModel

from glue_constructs.local.cloudformation.provider import ProvisionedResource, ProvisioningFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource
    from glue_constructs.local.settings import Settings


class MotoModelProvider:
    """Provider that uses moto's models, one at a time: moto's backends are not thread-safe.

    A model implements moto's interface `CloudFormationModel`. A model of the embedded AWS that derives from it is found
    as soon as it is imported.
    """

    replaces_by_update = False

    def __init__(self, settings: Settings) -> None:
        self._place = (settings.account_id, settings.region)
        self._lock = threading.Lock()

    def replaces(self, request: Request, current: Resource) -> bool:
        """Return whether the name changed, or whether the model does not support updates."""
        name = _name_property(_model(request.type))
        renamed = request.properties.get(name) != current.properties.get(name)
        # A resource with a fixed name must be deleted before its replacement is created; `update` does that.
        return renamed or not (_implements(_model(request.type), "update") or name in request.properties)

    def create(self, request: Request) -> ProvisionedResource:
        """Create a resource with the model."""
        name = request.properties.get(_name_property(_model(request.type))) or generate_resource_name(
            request.type, request.stack_name, request.logical_id
        )
        with self._lock:
            return self._create(request, str(name))

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update a resource with the model, or delete and create it again if the model does not support updates."""
        model = _model(request.type)
        with self._lock:
            if not _implements(model, "update"):
                self._delete(request, current)
                return self._create(request, str(request.properties[_name_property(model)]))
            updated = model.update_from_cloudformation_json(
                original_resource=current.handle,
                new_resource_name=current.physical_id,
                cloudformation_json=_json(request),
                account_id=self._place[0],
                region_name=self._place[1],
            )
        return _provisioned(updated or current.handle, current.physical_id or "")

    def delete(self, request: Request, current: Resource) -> None:
        """Delete a resource with the model."""
        with self._lock:
            self._delete(request, current)

    def identifier(self, kind: str) -> str | None:
        """Return the name property of a model that can import; moto's interface has no import."""
        model = _model(kind)
        return _name_property(model) if hasattr(model, "import_resource") else None

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:
        """Find a resource with the model."""
        return _provisioned(_model(request.type).import_resource(physical_id), physical_id)

    def _create(self, request: Request, name: str) -> ProvisionedResource:
        created = _model(request.type).create_from_cloudformation_json(
            name,
            _json(request),
            *self._place,
            LogicalId=request.logical_id,
            StackId=request.stack_id,
            ResourceType=request.type,
        )
        return _provisioned(created, name)

    def _delete(self, request: Request, current: Resource) -> None:
        model, handle = _model(request.type), current.handle
        if _implements(model, "delete"):
            model.delete_from_cloudformation_json(current.physical_id, _json(request), *self._place)
        elif _takes(getattr(handle, "delete", None), self._place):
            handle.delete(*self._place)


def has_model(kind: str) -> bool:
    """Return whether moto or the embedded AWS has a model of a type."""
    return kind in modeled_types()


def modeled_types() -> set[str]:
    """Return the types of which moto or the embedded AWS has a model."""
    return {model.cloudformation_type() for model in _models(CloudFormationModel)}


def _model(kind: str) -> Any:
    for model in _models(CloudFormationModel):
        if model.cloudformation_type() == kind:
            return model
    raise ProvisioningFailed(f"the embedded AWS has no model of the resource type {kind}")


def _models(base: Any) -> Iterator[Any]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def _name_property(model: Any) -> str:
    return model.cloudformation_name_type() or ""


def _implements(model: Any, action: str) -> bool:
    """Return whether the model overrides an action. Those of moto's base class are abstract and do nothing."""
    method = getattr(model, f"{action}_from_cloudformation_json")
    return not getattr(method, "__isabstractmethod__", False)


def _takes(method: Callable[..., Any] | None, arguments: tuple[Any, ...]) -> bool:
    """Return whether a method accepts the arguments. Some models have a `delete` that is not for CloudFormation."""
    if method is None:
        return False
    try:
        inspect.signature(method).bind(*arguments)
    except TypeError:
        return False
    return True


def _json(request: Request) -> dict[str, Any]:
    """Return a resource in the form of a template, as a copy because the models modify it."""
    return {"Type": request.type, "Properties": copy.deepcopy(request.properties)}


def _provisioned(resource: Any, name: str) -> ProvisionedResource:
    physical_id = getattr(resource, "physical_resource_id", None) or name

    def attribute(key: str) -> Any:
        try:
            value = resource.get_cfn_attribute(key)
        except (AttributeError, NotImplementedError, UnformattedGetAttTemplateException):
            raise KeyError(key) from None
        if value is None:
            raise KeyError(key)
        return value

    return ProvisionedResource(str(physical_id), attribute, handle=resource)
