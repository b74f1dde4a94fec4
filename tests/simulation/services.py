"""boto3's clients, whose calls go to the models: the methods, the paginators and the exceptions are botocore's.

Each call has its parameters validated against the service model, as botocore does before it sends anything.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import botocore.session
from botocore import xform_name
from botocore.exceptions import ParamValidationError
from botocore.validate import ParamValidator

import glue_constructs

from .parameters import compiled_check

if TYPE_CHECKING:
    from botocore.client import BaseClient
    from botocore.model import OperationModel
    from botocore.paginate import Paginator

    from .world import World

SERVICES = ("glue", "location", "stepfunctions", "cloudformation")
_MODELS = Path(glue_constructs.__file__).parent / "handlers"
# The calls of both services have the same faults, so that a schedule is the same for both.
_LOCATION_FAULTS = {
    "StartJob": "glue.start_job_run",
    "GetJob": "glue.get_job_run",
    "ListJobs": "glue.get_job_runs",
    "CancelJob": "glue.batch_stop_job_run",
}


class Current:
    """The world to which the calls go."""

    world: World


@cache
def botocore_client(service: str) -> BaseClient:
    """Return the client of a service."""
    client = _session().create_client(
        service,
        region_name="eu-west-1",
        aws_access_key_id="simulated",
        aws_secret_access_key="simulated",  # of no account
    )
    client._make_api_call = partial(_call, service)
    create = client.get_paginator
    paginators: dict[str, Paginator] = {}

    def get_paginator(operation: str) -> Paginator:
        if operation not in paginators:
            paginators[operation] = create(operation)
        return paginators[operation]

    client.get_paginator = get_paginator
    return client


@cache
def operation_model(service: str, operation: str) -> OperationModel:
    """Return the model of an operation."""
    return botocore_client(service).meta.service_model.operation_model(operation)


@cache
def call_name(service: str, operation: str) -> str:
    """Return the name of a call in faults, such as glue.start_job_run."""
    if service == "location":
        return _LOCATION_FAULTS.get(operation, f"location.{xform_name(operation)}")
    prefix = "states" if service == "stepfunctions" else service
    return f"{prefix}.{xform_name(operation)}"


@cache
def operation_of(name: str) -> tuple[str, str]:
    """Return the service and the operation of a call's name in faults."""
    prefix, _, method = name.partition(".")
    service = "stepfunctions" if prefix == "states" else prefix
    return service, botocore_client(service).meta.method_to_api_mapping[method]


@cache
def _session() -> botocore.session.Session:
    session = botocore.session.Session()
    # The library's model of Amazon Location has operations that an older botocore lacks.
    models = {path.parents[2] for path in _MODELS.rglob("models/*/*/service-2.json")}
    session.get_component("data_loader").search_paths[:0] = map(str, sorted(models))
    return session


def _call(service: str, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
    world = Current.world
    _validate(world, service, operation, parameters)
    return world.call(service, operation, parameters)


def _validate(world: World, service: str, operation: str, parameters: dict[str, Any]) -> None:
    shape = operation_model(service, operation).input_shape
    if compiled_check(shape)(parameters):
        return
    report = ParamValidator().validate(parameters, shape)
    if report.has_errors():
        error = ParamValidationError(report=report.generate_report())
        world.record_error(world.process, error)
        raise error
