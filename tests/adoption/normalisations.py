"""The differences between a definition and its imported job, with the reasons why they do not change the job.

=========================================== ==========================================================================
in the definition                           in the app
=========================================== ==========================================================================
an argument ``true`` or ``5``               ``"true"``, ``"5"``: arguments are strings, CloudFormation converts them
a number or a flag in quotes                without quotes: CloudFormation converts them
an empty list or object                     omitted: the CDK writes no empty values
a default of the service                    omitted, or added, because the constructs always set it:
                                            MaxRetries 0, Timeout (480 minutes, 2,880 before Glue 5.0 and on Python
                                            shell), MaxConcurrentRuns 1, JobMode SCRIPT, ExecutionClass STANDARD,
                                            JobRunQueuingEnabled false, Description "", PythonVersion 3 and
                                            --job-language python of Spark jobs, MaxCapacity 0.0625 of Python shell jobs
Python shell without a GlueVersion          3.0: the service ignores it there, and the construct always sets it
Scala with a PythonVersion                  omitted: it has no effect
``Fn::Sub``                                 ``Fn::Join``: the CDK's form of strings with references
LogUri                                      omitted: reserved by the service
=========================================== ==========================================================================
"""

from __future__ import annotations

from typing import Any

_DEFAULTS = {
    "Description": "",
    "ExecutionClass": "STANDARD",
    "ExecutionProperty": {"MaxConcurrentRuns": 1},
    "JobMode": "SCRIPT",
    "JobRunQueuingEnabled": False,
    "MaxRetries": 0,
}


def normal(definition: dict[str, Any]) -> dict[str, Any]:
    """Return a definition in normal form: equal for definitions of the same job."""
    definition = _joined(definition)
    job = {name: value for name, value in definition.items() if name != "LogUri" and value not in ({}, [])}
    if job.get("Connections") == {"Connections": []}:
        del job["Connections"]
    arguments = {key: _text(value) for key, value in job.get("DefaultArguments", {}).items()}
    job["Command"] = dict(job["Command"])
    command, version = job["Command"]["Name"], job.get("GlueVersion")
    job.update({name: int(job[name]) for name in ("NumberOfWorkers", "Timeout") if str(job.get(name)).isdigit()})
    if command in ("glueetl", "gluestreaming"):
        if arguments.get("--job-language") == "scala":
            job["Command"].pop("PythonVersion", None)
        else:
            arguments.setdefault("--job-language", "python")
            if version not in (None, "0.9", "1.0"):
                job["Command"].setdefault("PythonVersion", "3")
    if command == "glueetl" and version is not None:
        job.setdefault("Timeout", 480 if version >= "5" else 2880)
    if command == "pythonshell":
        for name, value in {"MaxCapacity": 0.0625, "Timeout": 2880, "GlueVersion": "3.0"}.items():
            job.setdefault(name, value)
    job["DefaultArguments"] = arguments
    return {name: value for name, value in job.items() if value != _DEFAULTS.get(name, ...)}


def _joined(value: Any) -> Any:
    """Return a value with each string that contains references as one string."""
    if isinstance(value, list):
        return [_joined(item) for item in value]
    if not isinstance(value, dict):
        return value
    match value:
        case {"Ref": name}:
            return f"${{{name}}}"
        case {"Fn::Sub": str(text)}:
            return text
        case {"Fn::Join": [delimiter, items]}:
            return delimiter.join(map(_joined, items))
    return {key: _joined(item) for key, item in value.items()}


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (int, float)) else value
