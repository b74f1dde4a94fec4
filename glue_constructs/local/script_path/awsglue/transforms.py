"""The transforms of Glue, by name only.

`from awsglue.transforms import *` stands atop every generated script, so it must work. To use a transform says that it
is missing.
"""

from __future__ import annotations

from .missing import Missing

# Those of aws-glue-libs: what a star import is to find.
__all__ = [  # noqa: F822  found by __getattr__
    "ApplyMapping",
    "Coalesce",
    "DropFields",
    "DropNullFields",
    "ErrorsAsDynamicFrame",
    "Filter",
    "FlatMap",
    "GlueTransform",
    "Join",
    "Map",
    "MapToCollection",
    "Relationalize",
    "RenameField",
    "Repartition",
    "ResolveChoice",
    "SelectFields",
    "SelectFromCollection",
    "Spigot",
    "SplitFields",
    "SplitRows",
    "Unbox",
    "Union",
    "UnnestFrame",
]


def __getattr__(name: str) -> Missing:
    if name.startswith("__"):
        raise AttributeError(name)
    return Missing(f"awsglue.transforms.{name}")
