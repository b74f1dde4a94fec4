"""Jars, data files and virtual environments: arguments that list objects in S3."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import UNKNOWN_UNTIL_DEPLOY, FeatureOutput, PartialValue
from glue_constructs.jobs.role.statements import allow
from glue_constructs.model.parameters import PARAMETER_OF_PROP
from glue_constructs.packaging.plain_files import DataFiles, JavaArchives

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue, Feature
    from glue_constructs.jobs.role.statements import Statement
    from glue_constructs.packaging.location import Placed, Source
    from glue_constructs.packaging.sources import Sources


@dataclass(frozen=True)
class Files:
    """An argument that lists files.

    Attributes:
        prop: The name of the prop.
        key: The argument.
        given: The files, as the user passed them.
        sources: The files, for upload.
    """

    prop: str
    key: str
    given: Sequence[Source]
    sources: Sources

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return the list; of files that are not uploaded yet it has the names."""
        return {self.key: declared_locations(self.given, self.sources.known_locations)}

    def bind(self, job: Construct) -> FeatureOutput:
        """Upload local files. The role may read these objects only."""
        placed = self.sources.place(job)
        return FeatureOutput({self.key: ",".join(file.uri for file in placed)}, allow_reading(placed))


def extra_jars_feature(sources: Sequence[Source]) -> list[Feature]:
    """Return the feature of the prop ``extra_jars``; none if the list is empty."""
    jars = JavaArchives(require_file_list("extra_jars", sources))
    return [Files("extra_jars", PARAMETER_OF_PROP["extra_jars"].name, sources, jars)] if sources else []


def extra_files_feature(sources: Sequence[Source]) -> list[Feature]:
    """Return the feature of the prop ``extra_files``; none if the list is empty."""
    files = DataFiles(require_file_list("extra_files", sources))
    return [Files("extra_files", PARAMETER_OF_PROP["extra_files"].name, sources, files)] if sources else []


def python_virtual_env_feature(source: Source) -> list[Feature]:
    """Return the feature of the prop ``python_virtual_env``: one archive."""
    archive = DataFiles([source], prop="python_virtual_env")
    return [Files("python_virtual_env", PARAMETER_OF_PROP["python_virtual_env"].name, [source], archive)]


def require_file_list(prop: str, sources: Any) -> Sequence[Source]:
    """Return a prop's list of files. Packaging refuses a single path, with a message that shows the list to write."""
    if isinstance(sources, (Sequence, os.PathLike)):
        return sources  # type: ignore[return-value]  # packaging refuses a path
    raise InvalidInput(f"{prop} must be a list of paths, s3:// URIs or assets, got {sources!r}")


def declared_locations(given: Sequence[Source], locations: Sequence[object]) -> DeclaredValue:
    """Return a list of locations for the rules: a placeholder in S3, with the file's name, for each local file."""
    names = [_declared_location(source, location) for source, location in zip(given, locations, strict=True)]
    if None in names:
        return UNKNOWN_UNTIL_DEPLOY
    joined = ",".join(map(str, names))
    return joined if all(isinstance(location, str) for location in locations) else PartialValue(joined)


def _declared_location(source: Source, location: object) -> str | None:
    if isinstance(location, str):
        return location
    return f"s3://not-uploaded-yet/{os.path.basename(source)}" if isinstance(source, (str, os.PathLike)) else None  # noqa: PTH119  # a str or a PathLike


def allow_reading(placed: Iterable[Placed]) -> list[Statement]:
    """Return the statements that allow to read objects."""
    arns = [file.arn for file in placed]
    return [allow(["s3:GetObject"], arns)] if arns else []
