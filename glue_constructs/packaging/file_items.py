"""What a list of files is made of, once it is judged: each part knows its place, or how to get one."""

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
        """The location as the rules may see it before anything is made."""

    def place(self, scope: Construct) -> Placed:
        """See to it that it is in S3 when the scope's stack is deployed."""


@dataclass(frozen=True)
class InS3:
    """An object that is in S3 already."""

    uri: str

    @property
    def known_location(self) -> object:
        """Its URI."""
        return self.uri

    def place(self, _scope: Construct) -> Placed:
        """Nothing to do."""
        return s3_object(self.uri)


@dataclass(frozen=True)
class OfAsset:
    """An asset that the app has made."""

    asset: Asset

    @property
    def known_location(self) -> object:
        """Not known: the bucket is the app's."""
        return {"Ref": "Asset"}

    def place(self, _scope: Construct) -> Placed:
        """Nothing to do but to ask."""
        asset = self.asset
        return Placed(asset.s3_object_url, arn(f"{asset.s3_bucket_name}/{asset.s3_object_key}"))


@dataclass(frozen=True)
class LocalFile:
    """A file on this machine, which keeps its name."""

    path: Path

    @property
    def known_location(self) -> object:
        """Not known: the bucket is the app's."""
        return {"Ref": "LocalFile"}

    def place(self, scope: Construct) -> Placed:
        """Upload it."""
        return NamedAsset.of(self.path).place(scope)


@dataclass(frozen=True)
class LocalModules:
    """Modules and packages on this machine, which become one archive.

    Attributes:
        name: The archive's name.
        files: The files by their names in the archive.
        pack: What makes the archive.
    """

    name: str
    files: Mapping[str, Path]
    pack: Packer

    @property
    def known_location(self) -> object:
        """Not known: the bucket is the app's."""
        return {"Ref": "LocalModules"}

    def place(self, scope: Construct) -> Placed:
        """Pack and upload them."""
        content = self.pack({name: path.read_bytes() for name, path in self.files.items()})
        return NamedAsset(self.name, content).place(scope)


class Packer(Protocol):
    """A function that makes an archive of files by their names in it."""

    def __call__(self, files: Mapping[str, bytes], /) -> bytes: ...  # noqa: D102  # the class says it
