"""GC1xx: the command, its script, its language and its Glue version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.command.auto_glue_version import AutoGlueVersion
from glue_constructs.rules.command.emrfs_settings_on_glue_6 import EmrfsSettingsOnGlue6
from glue_constructs.rules.command.local_script import LocalScript
from glue_constructs.rules.command.malformed_glue_version import MalformedGlueVersion
from glue_constructs.rules.command.malformed_script_location import MalformedScriptLocation
from glue_constructs.rules.command.missing_glue_version import MissingGlueVersion
from glue_constructs.rules.command.missing_script_location import MissingScriptLocation
from glue_constructs.rules.command.old_glue_version_for_ray import OldGlueVersionForRay
from glue_constructs.rules.command.outdated_jars_on_glue_6 import OutdatedJarsOnGlue6
from glue_constructs.rules.command.python_script_run_as_scala import PythonScriptRunAsScala
from glue_constructs.rules.command.python_version_not_for_spark import PythonVersionNotForSpark
from glue_constructs.rules.command.ray_job import RayJob
from glue_constructs.rules.command.ray_outside_its_regions import RayOutsideItsRegions
from glue_constructs.rules.command.recent_glue_version_on_python_shell import RecentGlueVersionOnPythonShell
from glue_constructs.rules.command.retired_glue_version import RetiredGlueVersion
from glue_constructs.rules.command.retired_python_shell_version import RetiredPythonShellVersion
from glue_constructs.rules.command.runtime_outside_ray import RuntimeOutsideRay
from glue_constructs.rules.command.unknown_command import UnknownCommand
from glue_constructs.rules.command.unknown_glue_version import UnknownGlueVersion
from glue_constructs.rules.command.unknown_python_version import UnknownPythonVersion
from glue_constructs.rules.command.unknown_ray_runtime import UnknownRayRuntime
from glue_constructs.rules.command.unsettled_python_shell_version import UnsettledPythonShellVersion
from glue_constructs.rules.command.unusual_script_scheme import UnusualScriptScheme

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Rule

RULES: tuple[Rule[Job], ...] = (
    UnknownCommand(),
    UnknownPythonVersion(),
    PythonVersionNotForSpark(),
    RetiredPythonShellVersion(),
    UnsettledPythonShellVersion(),
    MalformedGlueVersion(),
    AutoGlueVersion(),
    RetiredGlueVersion(),
    UnknownGlueVersion(),
    MissingGlueVersion(),
    RecentGlueVersionOnPythonShell(),
    RayJob(),
    OldGlueVersionForRay(),
    UnknownRayRuntime(),
    RuntimeOutsideRay(),
    OutdatedJarsOnGlue6(),
    EmrfsSettingsOnGlue6(),
    MissingScriptLocation(),
    MalformedScriptLocation(),
    LocalScript(),
    UnusualScriptScheme(),
    PythonScriptRunAsScala(),
    RayOutsideItsRegions(),
)
