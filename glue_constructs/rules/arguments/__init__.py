"""GC4xx: job arguments, and the special parameters among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.special_parameters import SPECIAL_PARAMETERS, SUPPLIED_BY_GLUE, SUPPLIED_BY_WORKFLOWS
from glue_constructs.rules.tables import RAY, RESERVED_ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from glue_constructs.rules._job_rules import Topics
    from glue_constructs.rules.special_parameters import SpecialParameter

ANY_ARGUMENT = ("DefaultArguments", "NonOverridableArguments")
_SPECIAL = tuple(SPECIAL_PARAMETERS)


def _those(are_meant: Callable[[SpecialParameter], object]) -> Topics:
    return tuple(name for name, parameter in SPECIAL_PARAMETERS.items() if are_meant(parameter))


RULES: dict[str, Topics] = {
    "argument_of_wrong_type": ANY_ARGUMENT,
    "unquoted_number": ANY_ARGUMENT,
    "malformed_argument_key": ANY_ARGUMENT,
    "misspelt_argument": ANY_ARGUMENT,
    "overridden_default_argument": ("NonOverridableArguments",),
    "reserved_argument": RESERVED_ARGUMENTS,
    "job_name_argument": ("--JOB_NAME",),
    "argument_supplied_by_glue": SUPPLIED_BY_GLUE,
    "argument_supplied_by_workflows": SUPPLIED_BY_WORKFLOWS,
    "too_large_arguments": ANY_ARGUMENT,
    "large_arguments": ANY_ARGUMENT,
    "argument_read_as_option": ANY_ARGUMENT,
    "secret_in_argument": ANY_ARGUMENT,
    "spark_ui_without_path": ("--enable-spark-ui",),
    "argument_not_for_command": _SPECIAL,
    "argument_refused_by_command": _those(lambda parameter: parameter.refused_by),
    "argument_newer_than_glue_version": _those(lambda parameter: parameter.since),
    "argument_gone_from_glue_version": _those(lambda parameter: parameter.gone_in),
    "malformed_python_file_list": ("--extra-py-files",),
    "argument_without_its_other": _those(lambda parameter: parameter.requires),
    "flag_gone_from_glue_version": _those(lambda parameter: parameter.gone_in),
    "unknown_argument_value": _those(lambda parameter: parameter.allowed),
    "unknown_flag_value": _those(lambda parameter: parameter.kind == "flag"),
    "empty_flag": _those(lambda parameter: parameter.kind == "flag"),
    "presence_flag_set_to_false": _those(lambda parameter: parameter.kind == "presence"),
    "library_outside_s3": _those(lambda parameter: parameter.kind in ("s3 object", "s3 objects")),
    "malformed_s3_path": _those(lambda parameter: parameter.kind.startswith("s3 ")),
    "superseded_argument": _those(lambda parameter: parameter.instead),
    "overridden_script_location": ("--scriptLocation",),
    "malformed_python_module": ("--additional-python-modules",),
    "split_version_range": ("--additional-python-modules",),
    "wheel_archive_without_no_index": ("--additional-python-modules",),
    "requirements_file_without_option": ("--additional-python-modules",),
    "module_bundle_newer_than_glue_version": ("--additional-python-modules",),
    "s3_modules_on_python_shell": ("--additional-python-modules",),
    "virtual_env_with_modules": ("--python-virtual-env",),
    "virtual_env_not_tar_gz": ("--python-virtual-env",),
    "both_library_sets": ("--library-set",),
    "scala_without_class": ("--job-language",),
    "scala_script_without_language": ("Command.ScriptLocation",),
    "egg_on_python_shell": ("--extra-py-files",),
    "python_archive_not_zip": ("--extra-py-files",),
    "wheel_for_another_python": ("--additional-python-modules", "--extra-py-files"),
    "wheel_for_another_platform": ("--additional-python-modules", "--extra-py-files"),
    "jar_for_another_scala": ("--extra-jars",),
    "malformed_spark_conf": ("--conf",),
    "unchained_spark_settings": ("--conf",),
    "environment_variable_without_prefix": ("--customer-driver-env-vars", "--customer-executor-env-vars"),
    "bookmarks_outside_etl": ("--job-bookmark-option",),
    "half_bookmark_range": ("--job-bookmark-from", "--job-bookmark-to"),
    "bookmark_range_without_pause": ("--job-bookmark-from",),
    "bookmarks_with_fine_grained_access": ("--enable-lakeformation-fine-grained-access",),
    "too_few_workers_for_fine_grained_access": ("--enable-lakeformation-fine-grained-access",),
    "auto_scaling_not_available": ("--enable-auto-scaling",),
    "microbatch_scaling_without_auto_scaling": ("--auto-scale-within-microbatch",),
    "executor_cores_out_of_range": ("--executor-cores",),
    "malformed_log_prefix": ("--custom-logGroup-prefix", "--custom-logStream-prefix"),
    "ignored_encryption_type": ("--encryption-type",),
    "shuffle_without_bucket": ("--write-shuffle-files-to-s3",),
    "shuffle_bucket_not_in_s3": ("--write-shuffle-files-to-s3",),
    "ray_setting_out_of_range": (RAY,),
    "malformed_ray_configuration": (RAY,),
    "unzipped_ray_working_dir": ("--working-dir",),
}
