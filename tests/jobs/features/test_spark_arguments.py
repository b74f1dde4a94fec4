"""The props of Spark jobs that set one argument each and have no other test file."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from jobs.job_factories import allowed, arguments, etl, streaming, warnings
from synth import properties

from glue_constructs import DataLakeFormat, InvalidInput
from glue_constructs.testing import raises_finding

FOUR_WORKERS = {"worker_type": "G.1X", "number_of_workers": 4}


def test_two_jobs_with_all_props(stack, snapshot_json):
    props = {
        "auto_scaling": True,
        "job_insights": False,
        "observability_metrics": True,
        "glue_datacatalog": True,
        "datalake_formats": [DataLakeFormat.ICEBERG, "delta"],
        "executor_cores": 4,
        "s3_parquet_optimized_committer": True,
        "disable_proxy_v2": True,
    }
    etl(stack, "Orders", **props, **FOUR_WORKERS, lakeformation_fine_grained_access=True)
    streaming(stack, "Clicks", **props)
    assert [job["DefaultArguments"] for job in properties(stack, "AWS::Glue::Job")] == snapshot_json


def test_fine_grained_access_needs_data_access_from_lake_formation(stack):
    etl(stack, **FOUR_WORKERS, lakeformation_fine_grained_access=True)
    assert allowed(stack, "lakeformation:GetDataAccess") == ["*"]


def test_without_it_the_role_has_no_data_access(stack):
    etl(stack, lakeformation_fine_grained_access=False)
    assert arguments(stack) == {"--enable-lakeformation-fine-grained-access": "false"}
    assert allowed(stack, "lakeformation:GetDataAccess") == []


def test_cores_may_be_a_token(stack):
    etl(stack, executor_cores=cdk.CfnParameter(stack, "Cores", type="Number").value_as_number)
    assert arguments(stack) == {"--executor-cores": {"Ref": "Cores"}}


@pytest.mark.parametrize(
    ("props", "finding"),
    [
        ({"datalake_formats": ["paper"]}, "unknown-argument-value"),
        ({"lakeformation_fine_grained_access": True}, "too-few-workers-for-fine-grained-access"),
        ({"lakeformation_fine_grained_access": True, "glue_version": "4.0"}, "argument-newer-than-glue-version"),
        ({"python_virtual_env": "s3://lib/venv.tar.gz", "glue_version": "4.0"}, "argument-newer-than-glue-version"),
        (
            {"python_virtual_env": "s3://lib/venv.tar.gz", "additional_python_modules": ["six"]},
            "virtual-env-with-modules",
        ),
    ],
)
def test_the_rules_check_the_values(stack, props, finding):
    with raises_finding(finding):
        etl(stack, **props)
    assert stack.node.children == []


def test_more_cores_than_the_worker_has_cause_a_warning(stack):
    [warning] = warnings(etl(stack, executor_cores=1000))
    assert "--executor-cores" in warning


def test_an_argument_that_the_version_no_longer_reads_causes_a_warning_with_its_replacement(stack):
    [warning] = warnings(etl(stack, arguments={"--continuous-log-logGroup": "/orders"}))
    assert "--custom-logGroup-prefix" in warning


@pytest.mark.parametrize(
    ("props", "message"),
    [
        ({"datalake_formats": "iceberg"}, "datalake_formats must be a list of strings, got 'iceberg'"),
        ({"datalake_formats": [1]}, r"datalake_formats\[0\] must be a string, got 1"),
        ({"executor_cores": "4"}, "executor_cores must be a whole number, got '4'"),
        ({"lakeformation_fine_grained_access": "yes"}, "lakeformation_fine_grained_access must be True or False"),
        ({"python_virtual_env_version": 2}, "python_virtual_env_version must be a string, got 2"),
        ({"python_virtual_env_storage_prefix": True}, "python_virtual_env_storage_prefix must be a folder in S3"),
        ({"python_modules_installer_option": ["-r"]}, "python_modules_installer_option must be a string"),
    ],
)
def test_a_wrong_type_is_refused(stack, props, message):
    with pytest.raises(InvalidInput, match=message):
        etl(stack, **props)
    assert stack.node.children == []


def test_one_error_has_the_faults_of_all_props(stack):
    with pytest.raises(InvalidInput, match=r"datalake_formats.*executor_cores.*spark_conf"):
        etl(stack, datalake_formats="hudi", executor_cores="4", spark_conf="a=b")
