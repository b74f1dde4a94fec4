"""GC1xx: the command, its script, its language and its Glue version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.tables import PYTHON_SHELL, RAY, SPARK

if TYPE_CHECKING:
    from glue_constructs.rules._job_rules import Topics

RULES: dict[str, Topics] = {
    "unknown_command": ("Command.Name",),
    "unknown_python_version": ("Command.PythonVersion",),
    "python_version_not_for_spark": ("Command.PythonVersion",),
    "retired_python_shell_version": (PYTHON_SHELL,),
    "unsettled_python_shell_version": (PYTHON_SHELL,),
    "malformed_glue_version": ("GlueVersion",),
    "auto_glue_version": ("GlueVersion",),
    "retired_glue_version": ("GlueVersion",),
    "unknown_glue_version": ("GlueVersion",),
    "missing_glue_version": (*SPARK, RAY),
    "recent_glue_version_on_python_shell": (PYTHON_SHELL,),
    "ray_job": (RAY,),
    "old_glue_version_for_ray": (RAY,),
    "unknown_ray_runtime": (RAY,),
    "runtime_outside_ray": ("Command.Runtime",),
    "outdated_jars_on_glue_6": ("--extra-jars",),
    "emrfs_settings_on_glue_6": ("--conf",),
    "missing_script_location": ("Command",),
    "malformed_script_location": ("Command.ScriptLocation",),
    "local_script": ("Command.ScriptLocation",),
    "unusual_script_scheme": ("Command.ScriptLocation",),
    "python_script_run_as_scala": ("--job-language",),
    "ray_outside_its_regions": (RAY,),
}
