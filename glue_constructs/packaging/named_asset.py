"""Files that keep their names in S3.

The CDK's own `Asset` puts a file at ``<hash>.<extension>``: a module cannot be imported by such a name, and pip
refuses a wheel that has it (aws-cdk issues 20481 and 21753). Here the key is ``<hash of the content>/<name>``, in the
same bucket, uploaded by the same CLI, without a resource or a function of its own.
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
    """A file on its way to S3, under its own name.

    Attributes:
        name: The name that its key ends in.
        content: The file, or its bytes.
    """

    name: str
    content: Path | bytes

    @classmethod
    def of(cls, path: Path) -> NamedAsset:
        """A local file, under the name that it has."""
        return cls(path.name, path)

    @property
    def known_location(self) -> Mapping[str, str]:
        """The location as the rules may see it before anything is made: there is none yet."""
        return {"Ref": "NamedAsset"}

    def place(self, scope: Construct) -> Placed:
        """Copy the file into the cloud assembly and have the CLI upload it when the scope's stack is deployed."""
        return _Uploads.of(scope).add(self)


class _Uploads(Construct):
    """What a stack uploads: one a stack, without resources."""

    def __init__(self, scope: Stack, id: str) -> None:
        super().__init__(scope, id)
        self._synthesizer = self._bound_synthesizer()
        stage = cast("Stage", Stage.of(scope))  # a stack without an app makes one for itself
        self._assembly, self._assets = stage.outdir, Path(stage.asset_outdir)

    @classmethod
    def of(cls, scope: Construct) -> _Uploads:
        stack, id = Stack.of(scope), "GlueConstructsUploads"  # noqa: A001  # as everywhere in constructs
        found = stack.node.try_find_child(id)
        return found if isinstance(found, _Uploads) else cls(stack, id)

    def _bound_synthesizer(self) -> IStackSynthesizer:
        """The synthesizer that the stack really uses.

        `Stack.synthesizer` cannot be asked: of a synthesizer that was made in Python jsii answers with the original,
        but the stack uses a copy that is bound to it. A nested stack hands on to the copy, and may go again at once.
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
            # The synthesizers add the file's extension again.
            source_hash=f"{digest}/{_stem(asset.name)}",
            file_name=os.path.relpath(staged, self._assembly),
            packaging=FileAssetPackaging.FILE,
            display_name=asset.name,
        )
        # Not location.s3_object_url: as one token it would hide the name, which decides where a file goes.
        path = f"{location.bucket_name}/{location.object_key}"
        return Placed(f"s3://{path}", arn(path), asset.name)


def _stem(name: str) -> str:
    """The name without what Node calls its extension: the last dot and what follows, unless the dot is the first."""
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
    """Write a file whole or not at all: an assembly may be read, or written by another process, meanwhile."""
    if target.exists():  # the folder's name says its content
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
