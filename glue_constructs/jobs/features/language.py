"""The language of a Spark job's script."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import ConstantArguments
from glue_constructs.jobs.shapes import require_str

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.packaging import ScriptSource


def language_feature(script: ScriptSource, class_name: str | None) -> list[Feature]:
    """Return the feature of the job's language: Scala if there is a class name, otherwise Python.

    Raises:
        InvalidInput: The script's file name has the ending of the other language.
    """
    name = os.fspath(script).lower() if isinstance(script, (str, os.PathLike)) else ""
    if class_name is None:
        if name.endswith(".scala"):
            raise InvalidInput(
                f"script {os.fspath(script)!r} is Scala and requires class_name, the object with the main method,"  # type: ignore[arg-type]  # it has a name
                " such as class_name='GlueApp'; got class_name=None"
            )
        return [ConstantArguments("script", {"--job-language": "python"})]
    if name.endswith(".py"):
        raise InvalidInput(
            f"class_name makes the job a Scala job, and its script must be Scala; got class_name={class_name!r} and"
            f" script={os.fspath(script)!r}: omit class_name, or use a Scala script"  # type: ignore[arg-type]  # it has a name
        )
    return [
        ConstantArguments("class_name", {"--job-language": "scala", "--class": require_str("class_name", class_name)})
    ]
