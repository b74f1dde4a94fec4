"""Files beside the script that are neither code nor jars to Python: arguments that are lists of objects in S3."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import UNPLACED, Bound, Foreseen
from glue_constructs.jobs.role.statements import allow
from glue_constructs.model.parameters import PARAMETER_OF_PROP
from glue_constructs.packaging.plain_files import DataFiles, JavaArchives

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constructs import Construct

    from glue_constructs.jobs.features.feature import Declared, Feature
    from glue_constructs.jobs.role.statements import Statement
    from glue_constructs.packaging.location import Placed, Source
    from glue_constructs.packaging.sources import Sources


@dataclass(frozen=True)
class Files:
    """An argument that lists files, each with its place among the sources."""

    prop: str
    key: str
    given: Sequence[Source]
    sources: Sources

    def declare(self) -> Mapping[str, Declared]:
        """The list, with the names of files that are not in S3 yet."""
        return {self.key: foreseen(self.given, self.sources.known_locations)}

    def bind(self, job: Construct) -> Bound:
        """Upload what is local; the role may read exactly these objects."""
        placed = self.sources.place(job)
        return Bound({self.key: ",".join(file.uri for file in placed)}, reading(placed))


def extra_jars_feature(sources: Sequence[Source]) -> list[Feature]:
    """The feature of the prop ``extra_jars``; none when the list is empty."""
    jars = JavaArchives(a_list("extra_jars", sources))
    return [Files("extra_jars", PARAMETER_OF_PROP["extra_jars"].name, sources, jars)] if sources else []


def extra_files_feature(sources: Sequence[Source]) -> list[Feature]:
    """The feature of the prop ``extra_files``; none when the list is empty."""
    files = DataFiles(a_list("extra_files", sources))
    return [Files("extra_files", PARAMETER_OF_PROP["extra_files"].name, sources, files)] if sources else []


def python_virtual_env_feature(source: Source) -> list[Feature]:
    """The feature of the prop ``python_virtual_env``: one archive."""
    archive = DataFiles([source], prop="python_virtual_env")
    return [Files("python_virtual_env", PARAMETER_OF_PROP["python_virtual_env"].name, [source], archive)]


def a_list(prop: str, sources: Any) -> Sequence[Source]:
    """What a prop takes for a list of files; a single path is left to packaging, which tells how to write it."""
    if isinstance(sources, (Sequence, os.PathLike)):
        return sources  # type: ignore[return-value]  # a path is refused next
    raise InvalidInput(f"{prop} must be a list of paths, s3:// URIs or assets, got {sources!r}")


def foreseen(given: Sequence[Source], locations: Sequence[object]) -> Declared:
    """A list of places as the rules may see it: of a local file its name is known, and that it will be in S3."""
    names = [_foreseen(source, location) for source, location in zip(given, locations, strict=True)]
    if None in names:
        return UNPLACED
    joined = ",".join(map(str, names))
    return joined if all(isinstance(location, str) for location in locations) else Foreseen(joined)


def _foreseen(source: Source, location: object) -> str | None:
    if isinstance(location, str):
        return location
    return f"s3://unplaced/{os.path.basename(source)}" if isinstance(source, (str, os.PathLike)) else None  # noqa: PTH119  # of a str or a PathLike


def reading(placed: Iterable[Placed]) -> list[Statement]:
    """What the role needs to read objects."""
    arns = [file.arn for file in placed]
    return [allow(["s3:GetObject"], arns)] if arns else []
