"""A job's script: a local file, an object in S3, or an asset."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidScript
from glue_constructs.packaging.location import arn, arn_of_uri, is_asset, is_local

if TYPE_CHECKING:
    from typing import TypeAlias

    from aws_cdk.aws_s3_assets import Asset
    from constructs import Construct

ScriptSource: TypeAlias = "str | os.PathLike[str] | Asset"


class Script:
    """The script of a job.

    Args:
        source: A local path (uploaded as an asset), an ``s3://bucket/key`` URI, or an `Asset`.

    Raises:
        InvalidScript: The file does not exist, or is a directory.
    """

    def __init__(self, source: ScriptSource) -> None:
        self._source = source
        if self.is_local:
            _require_file(os.fspath(source))  # type: ignore[arg-type]  # is_local excludes assets
        elif not isinstance(source, str) and not is_asset(source):
            raise InvalidScript(f"script must be a path, an s3:// URI or an aws_s3_assets.Asset, got {source!r}")

    @property
    def is_local(self) -> bool:
        """Whether the script is a file on this machine."""
        return is_local(self._source)

    @property
    def path(self) -> Path | None:
        """The local file; None for an S3 URI or an asset."""
        return Path(os.fspath(self._source)) if self.is_local else None  # type: ignore[arg-type]  # excludes assets

    @property
    def known_location(self) -> object:
        """The location for the rules before assets are created: a URI or an intrinsic function."""
        return self._source if isinstance(self._source, str) and not self.is_local else {"Ref": "Script"}

    def place(self, scope: Construct) -> tuple[str, str]:
        """Create an asset for a local file; return the script's S3 URI and its ARN."""
        if isinstance(self._source, str) and not self.is_local:
            return self._source, arn_of_uri(self._source)
        asset = self._asset(scope)
        return asset.s3_object_url, arn(f"{asset.s3_bucket_name}/{asset.s3_object_key}")

    def _asset(self, scope: Construct) -> Asset:
        from aws_cdk.aws_s3_assets import Asset  # noqa: PLC0415  # takes 0.1 s, so only for local scripts

        if isinstance(self._source, Asset):
            return self._source
        # Absolute: the jsii process keeps its initial working directory, this process may change it.
        return Asset(scope, "Script", path=os.path.abspath(os.fspath(self._source)))  # noqa: PTH100  # not resolved


def _require_file(given: str) -> None:
    # An empty path would be the working directory.
    if given and Path(given).is_dir():
        raise InvalidScript(f"script must be a file, got the directory {given!r}; use the path of the script in it")
    if not given or not Path(given).is_file():
        raise InvalidScript(
            f"script must be an existing file or an s3:// URI, got {given!r}, which does not exist"
            f" (looked in {str(Path.cwd())!r}); a path based on Path(__file__) does not depend on that folder"
        )
