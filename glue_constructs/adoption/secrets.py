"""Secrets in the arguments of imported jobs, which are written to secrets.json instead of the app's source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.expressions import Code, string_literal
from glue_constructs.rules import check_job

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.adoption.found_job import FoundJob

_RULE = "secret-in-argument"
ARGUMENTS = ("DefaultArguments", "NonOverridableArguments")
"""The properties that hold arguments."""


class Secrets:
    """The content of secrets.json: secrets by construct id and argument."""

    def __init__(self) -> None:
        self.by_job: dict[str, dict[str, str]] = {}

    def secret_keys(self, found: FoundJob, properties: Mapping[str, Any]) -> frozenset[str]:
        """Return the keys of arguments whose values are secrets, according to the rule or the job's source."""
        reported = [finding.property for finding in check_job(properties) if finding.name == _RULE]
        keys = {key for name in ARGUMENTS for key in _map(properties, name) if f"{name}.{key}" in reported}
        return found.secrets | keys

    def mask(
        self, id: str, properties: Mapping[str, Any], synthesized: Mapping[str, Any], secret_keys: frozenset[str]
    ) -> dict[str, Any]:
        """Replace each secret in a job's properties with an expression that reads it from secrets.json.

        Args:
            id: The job's construct id.
            properties: The job's properties.
            synthesized: The job's properties in the template.
            secret_keys: The keys of the secrets.
        """
        masked = dict(properties)
        for name in ARGUMENTS:
            values = _map(synthesized, name)
            secrets = {key: item for key, item in values.items() if key in secret_keys and isinstance(item, str)}
            if secrets:
                expressions = {key: self._store(id, key, value, name) for key, value in secrets.items()}
                masked[name] = {**_map(properties, name), **expressions}
        return masked

    def _store(self, id: str, key: str, value: str, name: str) -> Code:
        secrets = self.by_job.setdefault(id, {})
        # An argument may be in both properties, with different values.
        label = key if secrets.get(key, value) == value else f"{key} of {name}"
        secrets[label] = value
        return Code(f"SECRETS[{string_literal(id)}][{string_literal(label)}]")


def _map(properties: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = properties.get(name)
    return value if isinstance(value, dict) else {}
