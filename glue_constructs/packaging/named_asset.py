"""Assets that keep their file names in S3.

The key of the CDK's `Asset` is ``<hash>.<extension>``: a module cannot be imported by such a name, and pip refuses such
a wheel (aws-cdk issues 20481 and 21753). The key of a `NamedAsset` is ``<hash of the content>/<name>``, in the same
bucket, uploaded by the same CLI, without additional resources.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from aws_cdk import FileAssetPackaging, NestedStack, Stack, Stage
from constructs import Construct

from glue_constructs.packaging.location import Placed, arn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk import IStackSynthesizer


@dataclass(frozen=True)
class NamedAsset:
    """A file to upload to S3 with its file name.

    Attributes:
        name: The file name at the end of the key.
        content: The file, or its bytes.
    """

    name: str
    content: Path | bytes

    @classmethod
    def of(cls, path: Path) -> NamedAsset:
        """Return an asset of a local file with its name."""
        return cls(path.name, path)

    @property
    def known_location(self) -> Mapping[str, str]:
        """The location for the rules before the asset is created: an intrinsic function, because it is unknown."""
        return {"Ref": "NamedAsset"}

    def place(self, scope: Construct) -> Placed:
        """Copy the file to the cloud assembly, so that the CLI uploads it when the scope's stack is deployed."""
        return _Uploads.of(scope).add(self)


class _Uploads(Construct):
    """The uploads of a stack: one construct per stack, without resources."""

    def __init__(self, scope: Stack, id: str) -> None:
        super().__init__(scope, id)
        self._synthesizer = self._bound_synthesizer()
        stage = cast("Stage", Stage.of(scope))  # a stack without an app creates one
        self._assembly, self._assets = stage.outdir, Path(stage.asset_outdir)

    @classmethod
    def of(cls, scope: Construct) -> _Uploads:
        stack, id = Stack.of(scope), "GlueConstructsUploads"  # noqa: A001  # as everywhere in constructs
        found = stack.node.try_find_child(id)
        return found if isinstance(found, _Uploads) else cls(stack, id)

    def _bound_synthesizer(self) -> IStackSynthesizer:
        """Return the synthesizer that the stack actually uses.

        For a synthesizer created in Python, jsii returns the original as `Stack.synthesizer`, but the stack uses a
        bound copy. The synthesizer of a nested stack delegates to that copy; the nested stack is removed immediately.
        """
        synthesizer = NestedStack(self, "Bound").synthesizer
        self.node.try_remove_child("Bound")
        self.node.try_remove_child("Bound.NestedStack")
        return synthesizer

    def add(self, asset: NamedAsset) -> Placed:
        digest = _sha256(asset.content)
        staged = self._assets / f"asset.{digest}" / asset.name
        _copy(asset.content, staged)
        location = self._synthesizer.add_file_asset(
            # The synthesizers append the file's extension.
            source_hash=f"{digest}/{_stem(asset.name)}",
            file_name=os.path.relpath(staged, self._assembly),
            packaging=FileAssetPackaging.FILE,
            display_name=asset.name,
        )
        # Not location.s3_object_url: it is one token, which would hide the file name.
        path = f"{location.bucket_name}/{location.object_key}"
        return Placed(f"s3://{path}", arn(path), asset.name)


def _stem(name: str) -> str:
    """Return a file name without Node's extension: the part from the last dot on, unless the name starts with it."""
    dot = name.rfind(".")
    return name[:dot] if dot > 0 else name


def _sha256(content: Path | bytes) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    digest = hashlib.sha256()
    with content.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _copy(content: Path | bytes, target: Path) -> None:
    """Write a file atomically, because other processes may read or write the assembly concurrently."""
    if target.exists():  # the folder's name is a hash of the content
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".")
    with os.fdopen(handle, "wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, file)
    Path(name).chmod(0o644)
    Path(name).replace(target)
