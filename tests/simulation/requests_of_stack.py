"""The requests that CloudFormation sends to custom resources, and the responses that it accepts.

A request has the documented members (CloudFormation User Guide, "Custom resource request objects"). The first response
to its ResponseURL within `ServiceTimeout` is accepted. A retried creation may have the former RequestId, but always has
a new ResponseURL.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .resources import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from .resources import Resource
    from .world import World

_PROCESSING_SECONDS = 0.5
_SERVICE_TIMEOUT = 3600


class Requests:
    """The requests for the custom resources of a stack.

    Args:
        world: The world.
        process: Processes an accepted response, or a timeout.

    Attributes:
        sent: All requests.
    """

    def __init__(self, world: World, process: Callable[[Request], None]) -> None:
        self._world = world
        self._process = process
        self.sent: list[Request] = []
        self._of_url: dict[str, Request] = {}
        self._request_ids: dict[str, str] = {}

    def send(
        self,
        resource: Resource,
        kind: str,
        properties: dict[str, Any],
        *,
        old: dict[str, Any] | None = None,
        physical_id: str | None = None,
        rollback: bool = False,
    ) -> None:
        """Send a request for a resource."""
        world, number = self._world, len(self.sent)
        event: dict[str, Any] = {
            "RequestType": kind,
            "RequestId": self._request_id(resource, kind, number),
            "ResponseURL": world.url(number),
            "StackId": resource.stack_id,
            "LogicalResourceId": resource.logical_id,
            "ResourceType": resource.part.type,
            "ResourceProperties": properties,
        }
        if kind != "Create":
            event["PhysicalResourceId"] = physical_id or resource.physical_id
        if kind == "Update":
            event["OldResourceProperties"] = old
        now = world.clock.now
        deadline = now + float(properties.get("ServiceTimeout", _SERVICE_TIMEOUT))
        request = Request(resource, kind, event, now, deadline, rollback, number)
        self.sent.append(request)
        self._of_url[event["ResponseURL"]] = request
        resource.request = request
        world.note("CloudFormation sends %s", request)
        world.receive(request)
        world.clock.at(deadline, self._expire, request)

    def answer(self, url: str, content: bytes) -> None:
        """PUT to a ResponseURL."""
        body = json.loads(content)
        request = self._of_url[url]
        now = self._world.clock.now
        self._world.note("%s is answered: %s", request, body)
        request.answers.append((now, body, len(content)))
        if request.answer is None and request.given_up is None and now <= request.deadline:
            request.answer = body
            request.answered = now
            # CloudFormation reads the response a moment after the PUT.
            self._world.clock.after(_PROCESSING_SECONDS, self._process, request)

    def _request_id(self, resource: Resource, kind: str, number: int) -> str:
        key = f"{resource.stack_id} {resource.logical_id} {kind}"
        fresh = f"request-{number}"
        known = self._request_ids.setdefault(key, fresh)
        return known if kind == "Create" and self._world.settings["same_request_id"] else fresh

    def _expire(self, request: Request) -> None:
        if request.answer is None and request.given_up is None:
            self._world.note("%s timed out", request)
            self._process(request)
