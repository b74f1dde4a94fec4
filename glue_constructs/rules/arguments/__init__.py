"""GC4xx: job arguments, and the special parameters among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.arguments.argument_gone_from_glue_version import ArgumentGoneFromGlueVersion
from glue_constructs.rules.arguments.argument_newer_than_glue_version import ArgumentNewerThanGlueVersion
from glue_constructs.rules.arguments.argument_not_for_command import ArgumentNotForCommand
from glue_constructs.rules.arguments.argument_of_wrong_type import ArgumentOfWrongType
from glue_constructs.rules.arguments.argument_read_as_option import ArgumentReadAsOption
from glue_constructs.rules.arguments.argument_refused_by_command import ArgumentRefusedByCommand
from glue_constructs.rules.arguments.argument_supplied_by_glue import ArgumentSuppliedByGlue
from glue_constructs.rules.arguments.argument_supplied_by_workflows import ArgumentSuppliedByWorkflows
from glue_constructs.rules.arguments.argument_without_its_other import ArgumentWithoutItsOther
from glue_constructs.rules.arguments.auto_scaling_not_available import AutoScalingNotAvailable
from glue_constructs.rules.arguments.bookmark_range_without_pause import BookmarkRangeWithoutPause
from glue_constructs.rules.arguments.bookmarks_outside_etl import BookmarksOutsideEtl
from glue_constructs.rules.arguments.bookmarks_with_fine_grained_access import BookmarksWithFineGrainedAccess
from glue_constructs.rules.arguments.both_library_sets import BothLibrarySets
from glue_constructs.rules.arguments.egg_on_python_shell import EggOnPythonShell
from glue_constructs.rules.arguments.empty_flag import EmptyFlag
from glue_constructs.rules.arguments.environment_variable_without_prefix import EnvironmentVariableWithoutPrefix
from glue_constructs.rules.arguments.executor_cores_out_of_range import ExecutorCoresOutOfRange
from glue_constructs.rules.arguments.flag_gone_from_glue_version import FlagGoneFromGlueVersion
from glue_constructs.rules.arguments.half_bookmark_range import HalfBookmarkRange
from glue_constructs.rules.arguments.ignored_encryption_type import IgnoredEncryptionType
from glue_constructs.rules.arguments.jar_for_another_scala import JarForAnotherScala
from glue_constructs.rules.arguments.job_name_argument import JobNameArgument
from glue_constructs.rules.arguments.large_arguments import LargeArguments
from glue_constructs.rules.arguments.library_outside_s3 import LibraryOutsideS3
from glue_constructs.rules.arguments.malformed_argument_key import MalformedArgumentKey
from glue_constructs.rules.arguments.malformed_log_prefix import MalformedLogPrefix
from glue_constructs.rules.arguments.malformed_python_file_list import MalformedPythonFileList
from glue_constructs.rules.arguments.malformed_python_module import MalformedPythonModule
from glue_constructs.rules.arguments.malformed_ray_configuration import MalformedRayConfiguration
from glue_constructs.rules.arguments.malformed_s3_path import MalformedS3Path
from glue_constructs.rules.arguments.malformed_spark_conf import MalformedSparkConf
from glue_constructs.rules.arguments.microbatch_scaling_without_auto_scaling import MicrobatchScalingWithoutAutoScaling
from glue_constructs.rules.arguments.misspelt_argument import MisspeltArgument
from glue_constructs.rules.arguments.module_bundle_newer_than_glue_version import ModuleBundleNewerThanGlueVersion
from glue_constructs.rules.arguments.overridden_default_argument import OverriddenDefaultArgument
from glue_constructs.rules.arguments.overridden_script_location import OverriddenScriptLocation
from glue_constructs.rules.arguments.presence_flag_set_to_false import PresenceFlagSetToFalse
from glue_constructs.rules.arguments.python_archive_not_zip import PythonArchiveNotZip
from glue_constructs.rules.arguments.ray_setting_out_of_range import RaySettingOutOfRange
from glue_constructs.rules.arguments.requirements_file_without_option import RequirementsFileWithoutOption
from glue_constructs.rules.arguments.reserved_argument import ReservedArgument
from glue_constructs.rules.arguments.s3_modules_on_python_shell import S3ModulesOnPythonShell
from glue_constructs.rules.arguments.scala_script_without_language import ScalaScriptWithoutLanguage
from glue_constructs.rules.arguments.scala_without_class import ScalaWithoutClass
from glue_constructs.rules.arguments.secret_in_argument import SecretInArgument
from glue_constructs.rules.arguments.shuffle_bucket_not_in_s3 import ShuffleBucketNotInS3
from glue_constructs.rules.arguments.shuffle_without_bucket import ShuffleWithoutBucket
from glue_constructs.rules.arguments.spark_ui_without_path import SparkUiWithoutPath
from glue_constructs.rules.arguments.split_version_range import SplitVersionRange
from glue_constructs.rules.arguments.superseded_argument import SupersededArgument
from glue_constructs.rules.arguments.too_few_workers_for_fine_grained_access import TooFewWorkersForFineGrainedAccess
from glue_constructs.rules.arguments.too_large_arguments import TooLargeArguments
from glue_constructs.rules.arguments.unchained_spark_settings import UnchainedSparkSettings
from glue_constructs.rules.arguments.unknown_argument_value import UnknownArgumentValue
from glue_constructs.rules.arguments.unknown_flag_value import UnknownFlagValue
from glue_constructs.rules.arguments.unquoted_number import UnquotedNumber
from glue_constructs.rules.arguments.unzipped_ray_working_dir import UnzippedRayWorkingDir
from glue_constructs.rules.arguments.virtual_env_not_tar_gz import VirtualEnvNotTarGz
from glue_constructs.rules.arguments.virtual_env_with_modules import VirtualEnvWithModules
from glue_constructs.rules.arguments.wheel_archive_without_no_index import WheelArchiveWithoutNoIndex
from glue_constructs.rules.arguments.wheel_for_another_platform import WheelForAnotherPlatform
from glue_constructs.rules.arguments.wheel_for_another_python import WheelForAnotherPython

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Rule

RULES: tuple[Rule[Job], ...] = (
    ArgumentOfWrongType(),
    UnquotedNumber(),
    MalformedArgumentKey(),
    MisspeltArgument(),
    OverriddenDefaultArgument(),
    ReservedArgument(),
    JobNameArgument(),
    ArgumentSuppliedByGlue(),
    ArgumentSuppliedByWorkflows(),
    TooLargeArguments(),
    LargeArguments(),
    ArgumentReadAsOption(),
    SecretInArgument(),
    SparkUiWithoutPath(),
    ArgumentNotForCommand(),
    ArgumentRefusedByCommand(),
    ArgumentNewerThanGlueVersion(),
    ArgumentGoneFromGlueVersion(),
    MalformedPythonFileList(),
    ArgumentWithoutItsOther(),
    FlagGoneFromGlueVersion(),
    UnknownArgumentValue(),
    UnknownFlagValue(),
    EmptyFlag(),
    PresenceFlagSetToFalse(),
    LibraryOutsideS3(),
    MalformedS3Path(),
    SupersededArgument(),
    OverriddenScriptLocation(),
    MalformedPythonModule(),
    SplitVersionRange(),
    WheelArchiveWithoutNoIndex(),
    RequirementsFileWithoutOption(),
    ModuleBundleNewerThanGlueVersion(),
    S3ModulesOnPythonShell(),
    VirtualEnvWithModules(),
    VirtualEnvNotTarGz(),
    BothLibrarySets(),
    ScalaWithoutClass(),
    ScalaScriptWithoutLanguage(),
    EggOnPythonShell(),
    PythonArchiveNotZip(),
    WheelForAnotherPython(),
    WheelForAnotherPlatform(),
    JarForAnotherScala(),
    MalformedSparkConf(),
    UnchainedSparkSettings(),
    EnvironmentVariableWithoutPrefix(),
    BookmarksOutsideEtl(),
    HalfBookmarkRange(),
    BookmarkRangeWithoutPause(),
    BookmarksWithFineGrainedAccess(),
    TooFewWorkersForFineGrainedAccess(),
    AutoScalingNotAvailable(),
    MicrobatchScalingWithoutAutoScaling(),
    ExecutorCoresOutOfRange(),
    MalformedLogPrefix(),
    IgnoredEncryptionType(),
    ShuffleWithoutBucket(),
    ShuffleBucketNotInS3(),
    RaySettingOutOfRange(),
    MalformedRayConfiguration(),
    UnzippedRayWorkingDir(),
)
