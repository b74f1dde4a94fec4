"""The stacks, nested stacks and stages of a cloud assembly, the output folder of the synth (cdk.out)."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from glue_constructs.templates.members import as_mapping, resources_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MANIFEST = "manifest.json"

_STACK = "aws:cloudformation:stack"
_STAGE = "cdk:cloud-assembly"
_NESTED = "AWS::CloudFormation::Stack"
# CDK names files in the asset bucket by the hash of their content.
_ASSET = re.compile(r"([0-9a-f]{64})\.json")


class StackArtifact:
    """One stack of a cloud assembly.

    Args:
        folder: The folder of its manifest.
        name: Its name in the manifest.
        artifact: Its entry in the manifest.
    """

    def __init__(self, folder: Path, name: str, artifact: Mapping[str, Any]) -> None:
        self._folder = folder
        self._name = name
        self._artifact = artifact
        self.file: Path = folder / artifact["properties"]["templateFile"]

    @property
    def region(self) -> str | None:
        """The stack's Region; None when it is unknown at synth."""
        _, _, region = str(self._artifact.get("environment", "")).rpartition("/")
        return None if region in ("", "unknown-region") else region

    @property
    def path(self) -> str:
        """The stack's path in the construct tree, "Production/Orders"."""
        return str(self._artifact.get("displayName", self._name))

    @cached_property
    def metadata(self) -> Mapping[str, Any]:
        """CDK's metadata of the stack's constructs, by path; newer CDK versions write it into a separate file."""
        separate = self._artifact.get("additionalMetadataFile")
        inline: Mapping[str, Any] = self._artifact.get("metadata", {})
        return {**inline, **_read(self._folder / separate)} if separate else inline

    def templates(self) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """Yield the stack's template and those of its nested stacks, each after its parent."""
        files = [self.file]
        for file in files:
            template = _read(file)
            yield file, template
            files += [nested for nested in dict.fromkeys(self.nested(template).values()) if nested not in files]

    def nested(self, template: Mapping[str, Any]) -> dict[str, Path]:
        """Return the template files of nested stacks by logical id, as far as they are in the assembly."""
        resources = {logical_id: as_mapping(each) for logical_id, each in resources_of(template).items()}
        nested = {logical_id: self._file_of(r) for logical_id, r in resources.items() if r.get("Type") == _NESTED}
        return {logical_id: self._folder / name for logical_id, name in nested.items() if name}

    def assets(self) -> Mapping[str, Any]:
        """Return the entries of files and images in the stack's asset manifest, by id: the hash of the content."""
        file = self._folder / f"{self._name}.assets.json"
        manifest = _read(file) if file.is_file() else {}
        return {**manifest.get("files", {}), **manifest.get("dockerImages", {})}

    def _file_of(self, resource: Mapping[str, Any]) -> str | None:
        # Only an app that is run by CDK's command line has this metadata.
        if known := as_mapping(resource.get("Metadata")).get("aws:asset:path"):
            return str(known)
        url = json.dumps(as_mapping(resource.get("Properties")).get("TemplateURL"))
        return next((self._files[digest] for digest in _ASSET.findall(url) if digest in self._files), None)

    @cached_property
    def _files(self) -> dict[str, str]:
        """The files of the stack's assets, by hash."""
        return {digest: each["source"]["path"] for digest, each in self.assets().items() if "path" in each["source"]}


def read_stacks(folder: Path) -> list[StackArtifact]:
    """Return the stacks of one folder of a cloud assembly, without those of its stages."""
    return [
        StackArtifact(folder, name, artifact)
        for name, artifact in _read(folder / MANIFEST).get("artifacts", {}).items()
        if artifact.get("type") == _STACK
    ]


def read_stages(folder: Path) -> list[Path]:
    """Return the folders of a cloud assembly's stages, without nested stages."""
    artifacts = _read(folder / MANIFEST).get("artifacts", {}).values()
    return [folder / each["properties"]["directoryName"] for each in artifacts if each.get("type") == _STAGE]


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_bytes())
    return content
