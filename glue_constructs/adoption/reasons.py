"""Why none of this library's constructs would leave a job as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.expressions import Code
from glue_constructs.adoption.placeholders import starts_with_placeholder
from glue_constructs.model.commands import PYTHON_SHELL, RAY, SPARK, SPARK_ETL, SPARK_STREAMING
from glue_constructs.model.job_schema import PROPERTY_NAMES, STRUCTURES
from glue_constructs.model.versions import nearest_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGE = "--job-language"
"""The argument that says the language of a Spark job."""

# As the constructs have it: what is no URI would be looked for on this machine.
_IN_S3 = re.compile(r"s3:.+", re.IGNORECASE | re.DOTALL)
_SECRETS = ("{{resolve:secretsmanager:", "{{resolve:ssm-secure:")
# Beside MaxCapacity it is dropped where it is found; alone, it is the job's capacity.
_OLD = {"AllocatedCapacity"}
# What a construct has to look into.
_READ = ("Command", "DefaultArguments", "NonOverridableArguments", *(name for name in STRUCTURES if name != "Command"))


def reasons_of(properties: Mapping[str, Any], command: object) -> Iterator[str]:
    """Why no construct of ours is the job as it is."""
    if command == RAY:
        yield "it is a Ray job, and AWS Glue for Ray is closed to new customers"
    elif unknown := [name for name in _READ if isinstance(properties.get(name), Code)]:
        yield from (f"its {name} is not known" for name in unknown)
    elif not isinstance(command, str) or command not in (*SPARK, PYTHON_SHELL):
        yield f"there is none for the command {command!r}"
    else:
        yield from _common(properties, command)
        yield from (_shell(properties) if command == PYTHON_SHELL else _spark(properties))


def _common(properties: Mapping[str, Any], command: str) -> Iterator[str]:
    script = properties["Command"].get("ScriptLocation")
    if not isinstance(script, str) or not (starts_with_placeholder(script) or _IN_S3.fullmatch(script)):
        yield f"its script is not in S3: {script!r}"
    if "Runtime" in properties["Command"]:
        yield "only Ray jobs have a Runtime"
    if "Role" not in properties:
        yield "it has no role"
    yield from (f"no construct has {name}" for name in sorted(properties.keys() - (PROPERTY_NAMES - _OLD)))
    if command != SPARK_STREAMING and "MaintenanceWindow" in properties:
        yield "only streaming jobs have a MaintenanceWindow"
    if command != SPARK_ETL and properties.get("ExecutionClass", "STANDARD") != "STANDARD":
        yield "only Spark ETL jobs have an ExecutionClass"
    yield from (
        f"{key} is a secret's value, which the constructs refuse: give the secret's ARN in its place"
        for arguments in ("DefaultArguments", "NonOverridableArguments")
        for key, value in properties.get(arguments, {}).items()
        if isinstance(value, str) and any(secret in value for secret in _SECRETS)
    )


def _shell(properties: Mapping[str, Any]) -> Iterator[str]:
    if "PythonVersion" not in properties["Command"]:
        yield "it has no PythonVersion, and what a Python shell job then has is not documented"
    for name in ("WorkerType", "NumberOfWorkers"):
        if name in properties:
            yield f"Python shell jobs have no {name}"


def _spark(properties: Mapping[str, Any]) -> Iterator[str]:
    version = properties.get("GlueVersion")
    if version is None:
        yield "it has no GlueVersion, and what Glue gave it may be another than today's default"
    elif (
        nearest_version(version) is None and "Timeout" not in properties and properties["Command"]["Name"] == SPARK_ETL
    ):
        yield "its timeout depends on its GlueVersion, which is not known"
    if not {"WorkerType", "NumberOfWorkers", "MaxCapacity", "AllocatedCapacity"} & properties.keys():
        yield "it has no capacity, and what Glue gave it may be another than today's default"
    yield from _language(properties)


def _language(properties: Mapping[str, Any]) -> Iterator[str]:
    arguments, fixed = properties.get("DefaultArguments", {}), properties.get("NonOverridableArguments", {})
    language, python = arguments.get(LANGUAGE, "python"), properties["Command"].get("PythonVersion")
    script = str(properties["Command"].get("ScriptLocation")).lower()
    if language not in ("python", "scala") or fixed.get(LANGUAGE, language) != language:
        yield f"{LANGUAGE} is neither python nor scala alone"
    elif language == "scala":
        if (
            not isinstance(arguments.get("--class"), str)
            or fixed.get("--class", arguments["--class"]) != arguments["--class"]
        ):
            yield "Scala needs one --class"
        if script.endswith(".py"):
            yield "its language is Scala, its script's name Python's"
    else:
        if script.endswith(".scala"):
            yield "its language is Python, its script's name Scala's"
        if python is None and not _has_python_3_alone(properties.get("GlueVersion")):
            yield "it has no PythonVersion, and its Glue version may give it Python 2"
        elif python not in (None, "3"):
            yield f"its PythonVersion is {python!r}, and that of Spark jobs is 3"


def _has_python_3_alone(version: object) -> bool:
    """Whether a Spark job without a PythonVersion cannot run Python 2, which Glue 1.0 still had."""
    known = nearest_version(version)
    return known is not None and known.python.startswith("3")
