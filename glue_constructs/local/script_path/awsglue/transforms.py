"""The names of Glue's transforms.

`from awsglue.transforms import *` is in every generated script, so it must work. Using a transform raises an error.
"""

from __future__ import annotations

from .missing import Missing

# The transforms of aws-glue-libs, for a star import.
__all__ = [  # noqa: F822  defined by __getattr__
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
