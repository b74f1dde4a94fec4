"""AWS::SecretsManager::Secret. moto has no CloudFormation model of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.provider import ProvisionedResource, ProvisioningFailed
from glue_constructs.local.cloudformation.providers.api import (
    ApiProvider,
    ignore_not_found,
    name_or_generated,
    pick,
    removed_items,
    tag_map,
)

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource

# The parameters of GetRandomPassword, which GenerateSecretString has under the same names.
_PASSWORD = (
    "ExcludeCharacters",
    "ExcludeLowercase",
    "ExcludeNumbers",
    "ExcludePunctuation",
    "ExcludeUppercase",
    "IncludeSpace",
    "PasswordLength",
    "RequireEachIncludedType",
)
_VALUE = ("SecretString", "GenerateSecretString")


class SecretProvider(ApiProvider):
    """Provider of secrets. No event and no log contains their values: a generated value never leaves the service.

    Replicas are accepted and have no effect: the embedded AWS has one Region.
    """

    service = "secretsmanager"
    create_only = ("Name",)

    def create(self, request: Request) -> ProvisionedResource:
        """Create the secret with the given or a generated value, or without a value if neither property is set."""
        properties = request.properties
        arn = self.client.create_secret(
            Name=name_or_generated(request, "Name", limit=512),
            Tags=properties.get("Tags", []),
            **pick(properties, ("Description", "KmsKeyId")),
            **self._value(request),
        )["ARN"]
        return ProvisionedResource(arn, {"Id": arn}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the description, key and value. The value changes only if its properties change."""
        arn, properties = current.physical_id or "", request.properties
        is_same = all(properties.get(name) == current.properties.get(name) for name in _VALUE)
        value = {} if is_same else self._value(request)
        self.client.update_secret(
            SecretId=arn, Description=properties.get("Description", ""), **pick(properties, ("KmsKeyId",)), **value
        )
        removed = list(removed_items(tag_map(current.properties), tag_map(properties)))
        self.client.untag_resource(SecretId=arn, TagKeys=removed)
        self.client.tag_resource(SecretId=arn, Tags=properties.get("Tags", []))
        return ProvisionedResource(arn, current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the secret without a recovery window, as CloudFormation does, to make its name available again."""
        ignore_not_found(self.client.delete_secret, SecretId=current.physical_id, ForceDeleteWithoutRecovery=True)

    def _value(self, request: Request) -> dict[str, str]:
        """Return the SecretString.

        Raises:
            ProvisioningFailed: SecretString and GenerateSecretString are both set, or SecretStringTemplate is not a
                JSON object.
        """
        given, generated = (request.properties.get(name) for name in _VALUE)
        if given is not None and generated is not None:
            raise ProvisioningFailed("You can't specify both SecretString and GenerateSecretString")
        if generated is None:
            return {} if given is None else {"SecretString": given}
        password: str = self.client.get_random_password(**_typed(pick(generated, _PASSWORD)))["RandomPassword"]
        if "GenerateStringKey" not in generated and "SecretStringTemplate" not in generated:
            return {"SecretString": password}
        return {"SecretString": _filled(generated, password)}


def _filled(generated: dict[str, Any], password: str) -> str:
    """Return SecretStringTemplate with the password under GenerateStringKey."""
    try:
        members = json.loads(generated["SecretStringTemplate"])
        return json.dumps({**members, generated["GenerateStringKey"]: password})
    except (KeyError, TypeError, ValueError):
        raise ProvisioningFailed(
            "GenerateSecretString must have both SecretStringTemplate, a JSON object, and GenerateStringKey, "
            f"got {pick(generated, ('SecretStringTemplate', 'GenerateStringKey'))!r}"
        ) from None


def _typed(options: dict[str, Any]) -> dict[str, Any]:
    """Convert the options, in which scalars may be strings."""
    booleans = {"true": True, "false": False}
    typed = {name: booleans.get(value, value) if isinstance(value, str) else value for name, value in options.items()}
    return {**typed, **({"PasswordLength": int(typed["PasswordLength"])} if "PasswordLength" in typed else {})}
