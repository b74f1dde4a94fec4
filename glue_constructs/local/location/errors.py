"""The errors that Amazon Location answers."""

from __future__ import annotations

from typing import Any


class LocationError(Exception):
    """An error of the service.

    Attributes:
        code: Its name in the service's model.
        status: Of HTTP.
        body: What the model says that the answer holds.
    """

    def __init__(self, code: str, status: int, message: str, **more: Any) -> None:
        self.code = code
        self.status = status
        self.body = {"message": message, **more}
        super().__init__(message)


def invalid(field: str, message: str) -> LocationError:
    """ValidationException about one field."""
    fields = [{"name": field, "message": message}]
    return LocationError("ValidationException", 400, message, reason="FieldValidationFailed", fieldList=fields)


def missing(job_id: str) -> LocationError:
    """ResourceNotFoundException."""
    return LocationError("ResourceNotFoundException", 404, f"There is no job {job_id}.")
