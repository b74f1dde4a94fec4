from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_s3 as s3
from jobs.job_factories import allowed, arguments, etl, streaming, template_text
from synth import properties, resources

from glue_constructs import InvalidInput, SparkUi

PATH = "--spark-event-logs-path"


def test_two_jobs_with_logs_in_the_working_bucket(stack, snapshot_json):
    etl(stack, "Orders", spark_ui=True)
    streaming(stack, "Clicks", spark_ui=SparkUi(rolling=True, max_file_size=cdk.Size.mebibytes(64), legacy=True))
    assert resources(stack, "Orders", "Clicks") == snapshot_json
    assert len(properties(stack, "AWS::S3::Bucket")) == 1


def test_a_uri(stack):
    etl(stack, spark_ui="s3://logs/spark/")
    assert arguments(stack) == {"--enable-spark-ui": "true", PATH: "s3://logs/spark/"}
    assert allowed(stack, "s3:PutObject")[0] == "arn:<AWS::Partition>:s3:::logs/spark/*"


def test_a_bucket_and_a_prefix(stack):
    etl(stack, spark_ui=SparkUi(bucket=s3.Bucket.from_bucket_name(stack, "Logs", "logs"), prefix="spark"))
    assert template_text(arguments(stack)[PATH]) == "s3://logs/spark/"


def test_off(stack):
    etl(stack, spark_ui=False)
    assert arguments(stack) == {"--enable-spark-ui": "false"}
    with pytest.raises(InvalidInput, match="'--spark-event-logs-path' is set by the prop 'spark_ui'"):
        etl(stack, "Again", spark_ui=False, arguments={PATH: "s3://logs/"})


def test_rolling_is_disabled_as_in_the_guide(stack):
    etl(stack, spark_ui=SparkUi(bucket="logs", prefix="spark", rolling=False))
    assert arguments(stack) == {
        "--enable-spark-ui": "true",
        "--spark-ui-event-logs-path": "true",
        PATH: "s3://logs/spark/",
        "--conf": "spark.eventLog.rolling.enabled=false",
    }


def test_a_file_size_makes_the_log_roll(stack):
    etl(stack, spark_ui=SparkUi(max_file_size=cdk.Size.gibibytes(1)))
    conf = "spark.eventLog.rolling.enabled=true --conf spark.eventLog.rolling.maxFileSize=1024m"
    assert arguments(stack)["--conf"] == conf


@pytest.mark.parametrize(
    ("spark_ui", "message"),
    [
        (SparkUi(max_file_size=cdk.Size.mebibytes(9)), "max_file_size must be 10 MiB or more, got 9 MiB"),
        (SparkUi(max_file_size=128), r"max_file_size must be an aws_cdk\.Size such as .* got 128"),
        (SparkUi(rolling=False, max_file_size=cdk.Size.mebibytes(64)), "must be omitted with rolling=False"),
        (SparkUi(rolling="yes"), r"spark_ui\.rolling must be True or False, got 'yes'"),
        (SparkUi(legacy=1), r"spark_ui\.legacy must be True or False, got 1"),
        (SparkUi(prefix="x"), "prefix needs a bucket"),
        ("logs/", "must be a folder in S3"),
        (3, "must be a folder in S3"),
    ],
)
def test_invalid_values_are_refused(stack, spark_ui, message):
    with pytest.raises(InvalidInput, match=message):
        etl(stack, spark_ui=spark_ui)
    assert stack.node.children == []
