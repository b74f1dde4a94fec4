"""The choice of the construct for a job: one of this library, or an L1 construct if that would change the job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.reasons import LANGUAGE, reasons_of
from glue_constructs.model.commands import (
    PYTHON_SHELL,
    PYTHON_SHELL_CAPACITIES,
    PYTHON_SHELL_GLUE_VERSION,
    SPARK_ETL,
    SPARK_STREAMING,
)
from glue_constructs.model.job_schema import JOB_PROPERTIES
from glue_constructs.model.versions import default_timeout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CLASSES = {SPARK_ETL: "SparkEtlJob", SPARK_STREAMING: "SparkStreamingJob", PYTHON_SHELL: "PythonShellJob"}

# The service's defaults: a property with its default is the same as an omitted one.
_SERVICE_DEFAULTS = {row.name: row.default for row in JOB_PROPERTIES if row.default is not None}


@dataclass(frozen=True)
class ConstructChoice:
    """The construct chosen for a job.

    Attributes:
        name: The class of this library; empty for an L1 construct.
        properties: The properties of AWS::Glue::Job that the construct will have.
        reasons: The reasons for an L1 construct.
        notes: The properties that the construct adds or omits, each a sentence.
    """

    name: str
    properties: dict[str, Any]
    reasons: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def choose_construct(properties: Mapping[str, Any], unreadable: list[str]) -> ConstructChoice:
    """Choose the construct for a job.

    Args:
        properties: The job's properties, converted to their types.
        unreadable: The names of the properties that cannot be converted.
    """
    if unreadable:
        return ConstructChoice("", dict(properties), [f"{name} has a value of the wrong type" for name in unreadable])
    structure = properties.get("Command")
    command = structure.get("Name") if isinstance(structure, dict) else None
    reasons = list(reasons_of(properties, command))
    if reasons:
        return ConstructChoice("", dict(properties), reasons)
    return _with_defaults(properties, str(command))


def is_scala(properties: Mapping[str, Any]) -> bool:
    """Whether a job's script is in Scala."""
    return bool(properties.get("DefaultArguments", {}).get(LANGUAGE) == "scala")


def _with_defaults(properties: Mapping[str, Any], command: str) -> ConstructChoice:
    """Return the choice of a construct, with the properties that it adds or omits."""
    notes: list[str] = []
    filled = {name: value for name, value in properties.items() if value != _SERVICE_DEFAULTS.get(name, _NOTHING)}
    filled.pop("LogUri", None)
    for name, value in _WRITERS[command](properties).items():
        if value is not None and filled.get(name) is None:
            filled[name] = value
            notes.append(_DEFAULT_NOTES.get(name, "{} is added: {!r} is the service's default.").format(name, value))
    filled.setdefault("MaxRetries", 0)
    if command != PYTHON_SHELL:
        _write_language(filled, notes)
    return ConstructChoice(CLASSES[command], filled, notes=notes)


_NOTHING = object()
_DEFAULT_NOTES = {"GlueVersion": "{} is added as {!r}: Glue ignores it on Python shell jobs."}


def _of_etl(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"Timeout": default_timeout(SPARK_ETL, properties["GlueVersion"])}


def _of_streaming(_properties: Mapping[str, Any]) -> dict[str, Any]:
    return {}


def _of_shell(_properties: Mapping[str, Any]) -> dict[str, Any]:
    # Glue ignores a Python shell job's GlueVersion (add-job-python), and the construct always sets it.
    return {
        "GlueVersion": PYTHON_SHELL_GLUE_VERSION,
        "MaxCapacity": PYTHON_SHELL_CAPACITIES[0],
        "Timeout": default_timeout(PYTHON_SHELL, None),
    }


_WRITERS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    SPARK_ETL: _of_etl,
    SPARK_STREAMING: _of_streaming,
    PYTHON_SHELL: _of_shell,
}


def _write_language(filled: dict[str, Any], notes: list[str]) -> None:
    command, arguments = dict(filled["Command"]), dict(filled.get("DefaultArguments", {}))
    if is_scala(filled):
        if command.pop("PythonVersion", None) is not None:
            notes.append("PythonVersion is omitted: the script is in Scala.")
    else:
        command["PythonVersion"] = "3"
        arguments.setdefault(LANGUAGE, "python")
    filled.update({"Command": command, "DefaultArguments": arguments})
