"""Amazon States Language, as far as the library's state machine uses it; other types and fields are rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .processes import Failure

_FIELDS = {
    "Task": {"Type", "Resource", "Parameters", "TimeoutSeconds", "Retry", "Catch", "Next", "End"},
    "Wait": {"Type", "SecondsPath", "Next"},
    "Choice": {"Type", "Choices"},
    "Succeed": {"Type"},
}
_MACHINE = {"Comment", "StartAt", "States", "TimeoutSeconds"}
_RETRIER = {"ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds"}
_CATCHER = {"ErrorEquals", "ResultPath", "Next"}
_RULE = {"Variable", "StringEquals", "Next"}


class NotInterpreted(Exception):
    """A definition that this interpreter does not support."""


class Machine:
    """A checked definition."""

    def __init__(self, definition: dict[str, Any]) -> None:
        _only(definition, _MACHINE)
        for state in definition["States"].values():
            if state["Type"] not in _FIELDS:
                raise NotInterpreted(f"state type {state['Type']}")
            _only(state, _FIELDS[state["Type"]])
            for part, fields in (("Retry", _RETRIER), ("Catch", _CATCHER), ("Choices", _RULE)):
                for entry in state.get(part, ()):
                    _only(entry, fields)
        self.start_at: str = definition["StartAt"]
        self.states: dict[str, dict[str, Any]] = definition["States"]
        self.seconds: float | None = definition.get("TimeoutSeconds")


def _only(given: dict[str, Any], known: set[str]) -> None:
    if unknown := given.keys() - known:
        raise NotInterpreted(f"field {', '.join(sorted(unknown))} of {given}")


def value_at(data: Any, path: str) -> Any:
    """Return the value at a reference path, which has only members: "$" or "$.a.b"."""
    for member in path.split(".")[1:]:
        data = data[member]
    return data


def payload(parameters: dict[str, Any], data: Any) -> dict[str, Any]:
    """Return the Parameters of a task with the values of their paths."""
    return {
        name.removesuffix(".$"): value_at(data, value) if name.endswith(".$") else value
        for name, value in parameters.items()
    }


def matches(rule: dict[str, Any], failure: Failure) -> bool:
    """Whether a retrier or a catcher is for an error."""
    return any(
        name in ("States.ALL", failure.error) or (name == "States.TaskFailed" and failure.error != "States.Timeout")
        for name in rule["ErrorEquals"]
    )


def delay(retrier: dict[str, Any], tries: int) -> float:
    """Return the seconds before the next attempt."""
    seconds: float = retrier.get("IntervalSeconds", 1) * retrier.get("BackoffRate", 2.0) ** tries
    return min(seconds, float(retrier.get("MaxDelaySeconds", seconds)))


def caught(catcher: dict[str, Any], data: Any, failure: Failure) -> Any:
    """Return the input of the state after a catcher."""
    error = {"Error": failure.error, "Cause": failure.cause}
    path = catcher.get("ResultPath", "$")
    return error if path == "$" else {**data, path.removeprefix("$."): error}
