"""Every member of Glue's job structures and every argument that Glue reads has a prop, or a reason not to have one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from botocore.loaders import Loader
from jobs.job_factories import KINDS, SCRIPT, template_text
from synth import properties

from glue_constructs import Bookmark, DataLineage, LibrarySet, SparkUi
from glue_constructs.jobs.features.switches import SWITCHES
from glue_constructs.model.parameters import SPECIAL_PARAMETERS

SHAPES = Loader().load_service_model("glue", "service-2")["shapes"]
PAGES = json.loads(Path(__file__).with_name("api_pages.json").read_text(encoding="utf-8"))
# The pages have these structures in separate sections.
NESTED = {"Command": "JobCommand", "ExecutionProperty": "ExecutionProperty", "Connections": "ConnectionsList"}
NESTED["NotificationProperty"] = "NotificationProperty"

ETL, STREAMING, SHELL = "glueetl", "gluestreaming", "pythonshell"

# Member -> a kind of job that has it, props that set it, and the value in the template.
PROPS_OF_MEMBERS: dict[str, tuple[str, dict[str, Any], Any]] = {
    "Name": (ETL, {"job_name": "orders"}, "orders"),
    "Description": (ETL, {"description": "daily"}, "daily"),
    "Role": (ETL, {}, "<Role>"),
    "Command.Name": (STREAMING, {}, "gluestreaming"),
    "Command.ScriptLocation": (ETL, {"script": SCRIPT}, SCRIPT),
    "Command.PythonVersion": (SHELL, {"python_version": "3.9"}, "3.9"),
    "ExecutionProperty.MaxConcurrentRuns": (ETL, {"max_concurrent_runs": 3}, 3),
    "NotificationProperty.NotifyDelayAfter": (ETL, {"notify_delay_after": cdk.Duration.minutes(5)}, 5),
    "Connections.Connections": (ETL, {"connections": ["warehouse"]}, ["warehouse"]),
    "DefaultArguments": (SHELL, {"arguments": {"--day": "monday"}}, {"--day": "monday"}),
    "NonOverridableArguments": (ETL, {"non_overridable_arguments": {"--stage": "prod"}}, {"--stage": "prod"}),
    "MaxRetries": (ETL, {"max_retries": 2}, 2),
    "Timeout": (ETL, {"timeout": cdk.Duration.minutes(30)}, 30),
    "MaxCapacity": (SHELL, {"max_capacity": 1}, 1),
    "WorkerType": (ETL, {"worker_type": "G.2X", "number_of_workers": 4}, "G.2X"),
    "NumberOfWorkers": (ETL, {"worker_type": "G.2X", "number_of_workers": 4}, 4),
    "SecurityConfiguration": (ETL, {"security_configuration": "encrypted"}, "encrypted"),
    "GlueVersion": (ETL, {"glue_version": "6.0"}, "6.0"),
    "ExecutionClass": (ETL, {"execution_class": "FLEX"}, "FLEX"),
    "JobMode": (ETL, {"job_mode": "NOTEBOOK"}, "NOTEBOOK"),
    "JobRunQueuingEnabled": (ETL, {"job_run_queuing_enabled": True}, True),
    "MaintenanceWindow": (STREAMING, {"maintenance_window": "Sun:10"}, "Sun:10"),
    "Tags": (ETL, {"tags": {"team": "data"}}, {"team": "data"}),
}

WITHOUT_PROP = {
    "AutoUpgradeMetadata": "only in responses of the service",
    "AllocatedCapacity": "deprecated; CloudFormation: 'no longer supported', use workers or max_capacity",
    "CodeGenConfigurationNodes": "not a property of AWS::Glue::Job: the graph of the visual editor",
    "Command.Runtime": "only for Ray jobs, which this library does not have: new customers cannot use them",
    "CreatedOn": "only in responses of the service",
    "LastModifiedOn": "only in responses of the service",
    "LogUri": "reserved by the service for future use",
    "ProfileName": "only in responses: the usage profile of the job's creator",
    "SourceControlDetails": "not a property of AWS::Glue::Job: the console's link to a repository",
}

JAR, MODULES = {"extra_jars": ["s3://lib/a.jar"]}, {"additional_python_modules": ["six==1.17.0"]}
SCALA = {"script": "s3://scripts/Orders.scala", "class_name": "Orders"}

# Argument -> a kind of job that reads it, and props that set it.
PROPS_OF_ARGUMENTS: dict[str, tuple[str, dict[str, Any]]] = {
    **{parameter.name: (ETL, {prop: True}) for prop, parameter in SWITCHES.items()},
    "--TempDir": (SHELL, {"temp_dir": "s3://lake/tmp/"}),
    "--additional-python-modules": (SHELL, MODULES),
    "--auto-scale-within-microbatch": (STREAMING, {"auto_scaling": True, "auto_scale_within_microbatch": True}),
    "--class": (ETL, SCALA),
    "--conf": (STREAMING, {"spark_conf": {"spark.a": 1}}),
    "--continuous-log-logGroup": (ETL, {"glue_version": "4.0", "logs": None}),
    "--custom-logGroup-prefix": (ETL, {"logs": None}),
    "--customer-driver-env-vars": (ETL, {"customer_driver_env_vars": {"CUSTOMER_A": "1"}}),
    "--customer-executor-env-vars": (ETL, {"customer_executor_env_vars": {"CUSTOMER_A": "1"}}),
    "--datalake-formats": (ETL, {"datalake_formats": ["iceberg"]}),
    "--enable-continuous-cloudwatch-log": (ETL, {"glue_version": "4.0", "logs": None}),
    "--enable-lakeformation-fine-grained-access": (
        ETL,
        {"lakeformation_fine_grained_access": True, "worker_type": "G.1X", "number_of_workers": 4},
    ),
    "--enable-s3-parquet-optimized-committer": (ETL, {"s3_parquet_optimized_committer": False}),
    "--enable-spark-ui": (ETL, {"spark_ui": "s3://logs/"}),
    "--enable-spark-ui-legacy-path": (ETL, {"spark_ui": SparkUi(bucket="logs", legacy=True)}),
    "--executor-cores": (ETL, {"executor_cores": 4}),
    "--extra-files": (ETL, {"extra_files": ["s3://lake/countries.csv"]}),
    "--extra-jars": (ETL, JAR),
    "--extra-py-files": (SHELL, {"extra_py_files": ["s3://lib/shop-1.0-py3-none-any.whl"]}),
    "--job-bookmark-from": (ETL, {"bookmark": Bookmark.pause(from_run="jr_1", to_run="jr_2")}),
    "--job-bookmark-option": (ETL, {"bookmark": "enable"}),
    "--job-bookmark-to": (ETL, {"bookmark": Bookmark.pause(from_run="jr_1", to_run="jr_2")}),
    "--job-language": (STREAMING, SCALA),
    "--python-modules-installer-option": (ETL, {**MODULES, "python_modules_installer_option": "--no-deps"}),
    "--python-virtual-env": (ETL, {"python_virtual_env": "s3://lib/venv.tar.gz"}),
    "--python-virtual-env-storage-prefix": (
        ETL,
        {"glue_version": "6.0", "python_virtual_env_storage_prefix": "s3://l/"},
    ),
    "--python-virtual-env-version": (ETL, {"glue_version": "6.0", "python_virtual_env_version": "2"}),
    "--spark-event-logs-path": (ETL, {"spark_ui": "s3://logs/"}),
    "--spark-ui-event-logs-path": (ETL, {"spark_ui": SparkUi(bucket="logs", rolling=False)}),
    "--user-jars-first": (ETL, {**JAR, "user_jars_first": True}),
    "--write-shuffle-files-to-s3": (ETL, {"write_shuffle_files_to_s3": "s3://lake/shuffle/"}),
    "library-set": (SHELL, {"library_set": LibrarySet.ANALYTICS}),
}

_RAY = "only for Ray jobs, which this library does not have: new customers cannot use them"
_GONE = "of Glue versions that can no longer be created"
_STREAMS = "format of the lines in the groups of logs=; set the argument"
ARGUMENTS_WITHOUT_PROP = {
    "--RedshiftTempDir": "an older name of --TempDir",
    "--continuation-option": "an older name of --job-bookmark-option",
    "--continuous-log-conversionPattern": _STREAMS,
    "--continuous-log-logStreamPrefix": _STREAMS,
    "--custom-logStream-prefix": _STREAMS,
    "--enable-continuous-log-filter": _STREAMS,
    "--enable-data-lineage": "Glue's library removes it, and no page documents it; data_lineage= uses --conf",
    "--enable-rename-algorithm-v2": _GONE,
    "--encryption-type": "superseded by security configurations, and ignored with one",
    "--library-set": "the other spelling of library-set",
    "--scriptLocation": "would override the location that script= gives",
    "--use-postgres-driver": _GONE,
    "--write-shuffle-spills-to-s3": _GONE,
    **dict.fromkeys(
        (
            "--logging_configuration",
            "--min-workers",
            "--object_spilling_config",
            "--object_store_memory_head",
            "--object_store_memory_worker",
            "--pip-install",
            "--s3-py-modules",
            "--working-dir",
        ),
        _RAY,
    ),
}


def members_of_model(shape: str) -> set[str]:
    """The members of a shape in botocore's model; nested members by their path."""
    found = set()
    for name, member in SHAPES[shape]["members"].items():
        inner = {f"{name}.{each}" for each in SHAPES[member["shape"]].get("members", ())} if name in NESTED else set()
        found |= inner or {name}
    return found


