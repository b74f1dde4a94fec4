"""The language of a Spark job's script."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Settings
from glue_constructs.jobs.shapes import text

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.packaging import ScriptSource


def language_feature(script: ScriptSource, class_name: str | None) -> list[Feature]:
    """Python, or, with the class to start, Scala.

    Raises:
        InvalidInput: The script's file name says the other language.
    """
    name = os.fspath(script).lower() if isinstance(script, (str, os.PathLike)) else ""
    if class_name is None:
        if name.endswith(".scala"):
            raise InvalidInput(
                f"script {os.fspath(script)!r} is Scala and needs class_name, the object whose main method starts it,"  # type: ignore[arg-type]  # it has a name
                " such as class_name='GlueApp'; got class_name=None"
            )
        return [Settings("script", {"--job-language": "python"})]
    if name.endswith(".py"):
        raise InvalidInput(
            f"class_name makes the job a Scala job, and its script must be Scala; got class_name={class_name!r} and"
            f" script={os.fspath(script)!r}: leave class_name out, or give the Scala script"  # type: ignore[arg-type]  # it has a name
        )
    return [Settings("class_name", {"--job-language": "scala", "--class": text("class_name", class_name)})]
