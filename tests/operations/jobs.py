"""Job definitions for the tests of costs."""

from __future__ import annotations

from typing import Any


def spark(*, command: str = "glueetl", **properties: Any) -> dict[str, Any]:
    """Return a Spark job with ten G.1X workers and a timeout of 8 hours, without the properties that are None."""
    job = {
        "Role": "arn:aws:iam::123456789012:role/Glue",
        "Command": {"Name": command, "ScriptLocation": "s3://scripts/clean.py"},
        "GlueVersion": "5.1",
        "WorkerType": "G.1X",
        "NumberOfWorkers": 10,
        "Timeout": 480,
        **properties,
    }
    return {name: value for name, value in job.items() if value is not None}


def shell(**properties: Any) -> dict[str, Any]:
    """Return a Python shell job with a timeout of one hour."""
    return {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "Timeout": 60, **properties}


SCALING = {"--enable-auto-scaling": "true"}
PARAMETER = {"Ref": "Parameter"}
