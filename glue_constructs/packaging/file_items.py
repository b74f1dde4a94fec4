"""The items of a validated list of files: objects in S3, assets, local files, and archives of local modules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from glue_constructs.packaging.location import Placed, arn, s3_object
from glue_constructs.packaging.named_asset import NamedAsset

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aws_cdk.aws_s3_assets import Asset
    from constructs import Construct


class FileItem(Protocol):
    """One item of a list of files."""

    @property
    def known_location(self) -> object:
        """The location for the rules before assets are created: a URI or an intrinsic function."""

    def place(self, scope: Construct) -> Placed:
        """Upload the item to S3 when the scope's stack is deployed; return its location."""


@dataclass(frozen=True)
class InS3:
    """An object that is already in S3."""

    uri: str

    @property
    def known_location(self) -> object:
        """The URI."""
        return self.uri

    def place(self, _scope: Construct) -> Placed:
        """Return the location of the object."""
        return s3_object(self.uri)


@dataclass(frozen=True)
class OfAsset:
    """An asset of the app."""

    asset: Asset

    @property
    def known_location(self) -> object:
        """An intrinsic function: the bucket is unknown at synth."""
        return {"Ref": "Asset"}

    def place(self, _scope: Construct) -> Placed:
        """Return the location of the asset."""
        asset = self.asset
        return Placed(asset.s3_object_url, arn(f"{asset.s3_bucket_name}/{asset.s3_object_key}"))


@dataclass(frozen=True)
class LocalFile:
    """A local file, which keeps its name."""

    path: Path

    @property
    def known_location(self) -> object:
        """An intrinsic function: the bucket is unknown at synth."""
        return {"Ref": "LocalFile"}

    def place(self, scope: Construct) -> Placed:
        """Upload the file; return its location."""
        return NamedAsset.of(self.path).place(scope)


@dataclass(frozen=True)
class LocalModules:
    """Local modules and packages, which become one archive.

    Attributes:
        name: The file name of the archive.
        files: The files by their names in the archive.
        pack: The function that creates the archive.
    """

    name: str
    files: Mapping[str, Path]
    pack: Packer

    @property
    def known_location(self) -> object:
        """An intrinsic function: the bucket is unknown at synth."""
        return {"Ref": "LocalModules"}

    def place(self, scope: Construct) -> Placed:
        """Pack and upload the files; return the location of the archive."""
        content = self.pack({name: path.read_bytes() for name, path in self.files.items()})
        return NamedAsset(self.name, content).place(scope)


class Packer(Protocol):
    """A function that creates an archive of files by their names in it."""

    def __call__(self, files: Mapping[str, bytes], /) -> bytes: ...  # noqa: D102  # see the class
