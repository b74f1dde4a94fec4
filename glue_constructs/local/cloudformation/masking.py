"""Masking secret values in the events of a stack."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# Paths of properties whose value is a secret. CloudFormation shows them unless they come from a NoEcho parameter or a
# dynamic reference; the embedded AWS always masks them.
_SECRET_PROPERTIES = {
    "AWS::Glue::Connection": ("ConnectionInput", "ConnectionProperties", "PASSWORD"),
    "AWS::SecretsManager::Secret": ("SecretString",),
}


def secret_values(kind: str, properties: Mapping[str, Any]) -> set[str]:
    """Return the secret values in the properties of a resource."""
    value: Any = properties
    for name in _SECRET_PROPERTIES.get(kind, ("",)):
        value = value.get(name) if hasattr(value, "get") else None
    return {value} if isinstance(value, str) and value else set()


def mask(text: str, secrets: Collection[str], *, is_json: bool = False) -> str:
    """Replace the secrets in a string or in JSON. The longest is replaced first: it may contain another secret."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(json.dumps(secret)[1:-1] if is_json else secret, "****")
    return text
