"""The arguments of Spark jobs, by prop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from glue_constructs.jobs.features.bookmark import bookmark_feature
from glue_constructs.jobs.features.data_lineage import data_lineage_feature, data_lineage_settings
from glue_constructs.jobs.features.environment_variables import environment_variables_feature
from glue_constructs.jobs.features.feature import ConstantArguments
from glue_constructs.jobs.features.files import extra_files_feature, extra_jars_feature, python_virtual_env_feature
from glue_constructs.jobs.features.python_libraries import python_libraries
from glue_constructs.jobs.features.s3_folder import FolderArgument, S3Folder
from glue_constructs.jobs.features.shuffle import shuffle_feature, shuffle_settings
from glue_constructs.jobs.features.spark_conf import spark_conf_feature, spark_settings
from glue_constructs.jobs.features.spark_ui import spark_ui_feature, spark_ui_settings
from glue_constructs.jobs.features.switches import SWITCHES, switch_feature
from glue_constructs.jobs.features.temp_dir import temp_dir_feature
from glue_constructs.jobs.role.statements import allow
from glue_constructs.jobs.shapes import collect_errors, int_to_str, require_bool, require_str, require_str_list
from glue_constructs.model.parameters import PARAMETER_OF_PROP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.kind import JobKind
    from glue_constructs.jobs.features.spark_conf import SparkSetting

    Maker: TypeAlias = Callable[[Any], Iterable[Feature]]


def spark_features(kind: JobKind, props: Mapping[str, object]) -> list[Callable[[], Iterable[Feature]]]:
    """Return functions that create the features of the props that are set."""
    features = [partial(make, props[prop]) for prop, make in FEATURES.items() if prop in props]
    settings = [partial(make, props[prop]) for prop, make in SETTINGS.items() if prop in props]
    conf = [lambda: spark_conf_feature(collect_errors(settings))] if settings else []
    return [*features, *conf, partial(python_libraries, kind, props)]


def _string_argument(prop: str, value: object) -> list[Feature]:
    return [ConstantArguments(prop, {PARAMETER_OF_PROP[prop].name: require_str(prop, value)})]


def _datalake_formats(formats: object) -> list[Feature]:
    prop = "datalake_formats"
    names, parameter = require_str_list(prop, formats), PARAMETER_OF_PROP[prop]
    return [ConstantArguments(prop, {parameter.name: parameter.codec.encode(names)})] if names else []


def _executor_cores(cores: object) -> list[Feature]:
    prop = "executor_cores"
    return [ConstantArguments(prop, {PARAMETER_OF_PROP[prop].name: int_to_str(prop, cores)})]


def _storage_prefix(source: object) -> list[Feature]:
    prop = "python_virtual_env_storage_prefix"
    folder = S3Folder.of(prop, source, base="python-virtual-env/", allow_working_bucket=False)
    return [FolderArgument(prop, PARAMETER_OF_PROP[prop].name, folder)]


def _checkpoint_location(source: object) -> list[Feature]:
    # Not in the working bucket: its objects expire, and a stream without its checkpoint starts from the beginning.
    folder = S3Folder.of("checkpoint_location", source, base="checkpoints/", allow_working_bucket=False)
    return [FolderArgument("checkpoint_location", "--checkpoint_location", folder)]


def _lakeformation(value: object) -> list[Feature]:
    prop = "lakeformation_fine_grained_access"
    is_on = require_bool(prop, value)
    # The action has no resource types; permissions on data are granted in Lake Formation
    # (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslakeformation.html).
    statements = [allow(["lakeformation:GetDataAccess"], ["*"])] if is_on else []
    reasons = {"*": "the action has no resource types; Lake Formation grants what the job may read"} if is_on else {}
    parameter = PARAMETER_OF_PROP[prop]
    return [ConstantArguments(prop, {parameter.name: parameter.codec.encode(is_on)}, statements, reasons)]


# The order of the arguments in the template.
FEATURES: dict[str, Maker] = {
    **{prop: partial(switch_feature, prop) for prop in SWITCHES},
    "bookmark": bookmark_feature,
    "checkpoint_location": _checkpoint_location,
    "customer_driver_env_vars": partial(environment_variables_feature, "customer_driver_env_vars"),
    "customer_executor_env_vars": partial(environment_variables_feature, "customer_executor_env_vars"),
    "data_lineage": data_lineage_feature,
    "datalake_formats": _datalake_formats,
    "executor_cores": _executor_cores,
    "extra_files": extra_files_feature,
    "extra_jars": extra_jars_feature,
    "lakeformation_fine_grained_access": _lakeformation,
    "python_virtual_env": python_virtual_env_feature,
    "python_virtual_env_storage_prefix": _storage_prefix,
    "python_virtual_env_version": partial(_string_argument, "python_virtual_env_version"),
    "spark_ui": spark_ui_feature,
    "temp_dir": temp_dir_feature,
    "write_shuffle_files_to_s3": shuffle_feature,
}
"""The props that set arguments or permissions."""

SETTINGS: dict[str, Callable[[Any], Iterable[SparkSetting]]] = {
    "spark_conf": spark_settings,
    "spark_ui": spark_ui_settings,
    "data_lineage": data_lineage_settings,
    "write_shuffle_files_to_s3": shuffle_settings,
}
"""The props that set Spark properties, which are all in the argument ``--conf``."""
