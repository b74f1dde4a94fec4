"""moto's server, and the services of the embedded AWS that are installed in it."""

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

    from glue_constructs.local.service import Service
    from glue_constructs.local.settings import Settings


def bind_server(port: int) -> tuple[BaseWSGIServer, dict[str, WSGIApplication]]:
    """Create the server and bind its port.

    This comes first: the services need the port, and a port that was only checked to be free may be taken before it is
    bound.

    Returns:
        The server, and a mapping from path to WSGI application, for applications mounted next to moto.
    """
    application = DispatcherMiddleware(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", port, application, threaded=True, request_handler=MotoRequestHandler)
    return server, application.mounts


def create_services(settings: Settings, mounts: dict[str, WSGIApplication]) -> Iterable[Service]:
    """Create the services in the order of installation, each after the caller has installed the previous one."""
    cloudformation = CloudFormation(settings)
    mounts[CALLBACK_PATH] = cloudformation.callbacks
    yield cloudformation
    yield Functions(settings)
    yield StateMachines(settings)
    yield Glue(settings)
    location = Location(settings)
    mounts[LOCATION_PATH] = location.api
    yield location
