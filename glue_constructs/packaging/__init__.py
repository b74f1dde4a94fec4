"""Scripts, Python modules, wheels, jars and data files as assets that keep their file names.

Names are imported on first use, because most jobs have only a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.lazy_names import imported_when_used

if TYPE_CHECKING:
    from glue_constructs.packaging.location import Placed, Source
    from glue_constructs.packaging.named_asset import NamedAsset
    from glue_constructs.packaging.plain_files import DataFiles, JavaArchives
    from glue_constructs.packaging.python_files import PythonFiles
    from glue_constructs.packaging.requirements import Requirements, Resolved
    from glue_constructs.packaging.script import Script, ScriptSource
    from glue_constructs.packaging.target import Target
    from glue_constructs.packaging.wheel_file import require_wheel_fits

__all__ = [
    "DataFiles",
    "JavaArchives",
    "NamedAsset",
    "Placed",
    "PythonFiles",
    "Requirements",
    "Resolved",
    "Script",
    "ScriptSource",
    "Source",
    "Target",
    "require_wheel_fits",
]

if not TYPE_CHECKING:  # type checkers read the imports above, and report a name that is not among them
    __getattr__ = imported_when_used(
        __name__,
        {
            "DataFiles": "plain_files",
            "JavaArchives": "plain_files",
            "NamedAsset": "named_asset",
            "Placed": "location",
            "PythonFiles": "python_files",
            "Requirements": "requirements",
            "Resolved": "requirements",
            "Script": "script",
            "ScriptSource": "script",
            "Source": "location",
            "Target": "target",
            "require_wheel_fits": "wheel_file",
        },
    )
