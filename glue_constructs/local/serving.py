"""moto's server, and the rooms that are built into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from glue_constructs.local.cloudformation import CloudFormation
from glue_constructs.local.cloudformation.callbacks import CALLBACK_PATH
from glue_constructs.local.functions import Functions
from glue_constructs.local.glue import Glue
from glue_constructs.local.location import PATH as LOCATION_PATH
from glue_constructs.local.location import Location
from glue_constructs.local.state_machines import StateMachines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import WSGIApplication
    from werkzeug.serving import BaseWSGIServer

    from glue_constructs.local.rooms import Room
    from glue_constructs.local.settings import Settings


def bind(port: int) -> tuple[BaseWSGIServer, dict[str, WSGIApplication]]:
    """Bind the port first: the rooms must know it, and a port that is merely found free may be taken a moment later.

    Returns:
        The server, and where applications may be mounted beside moto, by path.
    """
    application = DispatcherMiddleware(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", port, application, threaded=True, request_handler=MotoRequestHandler)
    return server, application.mounts


def rooms(settings: Settings, mounts: dict[str, WSGIApplication]) -> Iterable[Room]:
    """The rooms in the order in which they are opened, each made when the one before it is open."""
    cloudformation = CloudFormation(settings)
    mounts[CALLBACK_PATH] = cloudformation.callbacks
    yield cloudformation
    yield Functions(settings)
    yield StateMachines(settings)
    yield Glue(settings)
    location = Location(settings)
    mounts[LOCATION_PATH] = location.api
    yield location
