"""Values that templates read from outside of their stack: exports, SSM parameters and secrets."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from glue_constructs.local.cloudformation.errors import ValidationError

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients
    from glue_constructs.local.cloudformation.exports import Exports

# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
_DYNAMIC = re.compile(r"\{\{resolve:(ssm|ssm-secure|secretsmanager):([^}]+)\}\}")


class ServiceLookups:
    """Reads values from the services of the embedded AWS."""

    def __init__(self, clients: Clients, exports: Exports) -> None:
        self._clients = clients
        self._exports = exports

    def import_value(self, name: str) -> str:
        """Return the value of an export."""
        return self._exports.value(name)

    def ssm_parameter(self, name: str) -> str:
        """Return the value of an SSM parameter.

        Raises:
            ValidationError: There is no parameter of that name.
        """
        try:
            found = self._clients.client("ssm").get_parameter(Name=name, WithDecryption=True)
        except ClientError:
            raise ValidationError(
                f"Unable to fetch parameters [{name}] from parameter store for this account."
            ) from None
        return str(found["Parameter"]["Value"])

    def resolve_dynamic(self, expression: str, *, secrets: set[str]) -> str:
        """Return the string with every `{{resolve:...}}` in it resolved.

        Args:
            expression: The string.
            secrets: A set to which secret values are added.
        """

        def resolved(match: re.Match[str]) -> str:
            value = self._resolve(match.group(1), match.group(2))
            if match.group(1) != "ssm" and value:
                secrets.add(value)
            return value

        return _DYNAMIC.sub(resolved, expression)

    def _resolve(self, service: str, reference: str) -> str:
        if service != "secretsmanager":
            return self.ssm_parameter(reference)
        # secret-id:SecretString:json-key:version-stage:version-id; secret-id may be an ARN, which contains colons.
        name, _, rest = reference.partition(":SecretString")
        key = rest.lstrip(":").split(":")[0]
        try:
            secret = self._clients.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"]
        except ClientError as error:
            raise ValidationError(str(error)) from None
        return str(json.loads(secret)[key] if key else secret)
