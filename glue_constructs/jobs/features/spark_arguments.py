"""The arguments of Spark jobs: which prop brings which."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from glue_constructs.jobs.features.bookmark import bookmark_feature
from glue_constructs.jobs.features.data_lineage import data_lineage_feature, data_lineage_settings
from glue_constructs.jobs.features.environment_variables import environment_variables_feature
from glue_constructs.jobs.features.feature import Settings
from glue_constructs.jobs.features.files import extra_files_feature, extra_jars_feature, python_virtual_env_feature
from glue_constructs.jobs.features.python_libraries import python_libraries
from glue_constructs.jobs.features.s3_folder import FolderArgument, S3Folder
from glue_constructs.jobs.features.shuffle import shuffle_feature, shuffle_settings
from glue_constructs.jobs.features.spark_conf import spark_conf_feature, spark_settings
from glue_constructs.jobs.features.spark_ui import spark_ui_feature, spark_ui_settings
from glue_constructs.jobs.features.switches import SWITCHES, switched
from glue_constructs.jobs.features.temp_dir import temp_dir_feature
from glue_constructs.jobs.role.statements import allow
from glue_constructs.jobs.shapes import boolean, gathered, text, texts, whole_number
from glue_constructs.model.parameters import PARAMETER_OF_PROP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.kind import JobKind
    from glue_constructs.jobs.features.spark_conf import SparkSetting
    from glue_constructs.jobs.spark_props import SparkProps

    Maker: TypeAlias = Callable[[Any], Iterable[Feature]]


def spark_features(kind: JobKind, props: SparkProps) -> list[Callable[[], Iterable[Feature]]]:
    """Return the makers of the features of the props that are set and that set arguments."""
    given: Mapping[str, object] = {**props}
    made = [partial(make, given[prop]) for prop, make in FEATURES.items() if prop in given]
    settings = [partial(make, given[prop]) for prop, make in SETTINGS.items() if prop in given]
    conf = [lambda: spark_conf_feature(gathered(settings))] if settings else []
    return [*made, *conf, partial(python_libraries, kind, props)]


def _named(prop: str, value: object) -> list[Feature]:
    return [Settings(prop, {PARAMETER_OF_PROP[prop].name: text(prop, value)})]


def _datalake_formats(formats: object) -> list[Feature]:
    prop = "datalake_formats"
    names = texts(prop, formats)
    return (
        [Settings(prop, {PARAMETER_OF_PROP[prop].name: PARAMETER_OF_PROP[prop].codec.encode(names)})] if names else []
    )


def _executor_cores(cores: object) -> list[Feature]:
    prop = "executor_cores"
    return [Settings(prop, {PARAMETER_OF_PROP[prop].name: whole_number(prop, cores)})]


def _storage_prefix(source: object) -> list[Feature]:
    prop = "python_virtual_env_storage_prefix"
    folder = S3Folder.of(prop, source, base="python-virtual-env/", made=False)
    return [FolderArgument(prop, PARAMETER_OF_PROP[prop].name, folder)]


def _checkpoint_location(source: object) -> list[Feature]:
    # Not made: what is in the working bucket expires, and a stream that lost its checkpoint begins again.
    folder = S3Folder.of("checkpoint_location", source, base="checkpoints/", made=False)
    return [FolderArgument("checkpoint_location", "--checkpoint_location", folder)]


def _lakeformation(value: object) -> list[Feature]:
    prop = "lakeformation_fine_grained_access"
    is_on = boolean(prop, value)
    # The action has no resource: Lake Formation's own grants say what is to be had
    # (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslakeformation.html).
    statements = [allow(["lakeformation:GetDataAccess"], ["*"])] if is_on else []
    why = {"*": "what the job may read is granted in Lake Formation; the action has no resource"} if is_on else {}
    return [
        Settings(prop, {PARAMETER_OF_PROP[prop].name: PARAMETER_OF_PROP[prop].codec.encode(is_on)}, statements, why)
    ]


# In this order they stand in the template.
FEATURES: dict[str, Maker] = {
    **{prop: partial(switched, prop) for prop in SWITCHES},
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
    "python_virtual_env_version": partial(_named, "python_virtual_env_version"),
    "spark_ui": spark_ui_feature,
    "temp_dir": temp_dir_feature,
    "write_shuffle_files_to_s3": shuffle_feature,
}
"""The props that bring arguments or permissions of their own."""

SETTINGS: dict[str, Callable[[Any], Iterable[SparkSetting]]] = {
    "spark_conf": spark_settings,
    "spark_ui": spark_ui_settings,
    "data_lineage": data_lineage_settings,
    "write_shuffle_files_to_s3": shuffle_settings,
}
"""The props that bring settings of Spark, all in the one argument ``--conf``."""
