"""The reasons why a construct of this library would change a job."""

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
"""The argument with the language of a Spark job."""

# The constructs take any other value as the path of a local file.
_IN_S3 = re.compile(r"s3:.+", re.IGNORECASE | re.DOTALL)
_SECRETS = ("{{resolve:secretsmanager:", "{{resolve:ssm-secure:")
# Next to MaxCapacity it is dropped when the job is read; without it, it is the job's capacity.
_OLD = {"AllocatedCapacity"}
# The properties whose members a construct reads.
_READ = ("Command", "DefaultArguments", "NonOverridableArguments", *(name for name in STRUCTURES if name != "Command"))


def reasons_of(properties: Mapping[str, Any], command: object) -> Iterator[str]:
    """Yield the reasons why no construct of this library would leave the job unchanged, as clauses."""
    if command == RAY:
        yield "it is a Ray job, and AWS Glue for Ray is closed to new customers"
    elif unknown := [name for name in _READ if isinstance(properties.get(name), Code)]:
        yield from (f"its {name} is unknown at synth" for name in unknown)
    elif not isinstance(command, str) or command not in (*SPARK, PYTHON_SHELL):
        yield f"there is no construct for the command {command!r}"
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
        f"{key} resolves to a secret's value, which the constructs refuse: pass the secret's ARN instead"
        for arguments in ("DefaultArguments", "NonOverridableArguments")
        for key, value in properties.get(arguments, {}).items()
        if isinstance(value, str) and any(secret in value for secret in _SECRETS)
    )


def _shell(properties: Mapping[str, Any]) -> Iterator[str]:
    if "PythonVersion" not in properties["Command"]:
        yield "it has no PythonVersion, and the default for Python shell jobs is not documented"
    for name in ("WorkerType", "NumberOfWorkers"):
        if name in properties:
            yield f"Python shell jobs have no {name}"


def _spark(properties: Mapping[str, Any]) -> Iterator[str]:
    version = properties.get("GlueVersion")
    if version is None:
        yield "it has no GlueVersion, and the default when it was created may differ from today's"
    elif (
        nearest_version(version) is None and "Timeout" not in properties and properties["Command"]["Name"] == SPARK_ETL
    ):
        yield "its timeout depends on its GlueVersion, which is unknown"
    if not {"WorkerType", "NumberOfWorkers", "MaxCapacity", "AllocatedCapacity"} & properties.keys():
        yield "it has no capacity, and the default when it was created may differ from today's"
    yield from _language(properties)


def _language(properties: Mapping[str, Any]) -> Iterator[str]:
    arguments, fixed = properties.get("DefaultArguments", {}), properties.get("NonOverridableArguments", {})
    language, python = arguments.get(LANGUAGE, "python"), properties["Command"].get("PythonVersion")
    script = str(properties["Command"].get("ScriptLocation")).lower()
    if language not in ("python", "scala") or fixed.get(LANGUAGE, language) != language:
        yield f"{LANGUAGE} is neither python nor scala, or has two values"
    elif language == "scala":
        if (
            not isinstance(arguments.get("--class"), str)
            or fixed.get("--class", arguments["--class"]) != arguments["--class"]
        ):
            yield "Scala needs one --class"
        if script.endswith(".py"):
            yield "its language is Scala and its script is a .py file"
    else:
        if script.endswith(".scala"):
            yield "its language is Python and its script is a .scala file"
        if python is None and not _has_python_3_alone(properties.get("GlueVersion")):
            yield "it has no PythonVersion, and its Glue version may run Python 2"
        elif python not in (None, "3"):
            yield f"its PythonVersion is {python!r}, and Spark jobs of this library have 3"


def _has_python_3_alone(version: object) -> bool:
    """Whether Spark jobs of a Glue version without a PythonVersion run Python 3; Glue 1.0 has Python 2 too."""
    known = nearest_version(version)
    return known is not None and known.python.startswith("3")
