"""Jobs that the tests of costs share."""

from __future__ import annotations

from typing import Any


def spark(*, command: str = "glueetl", **properties: Any) -> dict[str, Any]:
    """Ten G.1X workers for at most 8 hours; a property that is None is left out."""
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
    """A Python shell job for at most an hour."""
    return {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "Timeout": 60, **properties}


SCALING = {"--enable-auto-scaling": "true"}
PARAMETER = {"Ref": "Parameter"}
