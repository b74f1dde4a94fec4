"""Keeping secret values out of a stack's history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# Properties whose value is a secret, by path. CloudFormation itself shows them, unless they come from a NoEcho
# parameter or a dynamic reference; nobody is helped by seeing them here.
_SECRET_PROPERTIES = {
    "AWS::Glue::Connection": ("ConnectionInput", "ConnectionProperties", "PASSWORD"),
    "AWS::SecretsManager::Secret": ("SecretString",),
}


def secret_values(kind: str, properties: Mapping[str, Any]) -> set[str]:
    """The secret values among the properties of a resource."""
    value: Any = properties
    for name in _SECRET_PROPERTIES.get(kind, ("",)):
        value = value.get(name) if hasattr(value, "get") else None
    return {value} if isinstance(value, str) and value else set()


def mask(text: str, secrets: Collection[str], *, is_json: bool = False) -> str:
    """A text, or a JSON text, without the secrets. The longest first: one may hold another."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(json.dumps(secret)[1:-1] if is_json else secret, "****")
    return text
