"""The errors of the Amazon Location API."""

from __future__ import annotations

from typing import Any


class LocationError(Exception):
    """An error response of the service.

    Attributes:
        code: The name of the exception in the service model.
        status: The HTTP status code.
        body: The response body, with the members of the service model.
    """

    def __init__(self, code: str, status: int, message: str, **more: Any) -> None:
        self.code = code
        self.status = status
        self.body = {"message": message, **more}
        super().__init__(message)


def invalid(field: str, message: str) -> LocationError:
    """Return a ValidationException about one field."""
    fields = [{"name": field, "message": message}]
    return LocationError("ValidationException", 400, message, reason="FieldValidationFailed", fieldList=fields)


def missing(job_id: str) -> LocationError:
    """Return a ResourceNotFoundException."""
    return LocationError("ResourceNotFoundException", 404, f"There is no job {job_id}.")
