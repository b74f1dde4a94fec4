"""The props of a construct of this library for a job's properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.arguments import split_arguments
from glue_constructs.adoption.enums import enum_member
from glue_constructs.adoption.expressions import Call
from glue_constructs.adoption.kinds import is_scala
from glue_constructs.model.commands import (
    PYTHON_SHELL,
    PYTHON_SHELL_CAPACITIES,
    PYTHON_SHELL_GLUE_VERSION,
    PYTHON_SHELL_PYTHON,
)
from glue_constructs.model.job_schema import JOB_PROPERTIES
from glue_constructs.model.log_groups import LOG_ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

# The defaults of `PythonShellJob`.
_SHELL_DEFAULTS = {
    "glue_version": enum_member("GlueVersion", PYTHON_SHELL_GLUE_VERSION),
    "max_capacity": PYTHON_SHELL_CAPACITIES[0],
    "python_version": PYTHON_SHELL_PYTHON,
}
# Arguments that the constructs set.
_PYTHON_ARGUMENTS = {"--job-language"}
_SCALA_ARGUMENTS = {"--job-language", "--class"}


def construct_props(properties: Mapping[str, Any], *, secret_keys: Collection[str]) -> dict[str, Any]:
    """Return the props as expressions, in the order of the documentation: name and script first, tags last.

    Args:
        properties: The properties that the construct will have: see `ConstructChoice.properties`.
        secret_keys: Keys of arguments that must not become typed props.
    """
    command = properties["Command"]
    named = {str(row.prop): properties.get(row.name) for row in JOB_PROPERTIES if row.prop and row.prop not in _MADE}
    made = {prop: make(properties[name]) for prop, (name, make) in _MADE.items() if name in properties}
    found = {
        "script": command["ScriptLocation"],
        "role": properties["Role"],
        **named,
        **made,
        **_of_kind(properties),
        **_arguments(properties, secret_keys),
    }
    if command["Name"] == PYTHON_SHELL:
        found = {prop: value for prop, value in found.items() if value != _SHELL_DEFAULTS.get(prop)}
    others = [prop for prop in found if prop not in (*_FIRST, *_LAST)]
    return {prop: found[prop] for prop in (*_FIRST, *others, *_LAST) if found.get(prop) is not None}


def _minutes(value: Any) -> Call:
    return Call("cdk.Duration.minutes", [value])


# Props whose value is not the property's value; the others are passed on unchanged.
_MADE: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "glue_version": ("GlueVersion", lambda value: enum_member("GlueVersion", value)),
    "worker_type": ("WorkerType", lambda value: enum_member("WorkerType", value)),
    "execution_class": ("ExecutionClass", lambda value: enum_member("ExecutionClass", value)),
    "job_mode": ("JobMode", lambda value: enum_member("JobMode", value)),
    "timeout": ("Timeout", _minutes),
    # None is the prop's default, which sets 0.
    "max_retries": ("MaxRetries", lambda value: value or None),
    "max_concurrent_runs": ("ExecutionProperty", lambda value: value["MaxConcurrentRuns"]),
    "notify_delay_after": ("NotificationProperty", lambda value: _minutes(value["NotifyDelayAfter"])),
    "connections": ("Connections", lambda value: value["Connections"]),
}
_FIRST = (
    *("job_name", "description", "script", "class_name", "role", "glue_version", "python_version", "library_set"),
    *("worker_type", "number_of_workers", "max_capacity", "execution_class", "auto_scaling"),
    *("timeout", "max_retries", "max_concurrent_runs", "job_run_queuing_enabled", "maintenance_window"),
    *("notify_delay_after", "connections", "security_configuration", "bookmark", "temp_dir"),
)
_LAST = ("logs", "arguments", "non_overridable_arguments", "tags")


def _of_kind(properties: Mapping[str, Any]) -> dict[str, Any]:
    if properties["Command"]["Name"] == PYTHON_SHELL:
        return {"python_version": properties["Command"]["PythonVersion"]}
    if is_scala(properties):
        return {"class_name": properties["DefaultArguments"]["--class"]}
    return {}


def _arguments(properties: Mapping[str, Any], secret_keys: Collection[str]) -> dict[str, Any]:
    command, scala = properties["Command"]["Name"], is_scala(properties)
    given, fixed = properties.get("DefaultArguments", {}), properties.get("NonOverridableArguments", {})
    by_construct = set() if command == PYTHON_SHELL else _SCALA_ARGUMENTS if scala else _PYTHON_ARGUMENTS
    others = {key: value for key, value in given.items() if key not in by_construct}
    found, left = split_arguments(others, {**fixed, **dict.fromkeys(secret_keys)}, command=command, is_scala=scala)
    if command != PYTHON_SHELL and not any(key in {**given, **fixed} for key in LOG_ARGUMENTS):
        found["logs"] = False
    return {**found, "arguments": left or None}
