"""Events of CloudFormation, in which every scalar is a string."""

from __future__ import annotations

from typing import Any

STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/Orders/5f1c"
PROPERTIES: dict[str, Any] = {
    "ServiceToken": "arn:aws:lambda:eu-west-1:123456789012:function:Entry",
    "ServiceTimeout": "900",
    "Version": "1",
    "Run": {"JobName": "orders", "Arguments": {"--day": "monday"}},
    "Job": {"Fingerprint": "aaaa", "MaxRetries": "0"},
    "ResetBookmark": "false",
    "Wait": "true",
    "WaitSeconds": "600",
    "RunOn": "CHANGE",
    "StopOnDelete": "true",
}


RESET: dict[str, Any] = {
    "ServiceToken": PROPERTIES["ServiceToken"],
    "ServiceTimeout": "900",
    "Version": "1",
    "Reset": {"JobName": "orders"},
    "RunOn": "CHANGE",
}


def properties(**changed: Any) -> dict[str, Any]:
    return {**PROPERTIES, **changed}


def event(kind: str, *, url: str = "http://127.0.0.1:9/never", request: str = "r-1", **changed: Any) -> dict[str, Any]:
    """Return a Create, Update or Delete of one resource; the old properties of an Update are the unchanged ones."""
    made: dict[str, Any] = {
        "RequestType": kind,
        "RequestId": request,
        "ResponseURL": url,
        "StackId": STACK,
        "LogicalResourceId": "OrdersNow",
        "ResourceType": "Custom::GlueJobRun",
        "ResourceProperties": properties(**changed),
    }
    if kind != "Create":
        made["PhysicalResourceId"] = "OrdersNow-1234"
    if kind == "Update":
        made["OldResourceProperties"] = properties()
    return made


def reset_event(kind: str, **changed: Any) -> dict[str, Any]:
    """Return a Create, Update or Delete of a resource that resets a bookmark."""
    made = {**event(kind), "ResourceType": "Custom::GlueBookmarkReset", "ResourceProperties": {**RESET, **changed}}
    return made | ({"OldResourceProperties": RESET} if kind == "Update" else {})
