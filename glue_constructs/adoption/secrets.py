"""Secrets among the arguments of found jobs: kept out of the app's source, which is for everyone to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.expressions import Code, text
from glue_constructs.rules import check_job

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.adoption.found_job import FoundJob

_RULE = "secret-in-argument"
ARGUMENTS = ("DefaultArguments", "NonOverridableArguments")
"""The properties that hold arguments."""


class Secrets:
    """What goes to secrets.json: by construct, by key."""

    def __init__(self) -> None:
        self.by_job: dict[str, dict[str, str]] = {}

    def secret_keys(self, found: FoundJob, properties: Mapping[str, Any]) -> frozenset[str]:
        """The keys of a job's arguments whose values are secrets: what a rule takes for one, or the source calls so."""
        told = [finding.property for finding in check_job(properties) if finding.name == _RULE]
        keys = {key for name in ARGUMENTS for key in _map(properties, name) if f"{name}.{key}" in told}
        return found.secrets | keys

    def mask(
        self, id: str, properties: Mapping[str, Any], made: Mapping[str, Any], kept: frozenset[str]
    ) -> dict[str, Any]:
        """The properties with an expression in the place of each secret.

        Args:
            id: The job's construct.
            properties: Its properties.
            made: The same, as the template has them.
            kept: The keys of the secrets.
        """
        clean = dict(properties)
        for name in ARGUMENTS:
            secret = {key: value for key, value in _map(made, name).items() if key in kept and isinstance(value, str)}
            if secret:
                places = {key: self._store(id, key, value, name) for key, value in secret.items()}
                clean[name] = {**_map(properties, name), **places}
        return clean

    def _store(self, id: str, key: str, value: str, name: str) -> Code:
        own = self.by_job.setdefault(id, {})
        # An argument may stand among both kinds, with two values.
        label = key if own.get(key, value) == value else f"{key} of {name}"
        own[label] = value
        return Code(f"SECRETS[{text(id)}][{text(label)}]")


def _map(properties: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = properties.get(name)
    return value if isinstance(value, dict) else {}
