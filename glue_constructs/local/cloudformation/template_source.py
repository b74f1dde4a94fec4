"""Reading templates from S3."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from botocore.exceptions import ClientError, ParamValidationError

from glue_constructs.local.cloudformation.errors import ValidationError

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients


class TemplateSource:
    """Reads templates by their TemplateURL."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def read(self, url: str) -> str:
        """Return the body of a template.

        Args:
            url: Path-style with any host (`https://127.0.0.1:4566/bucket/key`, `https://s3.us-east-1.amazonaws.com/bucket/key`),
                or with the bucket in the host (`https://bucket.s3.amazonaws.com/key`).

        Raises:
            ValidationError: There is no such object.
        """
        parts = urlsplit(url)
        host, path = parts.hostname or "", unquote(parts.path).lstrip("/")
        in_host, dot, _ = host.partition(".s3")
        in_path, _, rest = path.partition("/")
        bucket, key = (in_host, path) if dot and host.endswith(".amazonaws.com") else (in_path, rest)
        try:
            return str(self._clients.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read().decode())
        except (ClientError, ParamValidationError) as error:
            raise ValidationError(f"S3 error: {error}") from None