def members_of_page(year: str, structure: str) -> set[str]:
    found = set()
    for name in PAGES[year][structure]:
        inner = {f"{name}.{each}" for each in PAGES[year].get(NESTED.get(name, ""), ())}
        found |= inner or {name}
    return found


SOURCES = [
    *((f"botocore {shape}", members_of_model(shape)) for shape in ("CreateJobRequest", "JobUpdate", "Job")),
    *(
        (f"page of {year}, {name}", members_of_page(year, name))
        for year in ("2017", "2020")
        for name in ("Job", "JobUpdate")
    ),
]


@pytest.mark.parametrize(("source", "members"), SOURCES, ids=[source for source, _ in SOURCES])
def test_every_member_has_a_prop_or_a_reason(source, members):
    assert len(members) >= 10, source
    assert members - PROPS_OF_MEMBERS.keys() - WITHOUT_PROP.keys() == set()


def test_the_table_has_only_members():
    members = set().union(*(members for _, members in SOURCES))
    assert members >= PROPS_OF_MEMBERS.keys()
    assert PROPS_OF_MEMBERS.keys() & WITHOUT_PROP.keys() == set()


@pytest.mark.parametrize("member", PROPS_OF_MEMBERS)
def test_the_prop_is_in_the_template(stack, member):
    kind, props, expected = PROPS_OF_MEMBERS[member]
    KINDS[kind](stack, **props)
    [value] = properties(stack, "AWS::Glue::Job")
    for name in member.split("."):
        value = value[name]
    if member == "Role":
        assert "Role" in template_text(value)
    elif isinstance(expected, dict):
        assert expected.items() <= value.items()
    else:
        assert value == expected


def test_every_argument_has_a_prop_or_a_reason():
    assert PROPS_OF_ARGUMENTS.keys() | ARGUMENTS_WITHOUT_PROP.keys() == SPECIAL_PARAMETERS.keys()
    assert PROPS_OF_ARGUMENTS.keys() & ARGUMENTS_WITHOUT_PROP.keys() == set()


@pytest.mark.parametrize("argument", PROPS_OF_ARGUMENTS)
def test_the_prop_sets_the_argument(stack, argument):
    kind, props = PROPS_OF_ARGUMENTS[argument]
    KINDS[kind](stack, **props)
    [job] = properties(stack, "AWS::Glue::Job")
    assert argument in job["DefaultArguments"]
    assert kind in SPECIAL_PARAMETERS[argument].commands


def test_data_lineage_sets_no_other_argument(stack):
    KINDS[ETL](stack, data_lineage=DataLineage(domain_id="dzd_1"))
    [job] = properties(stack, "AWS::Glue::Job")
    assert "--enable-data-lineage" not in job["DefaultArguments"]
